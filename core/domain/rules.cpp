// SPDX-License-Identifier: MIT
#include "domain/rules.h"

#include "domain/contest_rules.h"
#include "domain/details_change.h"
#include "name_table.h"
#include "support/text.h"
#include "unacceptable.h"

#include <algorithm>
#include <string>

namespace matchdesk {

using detail::unacceptable;

LinkRule checkLink(const Identity &identity, const matching::Record *record, const Identity *owner) noexcept
{
    if (record == nullptr)
        return LinkRule::RecordUnknown;
    if (!identity.trn.empty())
        return LinkRule::IdentityHasTrn;
    switch (record->status) {
    case matching::RecordStatus::Merged: return LinkRule::RecordMerged;
    case matching::RecordStatus::Deceased: return LinkRule::RecordDeceased;
    case matching::RecordStatus::Inactive: return LinkRule::RecordInactive;
    case matching::RecordStatus::Active: break;
    }
    if (owner != nullptr && owner->live && owner->id != identity.id)
        return LinkRule::RecordClaimed;
    return LinkRule::Allowed;
}

bool needsSecondPerson(const matching::Candidate &candidate) noexcept
{
    using matching::Flag;
    const bool flagged = std::ranges::any_of(candidate.flags, [](Flag flag) {
        return flag == Flag::ActiveAlert || flag == Flag::PossibleTwin || flag == Flag::StatedTrnElsewhere
            || flag == Flag::StatedNinoElsewhere;
    });
    const bool contradicted = std::ranges::any_of(candidate.cells, [](const matching::Cell &cell) {
        const bool telling = cell.field == matching::Field::DateOfBirth
            || (cell.field == matching::Field::NationalInsuranceNumber && cell.note != matching::Note::NotAValidValue);
        return telling && cell.verdict == matching::Verdict::Contradicts;
    });
    return flagged || contradicted;
}

namespace {

Error conflict(std::string_view what, const std::string &who, Instant when, std::string_view detail)
{
    Error error {ErrorCode::Conflict, std::string(detail), {}, {}, {}, {}, {}};
    error.who = who;
    error.what = what;
    error.when = toIso(when);
    return error;
}

Error refused(std::string_view rule)
{
    Error error {ErrorCode::RuleRefused, std::string(rule), {}, {}, {}, {}, {}};
    error.rule = rule;
    return error;
}

Outcome checkRequest(const DecisionRequest &request)
{
    const auto &reasons = reasonsFor(request.kind);
    if (reasons.empty() ? request.reason != Reason::None : std::ranges::find(reasons, request.reason) == reasons.end())
        return unacceptable("reason", "the reason does not belong to this decision");
    const bool namesRecord = request.kind == DecisionKind::Link || request.kind == DecisionKind::SamePerson
        || request.kind == DecisionKind::WrongOwner;
    const bool isTrn = request.trn.size() == 7
        && std::ranges::all_of(request.trn, [](char sign) { return sign >= '0' && sign <= '9'; });
    if (namesRecord ? !isTrn : !request.trn.empty())
        return unacceptable("trn", namesRecord ? "a TRN has seven digits" : "this decision names no record");
    const auto &askable = askableFields();
    const bool asks = request.kind == DecisionKind::AskUser;
    if (asks != request.askedFor.has_value()
        || (asks && std::ranges::find(askable, *request.askedFor) == askable.end()))
        return unacceptable("askedFor", "this fact cannot be asked for");
    if (request.note.size() > kLongestNote)
        return unacceptable("note", "the note is longer than 4,000 characters");
    if (request.key.empty() || request.key.size() > 128)
        return unacceptable("key", "an idempotency key of 1 to 128 characters is needed");
    return Done {};
}

Outcome checkRole(const DecisionRequest &request, const Ticket &ticket, const Staff &staff)
{
    Permission needed = Permission::DecideNoMatch;
    if (ticket.kind == TicketKind::ContestedEmail)
        needed = ticket.state == TicketState::Escalated ? Permission::ResolveEscalation : Permission::DecideContested;
    else if (ticket.state == TicketState::Escalated)
        needed = Permission::ResolveEscalation;
    else if (ticket.state == TicketState::SecondOpinion)
        needed = Permission::GiveSecondOpinion;
    if (!may(staff.role, needed))
        return Error {ErrorCode::Forbidden, "the role does not allow this decision", {}, {}, {}, {}, {}};
    // Four eyes: whoever was unsure, or proposed a link, is not the one who settles it. Skipping settles nothing.
    const bool settles = request.kind != DecisionKind::Skip && request.kind != DecisionKind::Park;
    if (ticket.state == TicketState::SecondOpinion && settles && ticket.firstReader == staff.id)
        return refused("second-reader-is-first");
    return Done {};
}

/// Nobody is linked by a contested email or a change of details, and no address or name changes on a no-match ticket; all
/// of them can wait or go to others.
Outcome checkKind(DecisionKind kind, TicketKind ticket)
{
    if (kind == DecisionKind::Park || kind == DecisionKind::Skip || kind == DecisionKind::NotSure)
        return Done {};
    const bool aboutDetails = isAboutDetails(kind);
    if (ticket == TicketKind::DetailsChange)
        return aboutDetails ? Outcome(Done {}) : Outcome(refused("ticket-is-about-details"));
    if (aboutDetails)
        return refused("ticket-is-no-details-change");
    const bool contested = ticket == TicketKind::ContestedEmail;
    if (isAboutContest(kind) != contested)
        return refused(contested ? "contested-email-needs-verification" : "ticket-is-no-contest");
    return Done {};
}

} // namespace

Outcome checkDecision(const DecisionRequest &request, const Ticket &ticket, const Staff &staff, Instant now)
{
    if (Outcome wellFormed = checkRequest(request); !wellFormed.ok())
        return wellFormed;
    if (ticket.state == TicketState::Held || ticket.state == TicketState::Closed)
        return conflict("decided", ticket.lease ? ticket.lease->holderName : std::string(), now, "the ticket is decided");
    if (ticket.lease && ticket.lease->until > now && ticket.lease->holder != staff.id)
        return conflict("lease", ticket.lease->holderName, ticket.lease->since, "somebody else is working on the ticket");
    if (ticket.version != request.basedOnVersion)
        return conflict("changed", {}, now, "the ticket has changed since it was shown");
    if (Outcome fits = checkKind(request.kind, ticket.kind); !fits.ok())
        return fits;
    return checkRole(request, ticket, staff);
}

std::string_view nameOf(LinkRule rule) noexcept
{
    switch (rule) {
    case LinkRule::Allowed: return "allowed";
    case LinkRule::IdentityHasTrn: return "identity-has-trn";
    case LinkRule::RecordClaimed: return "record-claimed";
    case LinkRule::RecordInactive: return "record-inactive";
    case LinkRule::RecordMerged: return "record-merged";
    case LinkRule::RecordDeceased: return "record-deceased";
    case LinkRule::RecordUnknown: return "record-unknown";
    }
    return {};
}

std::optional<LinkRule> linkRuleFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {LinkRule::Allowed, LinkRule::IdentityHasTrn, LinkRule::RecordClaimed,
                                            LinkRule::RecordInactive, LinkRule::RecordMerged, LinkRule::RecordDeceased,
                                            LinkRule::RecordUnknown});
}

} // namespace matchdesk
