// SPDX-License-Identifier: MIT
#pragma once

#include "details_shapes.h"
#include "domain/journey_view.h"
#include "shape.h"

/// What the bodies of the journey's routes look like on the wire.
namespace matchdesk::contract {

template <> inline std::optional<JourneyState> enumFromName<JourneyState>(std::string_view name)
{
    return journeyStateFromName(name);
}
template <>
inline std::optional<Ending> enumFromName<Ending>(std::string_view name) { return endingFromName(name); }
template <>
inline std::optional<Finding> enumFromName<Finding>(std::string_view name) { return findingFromName(name); }
template <>
inline std::optional<Question> enumFromName<Question>(std::string_view name) { return questionFromName(name); }
template <> inline std::optional<CodePurpose> enumFromName<CodePurpose>(std::string_view name)
{
    return codePurposeFromName(name);
}
template <> inline std::optional<VerificationLevel> enumFromName<VerificationLevel>(std::string_view name)
{
    return verificationLevelFromName(name);
}

MATCHDESK_SHAPE(JourneyStart)
{
    v("service", value.service);
    v.maybe("emailAddress", value.emailAddress);
    v.maybe("language", value.language, std::string("en"));
    v.maybe("trnToken", value.trnToken);
}

MATCHDESK_SHAPE(AnswersPatch)
{
    v("firstName", value.firstName);
    v("middleName", value.middleName);
    v("lastName", value.lastName);
    v("previousFirstName", value.previousFirstName);
    v("previousLastName", value.previousLastName);
    v("preferredName", value.preferredName);
    v("dateOfBirth", value.dateOfBirth);
    v("existingAccount", value.existingAccount);
    v("hasNationalInsuranceNumber", value.hasNationalInsuranceNumber);
    v("nationalInsuranceNumber", value.nationalInsuranceNumber);
    v("hasTrn", value.hasTrn);
    v("trn", value.trn);
    v("hasQts", value.hasQts);
    v("ittProviderName", value.ittProviderName);
    v("ittProviderUkprn", value.ittProviderUkprn);
}

MATCHDESK_SHAPE(CodeView)
{
    v("purpose", value.purpose);
    v("sentTo", value.sentTo);
    v("sentAt", value.sentAt);
    v("expiresAt", value.expiresAt);
}

MATCHDESK_SHAPE(PendingChange)
{
    v("ticketReference", value.ticketReference);
    v("promisedBy", value.promisedBy);
}

MATCHDESK_SHAPE(AccountView)
{
    v("id", value.id);
    v("emailAddress", value.emailAddress);
    v("firstName", value.firstName);
    v.maybe("middleName", value.middleName);
    v("lastName", value.lastName);
    v.maybe("preferredName", value.preferredName);
    v("dateOfBirth", value.dateOfBirth);
    v.maybe("trn", value.trn);
    v("lookupStatus", value.lookupStatus);
    v("verificationLevel", value.verificationLevel);
    v("pendingChange", value.pendingChange);
}

MATCHDESK_SHAPE(JourneyView)
{
    v("id", value.id);
    v("service", value.service);
    v("state", value.state);
    v("ending", value.ending);
    v("expiresAt", value.expiresAt);
    v("emailAddress", value.emailAddress);
    v("code", value.code);
    v("question", value.question);
    v("answers", value.answers);
    v("finding", value.finding);
    v.maybe("trn", value.trn);
    v("trnDiffers", value.trnDiffers);
    v("saidNoTrn", value.saidNoTrn);
    v.maybe("differs", value.differs);
    v.maybe("offeredAccount", value.offeredAccount);
    v.maybe("emailChoices", value.emailChoices);
    v("account", value.account);
    v.maybe("ticketReference", value.ticketReference);
    v("promisedBy", value.promisedBy);
    v("mayContinue", value.mayContinue);
    v("alreadyDone", value.alreadyDone);
    v.maybe("notice", value.notice);
}

MATCHDESK_SHAPE(CodeEntry)
{
    v("code", value.code);
}

MATCHDESK_SHAPE(EmailChoice)
{
    v("address", value.address);
}

MATCHDESK_SHAPE(ContestRequest)
{
    v("reason", value.reason);
}

MATCHDESK_SHAPE(AccountPatch)
{
    v("preferredName", value.preferredName);
    v("emailAddress", value.emailAddress);
    v("language", value.language);
}

MATCHDESK_SHAPE(DetailsRequest)
{
    v("firstName", value.firstName);
    v("middleName", value.middleName);
    v("lastName", value.lastName);
    v("dateOfBirth", value.dateOfBirth);
    v("evidence", value.evidence);
}

} // namespace matchdesk::contract
