// SPDX-License-Identifier: MIT
#include "world/demo_world.h"

#include "domain/details_change.h"
#include "domain/working_days.h"
#include "support/memory_store.h"
#include "support/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace matchdesk {
namespace {

using test::MemoryStore;

const Instant kNow = *instantFromIso("2026-03-12T14:20:00Z");

WorldOptions options(std::uint64_t seed = 7, int records = 4000, int tickets = 60)
{
    return {.seed = seed, .records = records, .tickets = tickets, .now = kNow};
}

Outcome make(Store &store, const WorldOptions &wanted, WorldTruth *truth = nullptr)
{
    LiveRegister records;
    return makeDemoWorld(store, wanted, records, Templates::builtIn(), {}, truth);
}

template <typename T>
T reading(Store &store, const std::function<Result<T>(Session &)> &work)
{
    auto answer = inRead<T>(store, work);
    EXPECT_TRUE(answer.ok());
    return answer.ok() ? std::move(answer).value() : T {};
}

std::vector<Ticket> tickets(Store &store)
{
    return reading<std::vector<Ticket>>(store, [](Session &session) { return session.tickets().changedAfter(0, 1'000'000); });
}

std::vector<matching::Record> records(Store &store)
{
    return reading<std::vector<matching::Record>>(store, [](Session &session) { return session.records().all(); });
}

std::vector<AuditEvent> audit(Store &store)
{
    return reading<std::vector<AuditEvent>>(store, [](Session &session) { return session.audit().after(0, 1'000'000); });
}

std::vector<Message> outbox(Store &store)
{
    return reading<std::vector<Message>>(store,
                                         [](Session &session) { return session.outbox().newest(std::nullopt, 1'000'000); });
}

std::vector<Attempt> attempts(Store &store, const TicketId &id)
{
    return reading<std::vector<Attempt>>(store, [&](Session &session) { return session.tickets().attempts(id); });
}

/// One world for the tests that only look at it.
class DemoWorld : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_store = new MemoryStore;
        s_truth = new WorldTruth;
        ASSERT_TRUE(make(*s_store, options(), s_truth).ok());
    }
    static void TearDownTestSuite()
    {
        delete s_truth;
        delete s_store;
    }
    static MemoryStore &store() { return *s_store; }
    static const WorldTruth &truth() { return *s_truth; }

private:
    static inline MemoryStore *s_store = nullptr;
    static inline WorldTruth *s_truth = nullptr;
};

TEST_F(DemoWorld, HasTheRecordsAndOpenTicketsThatWereAskedFor)
{
    EXPECT_EQ(records(store()).size(), 4000U);
    const auto all = tickets(store());
    EXPECT_EQ(all.size(), 60U);
    for (const Ticket &ticket : all) {
        EXPECT_EQ(ticket.state, TicketState::Open);
        EXPECT_EQ(ticket.kind == TicketKind::ContestedEmail, ticket.cause == Cause::MailboxLost);
    }
}

TEST_F(DemoWorld, IsTheSameForTheSameSeedWhateverTheDatabaseRepeats)
{
    MemoryStore other;
    other.retryEveryWrite(true);
    WorldTruth otherTruth;
    ASSERT_TRUE(make(other, options(), &otherTruth).ok());
    EXPECT_EQ(records(other), records(store()));
    EXPECT_EQ(tickets(other), tickets(store()));
    EXPECT_EQ(audit(other), audit(store()));
    EXPECT_EQ(outbox(other), outbox(store()));
    EXPECT_EQ(otherTruth.tickets, truth().tickets);
    for (const Ticket &ticket : tickets(store()))
        EXPECT_EQ(attempts(other, ticket.id), attempts(store(), ticket.id));
}

TEST_F(DemoWorld, DiffersForAnotherSeed)
{
    MemoryStore other;
    ASSERT_TRUE(make(other, options(8)).ok());
    EXPECT_NE(records(other), records(store()));
}

