// SPDX-License-Identifier: MIT
#include "e2e/demo_copy.h"

#include "e2e/team_server.h"
#include "embed/backend_host.h"
#include "store/sql_store.h"

#include <QTemporaryDir>

#include <algorithm>
#include <map>

namespace matchdesk::test {

namespace {

constexpr std::uint64_t kSeed = 12;
constexpr int kRecords = 3'000;
constexpr int kTickets = 80;
constexpr int kOnScreen = 4;

std::map<TicketId, TicketTruth> truthIn(const std::filesystem::path &folder)
{
    auto store = SqlStore::openSqlite(folder / "matchdesk.sqlite");
    if (!store.ok())
        qFatal("the demo world cannot be opened: %s", store.error().detail.c_str());
    const auto kept = keptTruth(*store.value());
    store.value()->releaseThread();
    std::map<TicketId, TicketTruth> byTicket;
    for (const TicketTruth &one : kept.ok() ? kept.value() : std::vector<TicketTruth> {})
        byTicket.emplace(one.ticket, one);
    return byTicket;
}

} // namespace

int Case::place() const
{
    const auto own = std::ranges::find(shown.candidates, truth.trn,
                                       [](const CandidateView &view) { return view.candidate.record.trn; });
    return own == shown.candidates.end() ? 0 : static_cast<int>(own - shown.candidates.begin()) + 1;
}

const CandidateView *Case::ownRecord() const
{
    return place() == 0 ? nullptr : &shown.candidates[static_cast<std::size_t>(place() - 1)];
}

bool isClearLink(const Case &one)
{
    const CandidateView *own = one.ownRecord();
    return own != nullptr && one.place() <= kOnScreen && own->rule == LinkRule::Allowed && !own->needsSecondPerson;
}

bool isClaimed(const Case &one)
{
    const CandidateView *own = one.ownRecord();
    return own != nullptr && one.place() <= kOnScreen && own->rule == LinkRule::RecordClaimed;
}

bool isWithoutRecord(const Case &one)
{
    return one.truth.trn.empty() && one.shown.ticket.kind == TicketKind::NoMatch;
}

bool isFoundBySearch(const Case &one)
{
    return isWithoutRecord(one) && one.found && one.found->rule == LinkRule::Allowed;
}

const DemoWorld &DemoWorld::instance()
{
    static const DemoWorld world;
    return world;
}

DemoWorld::DemoWorld()
{
    make();
    survey();
}

void DemoWorld::make()
{
    static const QTemporaryDir folder;
    m_folder = folder.path().toStdString();
    HostOptions options;
    options.dataFolder = m_folder;
    options.demo = true;
    options.seed = kSeed;
    options.records = kRecords;
    options.tickets = kTickets;
    const auto host = BackendHost::start(options);
    if (!host.ok())
        qFatal("the demo world cannot be made: %s", host.error().detail.c_str());
}

void DemoWorld::copyTo(const std::filesystem::path &folder) const
{
    std::filesystem::copy(m_folder, folder, std::filesystem::copy_options::recursive);
}

void DemoWorld::survey()
{
    std::map<TicketId, TicketTruth> truth = truthIn(m_folder);
    TeamServer server(*this);
    ApiClient &client = server.as(server.first(Role::Lead));
    for (const TicketRow &row : valueOf(client.firstRows(2 * kTickets))) {
        const Case one {valueOf(client.ticket(row.id)), truth[row.id], std::nullopt};
        if (testing::Test::HasFailure())
            qFatal("the demo world cannot be read over HTTP");
        m_cases.push_back(one);
    }
    const auto clear = std::ranges::find_if(m_cases, isClearLink);
    for (Case &one : m_cases) {
        if (isWithoutRecord(one) && clear != m_cases.end())
            one.found = valueOf(client.addCandidate(one.id(), clear->truth.trn));
    }
}

std::vector<Case> DemoWorld::casesWhere(const std::function<bool(const Case &)> &fits) const
{
    std::vector<Case> found;
    std::ranges::copy_if(m_cases, std::back_inserter(found), fits);
    return found;
}

} // namespace matchdesk::test
