// SPDX-License-Identifier: MIT
#include "steps.h"

#include "domain/mask.h"

#include <algorithm>

namespace matchdesk::journey {

namespace {

AccountView accountOf(const Identity &identity)
{
    AccountView account;
    account.id = identity.id;
    account.emailAddress = identity.emailAddress;
    account.firstName = identity.firstName;
    account.middleName = identity.middleName;
    account.lastName = identity.lastName;
    account.preferredName = identity.preferredName;
    account.dateOfBirth = identity.dateOfBirth;
    account.trn = identity.trn;
    account.lookupStatus = identity.lookupStatus;
    account.verificationLevel = effectiveLevel(identity);
    return account;
}

std::vector<matching::Field> fieldsOf(std::string_view names)
{
    std::vector<matching::Field> fields;
    while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find(','));
        names.remove_prefix(std::min(name.size() + 1, names.size()));
        if (const auto field = matching::fromName<matching::Field>(name))
            fields.push_back(*field);
    }
    return fields;
}

/// Whether the service lets somebody on whose journey ended like this.
bool mayContinue(const Journey &journey, const CallingService &service, const std::optional<Identity> &identity)
{
    if (journey.state != JourneyState::Finished || journey.ending == Ending::Contested || !identity)
        return false;
    return !service.trnRequired || (!identity->trn.empty() && journey.notice != "record-inactive");
}

CodeView codeOf(const SentCode &code)
{
    return {code.purpose, code.purpose == CodePurpose::OwnerAddress ? maskedEmail(code.address) : code.address, code.sentAt,
            code.expiresAt};
}

/// The change of name or date of birth that support has before it. Only those without a TRN can have asked for one.
Result<std::optional<PendingChange>> pendingOf(Session &session, const Identity &identity)
{
    if (!identity.trn.empty())
        return std::optional<PendingChange> {};
    const auto tickets = session.tickets().openOf(identity.id);
    if (!tickets.ok())
        return tickets.error();
    const auto open = std::ranges::find(tickets.value(), TicketKind::DetailsChange, &Ticket::kind);
    if (open == tickets.value().end())
        return std::optional<PendingChange> {};
    return std::optional<PendingChange>(PendingChange {open->reference, open->promisedBy});
}

} // namespace

bool signedIn(const Journey &journey) noexcept
{
    return journey.state == JourneyState::Finished && journey.ending != Ending::Contested && !journey.identity.empty();
}

Result<JourneyView> viewOf(Session &session, const Open &open, bool alreadyDone)
{
    const Journey &journey = open.journey;
    JourneyView view;
    view.id = journey.id;
    view.service = journey.service;
    view.state = journey.state;
    view.ending = journey.ending;
    view.expiresAt = journey.expiresAt;
    view.emailAddress = journey.emailAddress;
    view.alreadyDone = alreadyDone;
    if (!journey.code.id.empty())
        view.code = codeOf(journey.code);
    // Before the address is proven there is nothing that could tell one person from another.
    if (!journey.provenAt)
        return view;
    view.question = nextQuestion(journey, open.service);
    view.answers = playback(journey.answers);
    view.finding = journey.finding;
    view.notice = journey.notice;
    view.ticketReference = journey.ticketReference;
    view.promisedBy = journey.promisedBy;
    std::optional<Identity> identity;
    if (!journey.identity.empty()) {
        auto found = session.identities().byId(journey.identity);
        if (!found.ok())
            return found.error();
        identity = std::move(found).value();
        view.account = accountOf(*identity);
        auto pending = pendingOf(session, *identity);
        if (!pending.ok())
            return pending.error();
        view.account->pendingChange = std::move(pending).value();
    }
    if (journey.finding == Finding::Found) {
        const std::string &stated = journey.answers.claim.statedTrn;
        view.trn = journey.foundTrn;
        view.trnDiffers = !stated.empty() && stated != journey.foundTrn;
        view.saidNoTrn = journey.answers.hasTrn == false && !journey.byToken;
        view.differs = fieldsOf(journey.differing);
    }
    const bool offered = journey.state == JourneyState::OwnerCode
        || (journey.state == JourneyState::Questions && !journey.owner.empty());
    if (offered) {
        const auto owner = session.identities().byId(journey.owner);
        if (!owner.ok())
            return owner.error();
        view.offeredAccount = maskedEmail(owner.value().emailAddress);
    }
    // Both are proven now, so both are shown whole.
    if (journey.state == JourneyState::EmailChoice)
        view.emailChoices = {journey.emailAddress, journey.code.address};
    view.mayContinue = mayContinue(journey, open.service, identity);
    return view;
}

} // namespace matchdesk::journey