TEST_F(DemoWorld, TicketsAreBornByTheService)
{
    // Each has what only a submission leaves behind: attempts that were matched, an audit entry and a first email.
    std::map<TicketId, int> opened;
    std::map<TicketId, int> mailed;
    for (const AuditEvent &event : audit(store()))
        opened[event.ticket] += event.action == AuditAction::TicketOpened ? 1 : 0;
    for (const Message &message : outbox(store()))
        ++mailed[message.ticket];
    for (const Ticket &ticket : tickets(store())) {
        EXPECT_EQ(opened[ticket.id], 1);
        // Of a contested address both sides are told.
        EXPECT_EQ(mailed[ticket.id], ticket.kind == TicketKind::ContestedEmail ? 2 : 1);
        EXPECT_FALSE(attempts(store(), ticket.id).empty());
    }
}

TEST_F(DemoWorld, SomeAskForOtherDetailsWithADocument)
{
    int asked = 0;
    for (const Ticket &ticket : tickets(store())) {
        if (ticket.kind != TicketKind::DetailsChange)
            continue;
        ++asked;
        const auto change = reading<DetailsChange>(
            store(), [&](Session &session) { return session.detailsChanges().byTicket(ticket.id); });
        const auto content = reading<std::optional<std::string>>(
            store(), [&](Session &session) { return session.detailsChanges().content(ticket.id); });
        const auto account = reading<Identity>(
            store(), [&](Session &session) { return session.identities().byId(ticket.identity); });
        ASSERT_TRUE(content);
        EXPECT_TRUE(evidenceBytes({change.document, change.fileName, change.fileType, *content}).ok());
        EXPECT_EQ(detailsOf(account), change.before);
        EXPECT_NE(change.after, change.before);
        EXPECT_EQ(account.trn, "");
    }
    EXPECT_EQ(asked, 2);
}

TEST_F(DemoWorld, CoversTheVarietyOfCases)
{
    std::map<Cause, int> causes;
    std::set<std::string> services;
    std::size_t severalAttempts = 0;
    for (const Ticket &ticket : tickets(store())) {
        ++causes[ticket.cause];
        services.insert(ticket.service);
        severalAttempts += attempts(store(), ticket.id).size() > 1 ? 1U : 0U;
    }
    for (const Cause cause : {Cause::SeveralAnswered, Cause::StatedTrnNoneAnswered, Cause::QualifiedNoneAnswered,
                              Cause::RecordDisputed, Cause::RecordClaimed, Cause::LookupUnavailable})
        EXPECT_GE(causes[cause], 1) << nameOf(cause);
    EXPECT_EQ(services.size(), 4U);
    EXPECT_GE(severalAttempts, 10U);
    std::set<std::string> languages;
    for (const Message &message : outbox(store()))
        languages.insert(message.language);
    EXPECT_EQ(languages, (std::set<std::string> {"cy", "en"}));

    std::set<std::string> stories;
    int withoutRecord = 0;
    for (const TicketTruth &ticket : truth().tickets) {
        stories.insert(ticket.story);
        withoutRecord += ticket.trn.empty() ? 1 : 0;
    }
    EXPECT_GE(stories.size(), 24U);
    EXPECT_GE(withoutRecord, 3);
    EXPECT_LE(withoutRecord, 20);
}

TEST_F(DemoWorld, PromisesRunFromOverdueToFiveDaysLeft)
{
    int least = 99;
    int most = -99;
    Instant before {};
    for (const Ticket &ticket : tickets(store())) {
        EXPECT_LT(ticket.openedAt, kNow);
        EXPECT_GE(ticket.openedAt, before);
        before = ticket.openedAt;
        EXPECT_EQ(ticket.promisedBy, endOfWorkingDay(ticket.openedAt, kPromisedWorkingDays));
        const int left = workingDaysLeft(kNow, ticket.promisedBy);
        least = std::min(least, left);
        most = std::max(most, left);
    }
    EXPECT_LT(least, 0);
    EXPECT_EQ(most, 5);
}

TEST_F(DemoWorld, KeepsTheTruthWhereOnlyTestsAndTrainingLook)
{
    const auto kept = keptTruth(store());
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(kept.value(), truth().tickets);
    MemoryStore empty;
    ASSERT_TRUE(keptTruth(empty).ok());
    EXPECT_TRUE(keptTruth(empty).value().empty());
}

