// SPDX-License-Identifier: MIT
// A writer to be killed. `store_ledger write FILE full|normal` decides without end, one transaction each, and prints a
// decision's number once it is committed. `store_ledger check FILE` prints the number of the last decision that is in
// the database, after checking that every one up to it is there whole and that nothing is there of any other.

#include "domain/store.h"
#include "store/audit_check.h"
#include "store/sql_store.h"
#include "support/text.h"

#include <QCoreApplication>

#include <unistd.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

using namespace matchdesk;

const TicketId kTicket("ticket");
const IdentityId kIdentity("identity");
const StaffId kStaff("staff");

std::string keyOf(std::int64_t number)
{
    return "ledger-" + std::to_string(number);
}

int failed(std::string_view what, const Error &error)
{
    std::fprintf(stderr, "%.*s: %s\n", static_cast<int>(what.size()), what.data(), error.detail.c_str());
    return 1;
}

/// The ticket and the person that every decision of the ledger is about.
Outcome prepare(Store &store, Instant now)
{
    return store.write([&](Session &session) -> Outcome {
        if (session.tickets().byId(kTicket).ok())
            return Done {};
        Identity identity;
        identity.id = kIdentity;
        identity.emailAddress = "wren.alder@example.org";
        identity.createdAt = now;
        if (const Outcome added = session.identities().add(identity); !added.ok())
            return added;
        Ticket ticket;
        ticket.id = kTicket;
        ticket.identity = kIdentity;
        ticket.personName = "Wren Alder";
        const auto added = session.tickets().add(ticket, {});
        return added.ok() ? Outcome(Done {}) : added.error();
    });
}

Outcome decide(Session &session, std::int64_t number, Instant now)
{
    auto ticket = session.tickets().byId(kTicket);
    if (!ticket.ok())
        return ticket.error();
    auto identity = session.identities().byId(kIdentity);
    if (!identity.ok())
        return identity.error();
    Decision decision;
    decision.id = DecisionId(keyOf(number));
    decision.ticket = kTicket;
    decision.staff = kStaff;
    decision.takenAt = now;
    decision.dueAt = now;
    decision.state = DecisionState::Applied;
    const Standing before {ticket.value().state, ticket.value().lastDecision};
    const std::string evidence(2000, 'e');
    if (const Outcome done = session.decisions().add(decision, keyOf(number), "digest", evidence, before); !done.ok())
        return done;
    Ticket next = ticket.value();
    next.lastDecision = decision.id;
    ++next.skips;
    if (const auto done = session.tickets().update(next, next.version); !done.ok())
        return done.error();
    if (const auto done = session.identities().update(identity.value(), identity.value().version); !done.ok())
        return done.error();
    Message message;
    message.id = MessageId(keyOf(number));
    message.ticket = kTicket;
    message.cause = keyOf(number);
    message.body = std::string(1000, 'm');
    message.createdAt = now;
    if (const Outcome done = session.outbox().add(message); !done.ok())
        return done;
    AuditEvent event;
    event.at = now;
    event.ticket = kTicket;
    event.decision = decision.id;
    event.action = AuditAction::DecisionApplied;
    event.evidence = evidence;
    return session.audit().append(event);
}

int write(Store &store)
{
    const SystemClock clock;
    if (const Outcome ready = prepare(store, clock.now()); !ready.ok())
        return failed("prepare", ready.error());
    for (;;) {
        std::int64_t number = 0;
        const Outcome written = store.write([&](Session &session) -> Outcome {
            const auto ticket = session.tickets().byId(kTicket);
            if (!ticket.ok())
                return ticket.error();
            number = ticket.value().version;
            return decide(session, number, clock.now());
        });
        if (!written.ok())
            return failed("write", written.error());
        const std::string line = std::to_string(number) + '\n';
        if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            return 0;
    }
}

int check(Store &store)
{
    std::int64_t last = 0;
    const Outcome read = store.read([&](Session &session) -> Outcome {
        const Error half {ErrorCode::Damaged, "a decision is there in part", {}, {}, {}, {}, {}};
        const auto ticket = session.tickets().byId(kTicket);
        if (!ticket.ok())
            return ticket.error().code == ErrorCode::NotFound ? Outcome(Done {}) : ticket.error();
        last = ticket.value().version - 1;
        const auto identity = session.identities().byId(kIdentity);
        if (!identity.ok() || identity.value().version != last + 1)
            return half;
        for (std::int64_t number = 1; number <= last; ++number) {
            const auto decision = session.decisions().byKey(keyOf(number));
            if (!decision.ok() || !decision.value())
                return half;
        }
        const auto beyond = session.decisions().byKey(keyOf(last + 1));
        const auto messages = session.outbox().forTicket(kTicket);
        const auto events = session.audit().forTicket(kTicket);
        if (!beyond.ok() || beyond.value() || !messages.ok() || !events.ok())
            return half;
        const auto count = static_cast<std::size_t>(last);
        return messages.value().size() == count && events.value().size() == count ? Outcome(Done {}) : half;
    });
    if (!read.ok())
        return failed("check", read.error());
    const auto audit = checkAudit(store);
    if (!audit.ok())
        return failed("audit", audit.error());
    if (audit.value().firstBad || audit.value().entries != last)
        return failed("audit", Error {ErrorCode::Damaged, "the chain does not hold", {}, {}, {}, {}, {}});
    std::printf("%lld\n", static_cast<long long>(last));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const std::string_view command = argc > 2 ? argv[1] : "";
    const bool writes = command == "write" && argc == 4;
    if (!writes && !(command == "check" && argc == 3)) {
        std::fputs("usage: store_ledger write FILE full|normal\n       store_ledger check FILE\n", stderr);
        return 2;
    }
    StoreOptions options;
    if (writes && std::string_view(argv[3]) == "normal")
        options.synchronous = Synchronous::Normal;
    auto store = SqlStore::openSqlite(argv[2], options);
    if (!store.ok())
        return failed("open", store.error());
    const int status = writes ? write(*store.value()) : check(*store.value());
    store.value()->releaseThread();
    return status;
}
