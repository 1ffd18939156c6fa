// SPDX-License-Identifier: MIT
#include "domain/ticket.h"

#include "domain/working_days.h"
#include "name_table.h"

#include <tuple>

namespace matchdesk {

TicketRow rowOf(const Ticket &ticket, Instant now)
{
    TicketRow row {ticket.id,       ticket.reference,  ticket.kind,     ticket.cause,      ticket.state,
                   ticket.hint,     ticket.personName, ticket.service,  ticket.openedAt,   ticket.promisedBy,
                   ticket.pausedAt, {},                {},              ticket.keptBy,     ticket.firstReader,
                   ticket.version,  ticket.changeSeq};
    if (ticket.lease && ticket.lease->until > now) {
        row.leaseHolder = ticket.lease->holderName;
        row.leaseHolderId = ticket.lease->holder;
    }
    return row;
}

namespace {

bool isWaitingFor(const TicketRow &row, const StaffId &reader, Role role)
{
    if (row.kind == TicketKind::ContestedEmail && !may(role, Permission::DecideContested))
        return false;
    switch (row.state) {
    case TicketState::Open: return row.keptBy != reader || row.hint == Hint::ReturnedByRule;
    case TicketState::SecondOpinion: return row.firstReader != reader && row.keptBy != reader;
    case TicketState::Escalated: return may(role, Permission::ResolveEscalation);
    case TicketState::AwaitingUser:
    case TicketState::Parked:
    case TicketState::Waiting:
    case TicketState::Held:
    case TicketState::Closed: return false;
    }
    return false;
}

int urgency(const TicketRow &row) noexcept
{
    if (row.hint == Hint::ReturnedByRule)
        return 0;
    if (row.state == TicketState::SecondOpinion)
        return 1;
    return 2;
}

} // namespace

bool shows(QueueView view, const TicketRow &row, StaffId reader, Role role, Instant now)
{
    switch (view) {
    case QueueView::NextForMe: return isWaitingFor(row, reader, role);
    case QueueView::ParkedByMe: return row.state == TicketState::Parked && row.keptBy == reader;
    case QueueView::AwaitingUser: return row.state == TicketState::AwaitingUser;
    case QueueView::SecondOpinions: return row.state == TicketState::SecondOpinion;
    case QueueView::NearPromise:
        return row.state != TicketState::Closed && row.state != TicketState::Held && !row.pausedAt
            && workingDaysLeft(now, row.promisedBy) <= 1;
    case QueueView::Closed: return row.state == TicketState::Closed;
    case QueueView::All: return row.state != TicketState::Closed;
    }
    return false;
}

bool comesBefore(const TicketRow &left, const TicketRow &right) noexcept
{
    return std::forward_as_tuple(urgency(left), left.promisedBy, left.reference.size(), left.reference)
        < std::forward_as_tuple(urgency(right), right.promisedBy, right.reference.size(), right.reference);
}

std::string_view nameOf(TicketKind kind) noexcept
{
    switch (kind) {
    case TicketKind::NoMatch: return "no-match";
    case TicketKind::ContestedEmail: return "contested-email";
    case TicketKind::DetailsChange: return "details-change";
    }
    return {};
}

std::optional<TicketKind> ticketKindFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {TicketKind::NoMatch, TicketKind::ContestedEmail, TicketKind::DetailsChange});
}

std::string_view nameOf(Cause cause) noexcept
{
    switch (cause) {
    case Cause::SeveralAnswered: return "several-answered";
    case Cause::StatedTrnNoneAnswered: return "stated-trn-none-answered";
    case Cause::QualifiedNoneAnswered: return "qualified-none-answered";
    case Cause::RecordDisputed: return "record-disputed";
    case Cause::LookupUnavailable: return "lookup-unavailable";
    case Cause::RecordClaimed: return "record-claimed";
    case Cause::MailboxLost: return "mailbox-lost";
    case Cause::DetailsChangeAsked: return "details-change-asked";
    }
    return {};
}

std::optional<Cause> causeFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {Cause::SeveralAnswered, Cause::StatedTrnNoneAnswered,
                                            Cause::QualifiedNoneAnswered, Cause::RecordDisputed,
                                            Cause::LookupUnavailable, Cause::RecordClaimed, Cause::MailboxLost,
                                            Cause::DetailsChangeAsked});
}

std::string_view nameOf(TicketState state) noexcept
{
    switch (state) {
    case TicketState::Open: return "open";
    case TicketState::AwaitingUser: return "awaiting-user";
    case TicketState::SecondOpinion: return "second-opinion";
    case TicketState::Parked: return "parked";
    case TicketState::Escalated: return "escalated";
    case TicketState::Waiting: return "waiting";
    case TicketState::Held: return "held";
    case TicketState::Closed: return "closed";
    }
    return {};
}

std::optional<TicketState> ticketStateFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {TicketState::Open, TicketState::AwaitingUser, TicketState::SecondOpinion,
                                            TicketState::Parked, TicketState::Escalated, TicketState::Waiting,
                                            TicketState::Held, TicketState::Closed});
}

std::string_view nameOf(Hint hint) noexcept
{
    switch (hint) {
    case Hint::None: return "none";
    case Hint::SecondTrnSuspected: return "second-trn-suspected";
    case Hint::AnsweredByUser: return "answered-by-user";
    case Hint::ReturnedByRule: return "returned-by-rule";
    case Hint::MatchesNow: return "matches-now";
    case Hint::AwaitsAgreement: return "awaits-agreement";
    case Hint::SkippedOften: return "skipped-often";
    case Hint::HolderObjected: return "holder-objected";
    }
    return {};
}

std::optional<Hint> hintFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {Hint::None, Hint::SecondTrnSuspected, Hint::AnsweredByUser,
                                            Hint::ReturnedByRule, Hint::MatchesNow, Hint::AwaitsAgreement,
                                            Hint::SkippedOften, Hint::HolderObjected});
}

std::string_view nameOf(QueueView view) noexcept
{
    switch (view) {
    case QueueView::NextForMe: return "next";
    case QueueView::ParkedByMe: return "parked";
    case QueueView::AwaitingUser: return "awaiting-user";
    case QueueView::SecondOpinions: return "second-opinions";
    case QueueView::NearPromise: return "near-promise";
    case QueueView::Closed: return "closed";
    case QueueView::All: return "all";
    }
    return {};
}

std::optional<QueueView> queueViewFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {QueueView::NextForMe, QueueView::ParkedByMe, QueueView::AwaitingUser,
                                            QueueView::SecondOpinions, QueueView::NearPromise, QueueView::Closed,
                                            QueueView::All});
}

} // namespace matchdesk