TEST_F(DemoWorld, HasItsStaff)
{
    std::map<std::string, Role> roles;
    for (const Staff &staff : reading<std::vector<Staff>>(store(), [](Session &session) { return session.staff().all(); }))
        roles[staff.displayName] = staff.role;
    EXPECT_EQ(roles.size(), 4U);
    EXPECT_EQ(roles.at("Bea Lloyd"), Role::Agent);
    EXPECT_EQ(std::ranges::count(roles, Role::Agent, [](const auto &entry) { return entry.second; }), 2);
    EXPECT_EQ(std::ranges::count(roles, Role::Verifier, [](const auto &entry) { return entry.second; }), 1);
    EXPECT_EQ(std::ranges::count(roles, Role::Lead, [](const auto &entry) { return entry.second; }), 1);
}

TEST_F(DemoWorld, ClaimsAboutAQuarterOfTheRecords)
{
    std::size_t claimed = 0;
    for (const matching::Record &record : records(store())) {
        const auto owner = reading<std::optional<Identity>>(
            store(), [&](Session &session) { return session.identities().liveByTrn(record.trn); });
        claimed += owner ? 1U : 0U;
        if (owner && record.status != matching::RecordStatus::Active)
            ADD_FAILURE() << "a record that is not active is claimed";
    }
    EXPECT_NEAR(static_cast<double>(claimed) / 4000.0, 0.25, 0.03);
}

TEST_F(DemoWorld, WritesOnlyToAddressesThatCannotExist)
{
    for (const Message &message : outbox(store()))
        EXPECT_TRUE(message.recipient.ends_with(".example") || message.recipient.ends_with(".test"));
    for (const matching::Record &record : records(store()))
        EXPECT_TRUE(record.emailAddress.empty() || record.emailAddress.ends_with(".example")
                    || record.emailAddress.ends_with(".test"));
}

TEST_F(DemoWorld, PutsTheRightRecordFirstForMostWhoHaveOne)
{
    const auto held = records(store());
    const matching::Matcher matcher(matching::Register::build(held));
    int withRecord = 0;
    int first = 0;
    int inSight = 0;
    for (const TicketTruth &ticket : truth().tickets) {
        if (ticket.trn.empty())
            continue;
        ++withRecord;
        const auto stated = attempts(store(), ticket.ticket).back().claim;
        const auto answer = matcher.match(stated, {"default", true});
        for (std::size_t i = 0; i < std::min<std::size_t>(answer.candidates.size(), 4); ++i) {
            if (answer.candidates[i].record.trn != ticket.trn)
                continue;
            ++inSight;
            first += i == 0 ? 1 : 0;
        }
    }
    RecordProperty("with_record", withRecord);
    RecordProperty("first", first);
    EXPECT_GE(first * 100, withRecord * 85) << first << " of " << withRecord;
    EXPECT_GE(inSight * 100, withRecord * 95) << inSight << " of " << withRecord;
}

TEST(DemoWorldMaking, StopsWhenItIsTold)
{
    for (const std::string_view at : {"people", "records", "register", "accounts", "tickets"}) {
        MemoryStore store;
        LiveRegister live;
        double last = -1;
        const Outcome made = makeDemoWorld(store, options(7, 2000, 20), live, Templates::builtIn(),
                                           [&](double fraction, std::string_view phase) {
                                               EXPECT_GE(fraction, last);
                                               last = fraction;
                                               return phase != at;
                                           });
        ASSERT_FALSE(made.ok()) << at;
        EXPECT_EQ(made.error().code, ErrorCode::Cancelled);
    }
}

TEST(DemoWorldMaking, LeavesADatabaseWithRecordsAlone)
{
    MemoryStore store;
    ASSERT_TRUE(make(store, options(7, 1000, 5)).ok());
    const Outcome again = make(store, options(7, 1000, 5));
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().rule, "world-exists");
    EXPECT_EQ(records(store).size(), 1000U);
}

TEST(DemoWorldMaking, PassesOnWhatTheStoreReports)
{
    MemoryStore store;
    store.failChange(3, Error {.code = ErrorCode::StorageFull});
    const Outcome made = make(store, options(7, 1000, 5));
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, ErrorCode::StorageFull);
}

TEST(DemoWorldMaking, GoesOnWhenEverybodyHasAskedAlready)
{
    MemoryStore store;
    WorldTruth truth;
    ASSERT_TRUE(make(store, options(3, 1000, 1500), &truth).ok());
    EXPECT_EQ(tickets(store).size(), 1500U);
    EXPECT_EQ(truth.tickets.size(), 1500U);
}

} // namespace
} // namespace matchdesk
