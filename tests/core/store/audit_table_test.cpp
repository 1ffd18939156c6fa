// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"
#include "store/audit_check.h"

#include <thread>

namespace matchdesk::tests {
namespace {

class AuditTable : public DatabaseTest {
protected:
    Outcome append(const AuditEvent &event)
    {
        return store().write([&](Session &session) { return session.audit().append(event); });
    }
    void appendMany(int count)
    {
        for (int i = 0; i < count; ++i) {
            AuditEvent event = sampleEvent(TicketId("t" + std::to_string(i % 2)));
            event.note = std::to_string(i);
            ASSERT_TRUE(append(event).ok());
        }
    }
    std::vector<AuditEvent> after(std::int64_t seq, std::size_t limit)
    {
        return inRead<std::vector<AuditEvent>>(store(), [&](Session &session) {
                   return session.audit().after(seq, limit);
               }).value();
    }
    /// Does what the triggers refuse, as somebody who owns the database could.
    void tamper(const std::string &statement)
    {
        const auto owner = raw();
        if (engine() == Engine::Sqlite) {
            for (const char *trigger : {"audit_no_update", "audit_no_delete", "audit_no_replace"})
                ASSERT_TRUE(owner->run(std::string("DROP TRIGGER IF EXISTS ") + trigger));
        } else {
            ASSERT_TRUE(owner->run("ALTER TABLE audit DISABLE TRIGGER ALL"));
        }
        ASSERT_TRUE(owner->run(statement));
    }
    std::optional<std::int64_t> firstBad()
    {
        const auto check = checkAudit(store());
        EXPECT_TRUE(check.ok());
        return check.ok() ? check.value().firstBad : std::optional<std::int64_t>(-1);
    }
};

TEST_P(AuditTable, ComesBackAsItWentWithSeqAndHashes)
{
    AuditEvent full = sampleEvent(TicketId("t1"));
    AuditEvent bare;
    bare.action = AuditAction::RegisterLoaded;
    bare.at = at(61);
    ASSERT_TRUE(append(full).ok());
    ASSERT_TRUE(append(bare).ok());
    reopen();
    full.seq = 1;
    full.hash = hashOf(full, "");
    bare.seq = 2;
    bare.previousHash = full.hash;
    bare.hash = hashOf(bare, full.hash);
    EXPECT_EQ(after(0, 10), (std::vector {full, bare}));
    EXPECT_EQ(after(1, 10), std::vector {bare});
    EXPECT_EQ(after(0, 1), std::vector {full});
    const auto ofTicket = inRead<std::vector<AuditEvent>>(
        store(), [](Session &session) { return session.audit().forTicket(TicketId("t1")); });
    EXPECT_EQ(ofTicket.value(), std::vector {full});
}

TEST_P(AuditTable, CannotBeChangedOrRemoved)
{
    appendMany(3);
    const auto intruder = raw();
    EXPECT_FALSE(intruder->run("UPDATE audit SET note = 'nothing happened' WHERE seq = 2"));
    EXPECT_FALSE(intruder->run("DELETE FROM audit WHERE seq = 2"));
    EXPECT_FALSE(intruder->run("DELETE FROM audit"));
    if (engine() == Engine::Sqlite)
        EXPECT_FALSE(
            intruder->run("INSERT OR REPLACE INTO audit (seq, at, action, hash) VALUES (2, 0, 'ticket-opened', 'x')"));
    else
        EXPECT_FALSE(intruder->run("TRUNCATE audit"));
    EXPECT_EQ(after(0, 10).size(), 3U);
    EXPECT_FALSE(firstBad().has_value());
}

TEST_P(AuditTable, AWholeChainHolds)
{
    EXPECT_EQ(checkAudit(store()).value(), AuditCheck {});
    appendMany(5);
    const auto check = checkAudit(store());
    ASSERT_TRUE(check.ok());
    EXPECT_EQ(check.value().entries, 5);
    EXPECT_FALSE(check.value().firstBad.has_value());
    EXPECT_EQ(check.value().head, after(4, 1).front().hash);
}

TEST_P(AuditTable, AChangedEntryIsNamed)
{
    appendMany(5);
    tamper("UPDATE audit SET trn = '7999998' WHERE seq = 3");
    EXPECT_EQ(firstBad(), 3);
}

TEST_P(AuditTable, ARemovedEntryIsNamed)
{
    appendMany(5);
    tamper("DELETE FROM audit WHERE seq = 2");
    EXPECT_EQ(firstBad(), 2);
}

TEST_P(AuditTable, SwappedEntriesAreNamed)
{
    appendMany(5);
    tamper("UPDATE audit SET seq = 100 WHERE seq = 3");
    tamper("UPDATE audit SET seq = 3 WHERE seq = 4");
    tamper("UPDATE audit SET seq = 4 WHERE seq = 100");
    EXPECT_EQ(firstBad(), 3);
}

TEST_P(AuditTable, ARehashedEntryBreaksTheNextOne)
{
    appendMany(5);
    AuditEvent forged = after(1, 1).front();
    forged.note = "nothing happened";
    tamper("UPDATE audit SET note = 'nothing happened', hash = '" + hashOf(forged, forged.previousHash)
           + "' WHERE seq = 2");
    EXPECT_EQ(firstBad(), 3);
}

TEST_P(AuditTable, TheHeadShowsACutToWhoeverRemembersIt)
{
    appendMany(5);
    const std::string head = checkAudit(store()).value().head;
    tamper("DELETE FROM audit WHERE seq = 5");
    EXPECT_FALSE(firstBad().has_value());
    EXPECT_NE(checkAudit(store()).value().head, head);
}

TEST_P(AuditTable, ManyAuthorsMakeOneChain)
{
    std::vector<std::thread> threads;
    for (int me = 0; me < 4; ++me) {
        threads.emplace_back([&] {
            appendMany(15);
            store().releaseThread();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const auto check = checkAudit(store());
    EXPECT_EQ(check.value().entries, 60);
    EXPECT_FALSE(check.value().firstBad.has_value());
}

ON_BOTH_ENGINES(AuditTable);

} // namespace
} // namespace matchdesk::tests
