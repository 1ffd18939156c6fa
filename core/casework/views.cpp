// SPDX-License-Identifier: MIT
#include "views.h"

#include "domain/mask.h"
#include "support/text.h"

#include <algorithm>

namespace matchdesk::casework {

namespace {

/// Fields one after the other, each with its length before it, so that no two different lists give the same text.
class Framed {
public:
    Framed &add(std::string_view value)
    {
        m_text.append(std::to_string(value.size())).append(":").append(value);
        return *this;
    }
    Framed &add(std::int64_t value) { return add(std::string_view(std::to_string(value))); }
    Framed &addAll(const std::vector<std::string> &values)
    {
        add(static_cast<std::int64_t>(values.size()));
        for (const std::string &value : values)
            add(std::string_view(value));
        return *this;
    }
    [[nodiscard]] const std::string &text() const noexcept { return m_text; }

private:
    std::string m_text;
};

std::string isoOrNone(const std::optional<matching::Date> &date)
{
    return date ? toIso(*date) : std::string();
}

void addRecord(Framed &framed, const matching::Record &record)
{
    framed.add(record.trn).add(record.firstName).add(record.middleName).add(record.lastName);
    framed.addAll(record.previousFirstNames).addAll(record.previousLastNames);
    framed.add(isoOrNone(record.dateOfBirth)).add(record.nationalInsuranceNumber).add(record.emailAddress);
    framed.add(isoOrNone(record.qtsDate)).add(isoOrNone(record.eytsDate)).add(record.ittProviderName);
    framed.add(nameOf(record.status)).add(record.mergedIntoTrn).add(record.activeAlert ? 1 : 0);
}

void addView(Framed &framed, const CandidateView &view)
{
    addRecord(framed, view.candidate.record);
    for (const matching::Cell &cell : view.candidate.cells)
        framed.add(nameOf(cell.field)).add(nameOf(cell.verdict)).add(nameOf(cell.note)).add(cell.stated).add(cell.held);
    for (const matching::Flag flag : view.candidate.flags)
        framed.add(nameOf(flag));
    framed.add(nameOf(view.candidate.likelihood)).add(nameOf(view.rule));
    framed.add(view.needsSecondPerson ? 1 : 0).add(view.owner ? view.owner->id.text : std::string());
}

void addContest(Framed &framed, const ContestView &view)
{
    framed.add(view.contest.version).add(nameOf(view.contest.state)).add(view.contest.newEmailAddress);
    framed.add(view.owner.id.text).add(view.owner.emailAddress).add(view.owner.trn).add(view.owner.live ? 1 : 0);
    for (const GateView &gate : view.gates)
        framed.add(nameOf(gate.gate)).add(nameOf(gate.verdict));
}

void addDetails(Framed &framed, const PersonDetails &details)
{
    framed.add(details.firstName).add(details.middleName).add(details.lastName).add(isoOrNone(details.dateOfBirth));
}

Owner ownerOf(const Identity &identity)
{
    return {identity.id,         displayName(identity), identity.emailAddress, identity.linkedAt,
            identity.linkSource, identity.lastSignedInAt, identity.dateOfBirth, identity.nationalInsuranceNumber};
}

/// What a link of a record that needs two people does: nothing for one of them, and the rest once both came to it.
std::vector<Effect> effectsIfSecond(const Ticket &ticket, const Identity &identity, const matching::Record &record)
{
    Ticket undecided = ticket;
    undecided.proposedTrn.clear();
    std::vector<Effect> effects = effectsOf(DecisionKind::Link, undecided, identity, &record, true);
    const std::vector<Effect> agreed = effectsOf(DecisionKind::Link, undecided, identity, &record, false);
    effects.insert(effects.end(), agreed.begin(), agreed.end());
    return effects;
}

} // namespace

Result<CandidateView> viewOf(Session &session, const Ticket &ticket, const Identity &identity,
                             matching::Candidate candidate, bool addedByHand)
{
    auto found = session.identities().liveByTrn(candidate.record.trn);
    if (!found.ok())
        return found.error();
    const std::optional<Identity> owner = std::move(found).value();
    const Identity *ownerPointer = owner ? &*owner : nullptr;
    CandidateView view;
    view.rule = checkLink(identity, &candidate.record, ownerPointer);
    view.addedByHand = addedByHand;
    view.needsSecondPerson = needsSecondPerson(candidate);
    if (owner && owner->id != identity.id)
        view.owner = ownerOf(*owner);
    if (view.rule == LinkRule::Allowed || view.rule == LinkRule::RecordClaimed) {
        const auto kind = view.rule == LinkRule::Allowed ? DecisionKind::Link : DecisionKind::SamePerson;
        // To a second reader every record that needs two people looks alike, whichever of them the first reader chose.
        const bool isBlind = kind == DecisionKind::Link && view.needsSecondPerson && !ticket.firstReader.empty();
        view.effects = isBlind ? effectsIfSecond(ticket, identity, candidate.record)
                               : masked(effectsWithOwner(kind, ticket, identity, &candidate.record,
                                                         view.needsSecondPerson, ownerPointer), ownerPointer);
    }
    view.candidate = std::move(candidate);
    return view;
}

std::vector<Effect> effectsWithOwner(DecisionKind kind, const Ticket &ticket, const Identity &identity,
                                     const matching::Record *record, bool needsSecondPerson, const Identity *owner)
{
    std::vector<Effect> effects = effectsOf(kind, ticket, identity, record, needsSecondPerson);
    if (owner == nullptr || owner->id == identity.id)
        return effects;
    const auto toAsker = std::ranges::find(effects, "contest-opened", &Effect::templateId);
    if (toAsker != effects.end()) {
        Effect toOwner;
        toOwner.kind = EffectKind::EmailSent;
        toOwner.templateId = "contest-notice";
        toOwner.language = owner->language;
        toOwner.recipient = owner->emailAddress;
        effects.insert(std::next(toAsker), std::move(toOwner));
    }
    return effects;
}

std::vector<Effect> masked(std::vector<Effect> effects, const Identity *owner)
{
    for (Effect &effect : effects) {
        if (owner != nullptr && effect.templateId == "contest-notice")
            effect.recipient = maskedEmail(effect.recipient);
    }
    return effects;
}

std::string digestOf(const TicketDetail &detail)
{
    Framed framed;
    framed.add(detail.matcherVersion).add(detail.identity.id.text).add(detail.identity.trn);
    framed.add(static_cast<std::int64_t>(detail.candidates.size()));
    for (const CandidateView &view : detail.candidates)
        addView(framed, view);
    if (detail.contest)
        addContest(framed, *detail.contest);
    if (detail.detailsChange) {
        addDetails(framed, detailsOf(detail.identity));
        addDetails(framed, detail.detailsChange->after);
        framed.add(detail.detailsChange->fileHash);
    }
    return sha256Hex(framed.text());
}

bool isBlindTo(const Staff &reader, const Ticket &ticket, const AuditEvent &event, bool awaitsSecond) noexcept
{
    const bool agrees = event.kind == DecisionKind::ApproveChange;
    const bool isReading = agrees || event.kind == DecisionKind::Link || event.kind == DecisionKind::NotSure;
    // Leads look at everything; but a lead can be the one who has to agree to a change of address without knowing why the
    // first one did.
    if (!isReading || event.staff == reader.id || (reader.role == Role::Lead && !agrees))
        return false;
    // The first reader stays on the ticket while it is parked, skipped or held by the second, and goes when it is settled.
    return ticket.firstReader.empty() ? awaitsSecond : ticket.firstReader != reader.id;
}

bool namesRecord(DecisionKind kind) noexcept
{
    return kind == DecisionKind::Link || kind == DecisionKind::SamePerson || kind == DecisionKind::WrongOwner;
}

} // namespace matchdesk::casework
