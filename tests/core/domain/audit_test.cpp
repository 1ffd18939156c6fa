// SPDX-License-Identifier: MIT
#include "domain/audit.h"

#include <gtest/gtest.h>

using namespace matchdesk;

namespace {

AuditEvent sample()
{
    AuditEvent event;
    event.seq = 7;
    event.staff = StaffId("s1");
    event.staffName = "Bea Lloyd";
    event.action = AuditAction::DecisionApplied;
    event.ticket = TicketId("t1");
    event.kind = DecisionKind::Link;
    event.trn = "4821973";
    event.note = "telephoned";
    return event;
}

} // namespace

TEST(Audit, hashCoversEveryField)
{
    const AuditEvent base = sample();
    const std::string hash = hashOf(base, "before");
    EXPECT_EQ(hash, hashOf(base, "before"));
    EXPECT_NE(hash, hashOf(base, "other"));
    const auto differs = [&](auto change) {
        AuditEvent event = sample();
        change(event);
        return hashOf(event, "before") != hash;
    };
    EXPECT_TRUE(differs([](AuditEvent &e) { e.seq = 8; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.at += std::chrono::microseconds(1); }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.staff.text = "s2"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.staffName = "Bea"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.action = AuditAction::DecisionHeld; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.ticket.text = "t2"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.decision.text = "d"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.kind.reset(); }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.reason = Reason::OtherReason; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.trn = "4821937"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.rule = "r"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.note = "telephone"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.evidence = "{}"; }));
    EXPECT_TRUE(differs([](AuditEvent &e) { e.requestId = "q"; }));
}

TEST(Audit, movingTextBetweenFieldsChangesTheHash)
{
    AuditEvent left = sample();
    left.rule = "ab";
    left.note = "c";
    AuditEvent right = sample();
    right.rule = "a";
    right.note = "bc";
    EXPECT_NE(hashOf(left, ""), hashOf(right, ""));
}
