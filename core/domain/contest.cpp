// SPDX-License-Identifier: MIT
#include "domain/contest.h"

#include "domain/store.h"
#include "domain/working_days.h"
#include "name_table.h"
#include "support/text.h"
#include "unacceptable.h"

#include <algorithm>

namespace matchdesk {

using detail::unacceptable;

namespace {

Error refused(std::string_view rule)
{
    Error error;
    error.code = ErrorCode::RuleRefused;
    error.detail = "a rule of the domain forbids this contest";
    error.rule = rule;
    return error;
}

Outcome check(const ContestOrder &order)
{
    const std::size_t at = order.newEmailAddress.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == order.newEmailAddress.size())
        return unacceptable("newEmailAddress", "a contest is about an email address");
    if (order.trn.empty())
        return unacceptable("trn", "a contest is about a record");
    if (order.attempts.empty())
        return unacceptable("attempts", "a contest comes from what was stated");
    return Done {};
}

std::string lowered(std::string_view address)
{
    std::string text(address);
    std::ranges::transform(text, text.begin(),
                           [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
    return text;
}

Result<std::optional<Ticket>> openedBefore(Session &session, const ContestOrder &order)
{
    const auto earlier = session.contests().ofOwner(order.owner);
    if (!earlier.ok())
        return earlier.error();
    const auto same = std::ranges::find_if(earlier.value(), [&order](const Contest &contest) {
        return isOpen(contest.state) && lowered(contest.newEmailAddress) == lowered(order.newEmailAddress);
    });
    if (same == earlier.value().end())
        return std::optional<Ticket> {};
    return session.tickets().byId(same->ticket).then([](Ticket ticket) -> Result<std::optional<Ticket>> {
        return std::optional<Ticket>(std::move(ticket));
    });
}

Ticket ticketOf(const ContestOrder &order, std::string id, Instant now)
{
    Ticket ticket;
    ticket.id = TicketId(std::move(id));
    ticket.kind = TicketKind::ContestedEmail;
    ticket.cause = Cause::MailboxLost;
    ticket.identity = order.asker.empty() ? order.owner : order.asker;
    ticket.personName = order.personName;
    ticket.service = order.service;
    ticket.saysQualified = order.saysQualified;
    ticket.openedAt = now;
    ticket.promisedBy = endOfWorkingDay(now, kPromisedWorkingDays);
    ticket.contestedTrn = order.trn;
    ticket.contestedOwner = order.owner;
    return ticket;
}

Contest contestOf(const ContestOrder &order, const TicketId &ticket)
{
    Contest contest;
    contest.ticket = ticket;
    contest.owner = order.owner;
    contest.asker = order.asker;
    contest.newEmailAddress = order.newEmailAddress;
    contest.provenAt = order.provenAt;
    contest.language = order.language == "cy" ? "cy" : "en";
    contest.via = order.via;
    contest.tried = order.tried;
    if (order.openedBy)
        contest.openedBy = order.openedBy->staff;
    return contest;
}

AuditEvent openingOf(const ContestOrder &order, const Ticket &ticket, Instant now)
{
    AuditEvent event;
    event.at = now;
    event.action = AuditAction::TicketOpened;
    event.ticket = ticket.id;
    event.trn = order.trn;
    if (order.openedBy) {
        event.staff = order.openedBy->staff;
        event.staffName = order.openedBy->staffName;
        event.decision = order.openedBy->decision;
        event.kind = order.openedBy->kind;
        event.reason = order.openedBy->reason;
        event.note = order.openedBy->note;
    }
    return event;
}

Outcome tellBoth(Session &session, const ContestOrder &order, const Identity &owner, const Ticket &ticket,
                 const ContestTools &tools, Instant now)
{
    const std::string token = tools.newToken ? tools.newToken() : newToken();
    if (Outcome kept = session.contests().addObjectionToken(ticket.id, sha256Hex(token), now); !kept.ok())
        return kept;
    ContestNotice toAsker {"contest-opened", order.language, order.newEmailAddress, {}, ticket.id.text + ":contest-opened",
                           ticket.id, ticket.reference};
    toAsker.variables = {{"name", order.personName}, {"reference", ticket.reference}, {"service", order.service}};
    if (Outcome written = tools.write(session, toAsker); !written.ok())
        return written;
    ContestNotice toOwner {"contest-notice", owner.language, owner.emailAddress, {}, ticket.id.text + ":contest-notice",
                           ticket.id, ticket.reference};
    toOwner.variables = {{"name", displayName(owner)},
                         {"reference", ticket.reference},
                         {"service", order.service},
                         {"objection_code", token}};
    return tools.write(session, toOwner);
}

} // namespace

Result<Ticket> openContest(Session &session, const ContestOrder &order, const ContestTools &tools, Instant now)
{
    if (Outcome checked = check(order); !checked.ok())
        return checked.error();
    const auto owner = session.identities().byId(order.owner);
    if (!owner.ok())
        return owner.error();
    if (!owner.value().live)
        return refused("owner-not-live");
    if (owner.value().trn != order.trn)
        return refused("owner-has-other-trn");
    auto before = openedBefore(session, order);
    if (!before.ok())
        return before.error();
    if (before.value())
        return *std::move(before).value();
    auto stored = session.tickets().add(ticketOf(order, tools.newId ? tools.newId(now) : newId(now), now), order.attempts);
    if (!stored.ok())
        return stored;
    const Ticket &ticket = stored.value();
    if (Outcome added = session.contests().add(contestOf(order, ticket.id)); !added.ok())
        return added.error();
    if (Outcome noted = session.audit().append(openingOf(order, ticket, now)); !noted.ok())
        return noted.error();
    if (Outcome told = tellBoth(session, order, owner.value(), ticket, tools, now); !told.ok())
        return told.error();
    return stored;
}

bool isOpen(ContestState state) noexcept
{
    return state != ContestState::Done && state != ContestState::Rejected;
}

std::string_view nameOf(ContestVia via) noexcept
{
    switch (via) {
    case ContestVia::CannotReach: return "cannot-reach";
    case ContestVia::NotMine: return "not-mine";
    case ContestVia::Agent: return "agent";
    }
    return {};
}

std::optional<ContestVia> contestViaFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {ContestVia::CannotReach, ContestVia::NotMine, ContestVia::Agent});
}

