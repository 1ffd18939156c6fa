// SPDX-License-Identifier: MIT
#include "register_follower.h"

#include "logging.h"

#include "journey/names.h"
#include "matching/changes.h"
#include "matching/upkeep.h"
#include "register/changes.h"

#include <algorithm>
#include <exception>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace matchdesk {

namespace {

/// MetaRepository: the change up to which open tickets were matched again and accounts took names.
constexpr std::string_view kFollowedKey = "register-matched";

std::int64_t numberIn(const std::optional<std::string> &text)
{
    std::int64_t number = 0;
    for (const char sign : text.value_or(std::string())) {
        if (sign < '0' || sign > '9')
            return 0;
        number = number * 10 + (sign - '0');
    }
    return number;
}

} // namespace

RegisterFollower::RegisterFollower(Store &store, const Clock &clock, LiveRegister &records, const RegisterLoader &loader,
                                   RecordSource *accountRecords, std::filesystem::path inbox, std::chrono::milliseconds every)
    : m_store(store)
    , m_clock(clock)
    , m_records(records)
    , m_loader(loader)
    , m_accountRecords(accountRecords)
    , m_inbox(std::move(inbox))
    , m_every(every)
    , m_rematch(store, clock)
{
}

RegisterFollower::~RegisterFollower()
{
    stop();
}

void RegisterFollower::start()
{
    // A register that is there already has what the store has now; what the store gets later is news.
    if (m_loader.ready())
        m_begun = begin().ok();
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void RegisterFollower::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void RegisterFollower::run(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        try {
            if (m_loader.ready()) {
                if (const Outcome followed = step(); !followed.ok())
                    logFailure("following the register", followed.error());
            }
        } catch (const std::exception &failure) {
            logFailure("following the register", Error {.code = ErrorCode::Internal, .detail = failure.what()});
        }
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, m_every, [] { return false; });
    }
    m_store.releaseThread();
}

Outcome RegisterFollower::step()
{
    if (!m_begun) {
        if (const Outcome begun = begin(); !begun.ok())
            return begun;
        m_begun = true;
    }
    takeInbox();
    if (const Outcome followed = follow(); !followed.ok())
        return followed;
    if (m_followed < m_known) {
        if (const Outcome madeUp = makeUp(); !madeUp.ok())
            return madeUp;
    }
    const auto retried = m_rematch.retry(*m_records.current());
    return retried.ok() ? Outcome(Done {}) : Outcome(retried.error());
}

Outcome RegisterFollower::begin()
{
    std::int64_t last = 0;
    std::int64_t followed = 0;
    const Outcome read = m_store.read([&](Session &session) -> Outcome {
        const auto newest = session.records().lastChange();
        if (!newest.ok())
            return newest.error();
        const auto done = session.meta().value(kFollowedKey);
        if (!done.ok())
            return done.error();
        last = newest.value();
        followed = numberIn(done.value());
        return Done {};
    });
    if (!read.ok())
        return read;
    // A register that was there before loading began was made with the database, and has what the database has.
    m_known = m_loader.loadedChange().value_or(last);
    m_followed = std::min(followed, m_known);
    return Done {};
}

Outcome RegisterFollower::makeUp()
{
    const auto rematched = m_rematch.all(*m_records.current());
    if (!rematched.ok())
        return rematched.error();
    const auto missed = inRead<RecordChanges>(
        m_store, [this](Session &session) { return session.records().changedSince(m_followed); });
    if (!missed.ok())
        return missed.error();
    const Outcome renamed = rename(missed.value().changes);
    return renamed.ok() ? noteFollowed() : renamed;
}

Outcome RegisterFollower::rename(const matching::Changes &changes)
{
    if (m_accountRecords == nullptr)
        return Done {};
    std::vector<std::string> trns;
    trns.reserve(changes.put.size());
    for (const matching::Record &record : changes.put)
        trns.push_back(record.trn);
    const auto synced = syncNames(m_store, m_clock, *m_accountRecords, trns);
    return synced.ok() ? Outcome(Done {}) : Outcome(synced.error());
}

Outcome RegisterFollower::noteFollowed()
{
    Outcome noted = m_store.write(
        [&](Session &session) { return session.meta().set(kFollowedKey, std::to_string(m_known)); });
    if (noted.ok())
        m_followed = m_known;
    return noted;
}

void RegisterFollower::takeInbox()
{
    std::error_code failure;
    if (m_inbox.empty() || !std::filesystem::is_directory(m_inbox, failure))
        return;
    std::vector<std::filesystem::path> files;
    for (auto entry = std::filesystem::directory_iterator(m_inbox, failure);
         !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
        if (entry->path().extension() == ".csv")
            files.push_back(entry->path());
    }
    // Their names are in the order in which they were left.
    std::ranges::sort(files);
    for (const auto &file : files) {
        const Outcome taken = take(file);
        if (taken.ok()) {
            std::filesystem::remove(file, failure);
            continue;
        }
        logFailure("taking changes of the register", taken.error());
        // What cannot be read now cannot be read later; what the store refuses can be tried again, in its turn.
        if (taken.error().code != ErrorCode::Unprocessable)
            return;
        auto aside = file;
        aside += ".refused";
        std::filesystem::rename(file, aside, failure);
    }
}

Outcome RegisterFollower::take(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error {.code = ErrorCode::Unavailable, .detail = "a file of changes cannot be opened"};
    // Bad rows were told to whoever left the file.
    const auto changes = readChanges(in, [](const RejectedRow &) {});
    if (!changes.ok())
        return changes.error();
    if (changes.value() == matching::Changes {})
        return Done {};
    return m_store.write([&](Session &session) -> Outcome {
        const auto applied = session.records().apply(changes.value());
        return applied.ok() ? Outcome(Done {}) : Outcome(applied.error());
    });
}

Outcome RegisterFollower::follow()
{
    const auto newest = inRead<std::int64_t>(m_store, [](Session &session) { return session.records().lastChange(); });
    if (!newest.ok())
        return newest.error();
    if (newest.value() <= m_known)
        return Done {};
    const auto changed = inRead<RecordChanges>(
        m_store, [this](Session &session) { return session.records().changedSince(m_known); });
    if (!changed.ok())
        return changed.error();
    const auto before = m_records.current();
    const auto next = matching::withChanges(before->sharedRecords(), changed.value().changes);
    // Folded where many have come together, in this thread: nobody waits for it, and everybody's queries get faster.
    m_records.replace(matching::wantsFolding(next) ? matching::compacted(*next.records) : next.records);
    // Whatever stops this one, the next step matches all of them: how the register was before is known only here.
    m_known = changed.value().last;
    const auto rematched = m_rematch.afterChange(*before, *m_records.current(), changed.value().changes);
    if (!rematched.ok())
        return rematched.error();
    const Outcome renamed = rename(changed.value().changes);
    return renamed.ok() ? noteFollowed() : renamed;
}

} // namespace matchdesk
