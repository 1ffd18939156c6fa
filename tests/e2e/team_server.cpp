// SPDX-License-Identifier: MIT
#include "e2e/team_server.h"

#include "e2e/demo_copy.h"
#include "store/audit_check.h"
#include "store/sql_store.h"

#include <QTest>

#include <algorithm>

namespace matchdesk::test {

namespace {

constexpr std::chrono::seconds kPatience {10};

} // namespace

bool eventually(const std::function<bool()> &holds)
{
    return QTest::qWaitFor(holds, static_cast<int>(std::chrono::milliseconds(kPatience).count()));
}

int Books::count(std::string_view action) const
{
    return static_cast<int>(std::ranges::count(history, action, &HistoryEntry::action));
}

TeamServer::TeamServer(const DemoWorld &world, std::chrono::milliseconds hold, std::chrono::seconds contestWait)
    : m_hold(hold), m_contestWait(contestWait), m_worker(std::make_shared<CurlWorker>())
{
    world.copyTo(m_folder.path().toStdString());
    startHost(Access::Everybody);
    m_port = m_host->ready().port;
    m_provider = std::make_unique<HttpClientProvider>(m_worker, m_host->ready().address);
    takeTokens();
    for (const StaffAccess &one : m_host->ready().staff)
        m_staff.push_back(one.staff);
    std::ranges::sort(m_staff, {}, &Staff::displayName);
    awaitRegister();
}

TeamServer::~TeamServer() = default;

void TeamServer::takeTokens()
{
    m_clients.clear();
    for (const StaffAccess &one : m_host->ready().staff)
        m_provider->add(one.staff.id, one.token);
}

void TeamServer::startHost(Access access, bool newTokens)
{
    HostOptions options;
    options.dataFolder = m_folder.path().toStdString();
    options.demo = true;
    options.access = access;
    options.oneTimeTokens = newTokens;
    options.hold = m_hold;
    options.contestWait = m_contestWait;
    options.port = m_port;
    auto host = BackendHost::start(options);
    if (!host.ok())
        qFatal("the backend does not start: %s", host.error().detail.c_str());
    m_host = std::move(host).value();
}

void TeamServer::awaitRegister()
{
    ApiClient &client = as(first(Role::Lead));
    for (const TicketRow &row : valueOf(client.firstRows(1))) {
        const bool isThere = eventually([&] { return answerOf(client.ticket(row.id)).ok(); });
        EXPECT_TRUE(isThere) << "the register is not loaded";
    }
}

void TeamServer::stop()
{
    m_host.reset();
}

void TeamServer::start()
{
    startHost(Access::Team);
}

void TeamServer::startWithNewTokens()
{
    startHost(Access::Everybody, true);
    takeTokens();
    awaitRegister();
}

const Staff &TeamServer::agent(std::size_t number) const
{
    std::size_t seen = 0;
    for (const Staff &one : m_staff) {
        if (one.role == Role::Agent && seen++ == number)
            return one;
    }
    qFatal("there are fewer agents");
}

const Staff &TeamServer::first(Role role) const
{
    const auto found = std::ranges::find(m_staff, role, &Staff::role);
    if (found == m_staff.end())
        qFatal("nobody has this role");
    return *found;
}

ApiClient &TeamServer::as(const Staff &staff)
{
    std::unique_ptr<ApiClient> &client = m_clients[staff.id];
    if (client == nullptr)
        client = m_provider->clientFor(staff.id);
    return *client;
}

Books TeamServer::books(const TicketId &id)
{
    ApiClient &client = as(first(Role::Lead));
    return {valueOf(client.ticket(id)), valueOf(client.history(id)), valueOf(client.messages(id))};
}

void TeamServer::change(const std::function<Outcome(Session &)> &work)
{
    stop();
    {
        auto store = SqlStore::openSqlite(std::filesystem::path(m_folder.path().toStdString()) / "matchdesk.sqlite");
        ASSERT_TRUE(store.ok()) << store.error().detail;
        const Outcome changed = store.value()->write(work);
        EXPECT_TRUE(changed.ok()) << (changed.ok() ? "" : changed.error().detail);
        store.value()->releaseThread();
    }
    start();
    awaitRegister();
}

void TeamServer::readStopped(const std::function<Outcome(Session &)> &work)
{
    stop();
    auto store = SqlStore::openSqlite(std::filesystem::path(m_folder.path().toStdString()) / "matchdesk.sqlite");
    ASSERT_TRUE(store.ok()) << store.error().detail;
    const Outcome read = store.value()->read(work);
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().detail);
    const auto checked = checkAudit(*store.value());
    ASSERT_TRUE(checked.ok());
    EXPECT_FALSE(checked.value().firstBad.has_value()) << "the audit's chain is broken";
    store.value()->releaseThread();
}

} // namespace matchdesk::test