std::string_view nameOf(ContestState state) noexcept
{
    switch (state) {
    case ContestState::Asked: return "asked";
    case ContestState::Proposed: return "proposed";
    case ContestState::Waiting: return "waiting";
    case ContestState::Done: return "done";
    case ContestState::Rejected: return "rejected";
    case ContestState::Objected: return "objected";
    case ContestState::Stopped: return "stopped";
    }
    return {};
}

std::optional<ContestState> contestStateFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {ContestState::Asked, ContestState::Proposed, ContestState::Waiting,
                                            ContestState::Done, ContestState::Rejected, ContestState::Objected,
                                            ContestState::Stopped});
}

std::string_view nameOf(ContestStep step) noexcept
{
    switch (step) {
    case ContestStep::NewAddressProven: return "new-address-proven";
    case ContestStep::OwnerCodeSent: return "owner-code-sent";
    case ContestStep::OwnerCodeRefused: return "owner-code-refused";
    case ContestStep::OwnerCodeRightful: return "owner-code-rightful";
    case ContestStep::SaidCannotReach: return "said-cannot-reach";
    case ContestStep::SaidNotMine: return "said-not-mine";
    case ContestStep::FoundBySupport: return "found-by-support";
    }
    return {};
}

std::optional<ContestStep> contestStepFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {ContestStep::NewAddressProven, ContestStep::OwnerCodeSent,
                                            ContestStep::OwnerCodeRefused, ContestStep::OwnerCodeRightful,
                                            ContestStep::SaidCannotReach, ContestStep::SaidNotMine,
                                            ContestStep::FoundBySupport});
}

} // namespace matchdesk
