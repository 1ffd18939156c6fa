// SPDX-License-Identifier: MIT
#include "database_fixture.h"
#include "samples.h"

namespace matchdesk::tests {
namespace {

const std::vector<std::string> kHostile {
    "'; DROP TABLE tickets; --",
    "' OR '1'='1",
    "\\'; DELETE FROM audit; --",
    "\\",
    "'",
    "''",
    "\"",
    "$$ $1 :name ? ?? %s",
    "{{i64}} {{strict}}",
    "/* */ -- ;",
    "\r\n\t\x01\x7f",
    "NULL",
    " ",
    "e\xCC\x81 \xC3\xA9 \xF0\x9F\xA6\x89 \xE2\x80\xAE\xE2\x80\x8B",
    std::string(100'000, '\''),
};

const std::vector<std::string> kImpossible {
    std::string("nul\0inside", 10), std::string("\0", 1), "\xC3", "\xED\xA0\x80", "\xC0\x80", "\xFF\xFE",
};

Identity identityOf(const std::string &text, const std::string &id)
{
    Identity identity = sampleIdentity(id, text + id);
    identity.firstName = identity.middleName = identity.lastName = identity.language = text;
    identity.trn = text;
    return identity;
}

Ticket ticketOf(const std::string &text, const std::string &id)
{
    Ticket ticket = sampleTicket(id, IdentityId(id));
    ticket.personName = ticket.service = ticket.proposedTrn = ticket.contestedTrn = text;
    ticket.lease = Lease {StaffId(text), text, at(1), at(2)};
    ticket.keptBy = ticket.firstReader = StaffId(text);
    ticket.lastDecision = DecisionId(text);
    return ticket;
}

Attempt attemptOf(const std::string &text)
{
    Attempt attempt;
    attempt.claim = {text, text, text, text, text, text, text, text, text, text, text};
    return attempt;
}

Decision decisionOf(const std::string &text, const std::string &id)
{
    Decision decision = sampleDecision(text + id, TicketId(id));
    decision.ticketReference = decision.staffName = decision.trn = decision.note = decision.refusedRule = text;
    decision.staff = StaffId(text);
    decision.seenDigest = text;
    return decision;
}

Message messageOf(const std::string &text, const std::string &id)
{
    Message message = sampleMessage(text + id, TicketId(id));
    message.ticketReference = message.recipient = message.templateId = message.language = text;
    message.subject = message.body = text;
    message.cause = text + id;
    return message;
}

AuditEvent eventOf(const std::string &text)
{
    AuditEvent event = sampleEvent(TicketId(text));
    event.staff = StaffId(text);
    event.decision = DecisionId(text);
    event.staffName = event.trn = event.rule = event.note = event.evidence = event.requestId = text;
    return event;
}

class HostileText : public DatabaseTest {
protected:
    /// Writes `text` into every field that takes one, reads it all back and compares.
    void roundTrip(const std::string &text, const std::string &id)
    {
        const Identity identity = identityOf(text, id);
        const Attempt attempt = attemptOf(text);
        const Decision decision = decisionOf(text, id);
        const Message message = messageOf(text, id);
        const Staff staff {StaffId(text), text, Role::Lead};
        Ticket ticket = ticketOf(text, id);
        const Outcome written = store().write([&](Session &session) -> Outcome {
            const auto added = session.tickets().add(ticket, {attempt});
            if (!added.ok())
                return added.error();
            ticket = added.value();
            for (const Outcome &outcome : {session.identities().add(identity),
                                           session.tickets().addCandidate(ticket.id, text, StaffId(text), at(1)),
                                           session.decisions().add(decision, text + id, text, text,
                                                                   Standing {TicketState::Open, DecisionId(text)}),
                                           session.outbox().add(message), session.staff().put(staff, text + "#"),
                                           session.audit().append(eventOf(text)), session.meta().set(text, text)}) {
                if (!outcome.ok())
                    return outcome;
            }
            return Done {};
        });
        ASSERT_TRUE(written.ok()) << written.error().detail;
        const Outcome read = store().read([&](Session &session) -> Outcome {
            EXPECT_EQ(session.identities().byId(identity.id).value(), identity);
            EXPECT_EQ(session.identities().liveByTrn(text).value(), identity);
            EXPECT_EQ(session.identities().liveByEmail(identity.emailAddress).value(), identity);
            EXPECT_EQ(session.tickets().byId(ticket.id).value(), ticket);
            EXPECT_EQ(session.tickets().attempts(ticket.id).value(), std::vector {attempt});
            EXPECT_EQ(session.tickets().addedCandidates(ticket.id).value(), std::vector {text});
            EXPECT_EQ(session.decisions().byKey(text + id).value(), decision);
            EXPECT_EQ(session.decisions().evidence(decision.id).value(), text);
            EXPECT_EQ(session.outbox().forTicket(ticket.id).value(), std::vector {message});
            EXPECT_EQ(session.staff().byTokenHash(text + "#").value(), staff);
            EXPECT_EQ(session.audit().forTicket(TicketId(text)).value().back().note, text);
            EXPECT_EQ(session.meta().value(text).value(), text);
            if (text.size() < 1000) {
                const auto found = session.tickets().search(text, 1);
                EXPECT_TRUE(found.ok() && !found.value().empty() && found.value().front().id == ticket.id);
            }
            return Done {};
        });
        EXPECT_TRUE(read.ok());
    }
};

TEST_P(HostileText, IsOnlyEverText)
{
    int number = 0;
    for (const std::string &text : kHostile) {
        SCOPED_TRACE(text.substr(0, 40));
        roundTrip(text, "t" + std::to_string(number++));
    }
    const auto all = inRead<std::vector<Ticket>>(
        store(), [](Session &session) { return session.tickets().changedAfter(0, 1000); });
    EXPECT_EQ(all.value().size(), kHostile.size());
}

/// What one of the engines could not keep, or both would keep changed, is refused by both, and nothing is stored.
TEST_P(HostileText, WhatIsNoTextIsRefused)
{
    ASSERT_TRUE(putTicket(store(), "t1").ok());
    for (const std::string &text : kImpossible) {
        const std::vector<std::function<Outcome(Session &)>> writes {
            [&](Session &session) { return session.meta().set("key", text); },
            [&](Session &session) { return session.meta().set(text, "value"); },
            [&](Session &session) { return session.identities().add(identityOf(text, "i1")); },
            [&](Session &session) -> Outcome {
                const auto added = session.tickets().add(ticketOf(text, "t2"), {});
                return added.ok() ? Outcome(Done {}) : added.error();
            },
            [&](Session &session) -> Outcome {
                const auto added = session.tickets().add(sampleTicket("t3", IdentityId("i-t1")), {attemptOf(text)});
                return added.ok() ? Outcome(Done {}) : added.error();
            },
            [&](Session &session) { return session.decisions().add(decisionOf(text, "t1"), "key", "d", "e", {}); },
            [&](Session &session) { return session.decisions().add(decisionOf("ok", "t1"), text, "d", "e", {}); },
            [&](Session &session) { return session.outbox().add(messageOf(text, "t1")); },
            [&](Session &session) { return session.staff().put({StaffId("s"), text, Role::Agent}, "h"); },
            [&](Session &session) { return session.audit().append(eventOf(text)); },
            [&](Session &session) {
                matching::Record record = sampleRecord("7000001");
                record.lastName = text;
                return session.records().addAll({sampleRecord("7000002"), record});
            },
        };
        for (const auto &write : writes) {
            const Outcome outcome = store().write(write);
            ASSERT_FALSE(outcome.ok());
            EXPECT_EQ(outcome.error().code, ErrorCode::Unprocessable) << outcome.error().detail;
        }
        const Outcome looked = store().read([&](Session &session) -> Outcome {
            EXPECT_FALSE(session.identities().liveByTrn(text).ok());
            return Done {};
        });
        static_cast<void>(looked);
    }
    const Outcome read = store().read([](Session &session) -> Outcome {
        EXPECT_EQ(session.tickets().changedAfter(0, 1000).value().size(), 1U);
        EXPECT_EQ(session.records().count().value(), 0);
        EXPECT_TRUE(session.audit().after(0, 10).value().empty());
        return Done {};
    });
    EXPECT_TRUE(read.ok());
}

ON_BOTH_ENGINES(HostileText);

} // namespace
} // namespace matchdesk::tests
