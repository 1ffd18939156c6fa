// SPDX-License-Identifier: MIT
#include "domain/journey.h"

#include "name_table.h"

namespace matchdesk {

std::string_view nameOf(CodePurpose purpose) noexcept
{
    switch (purpose) {
    case CodePurpose::OwnAddress: return "own-address";
    case CodePurpose::OwnerAddress: return "owner-address";
    case CodePurpose::NewAddress: return "new-address";
    }
    return {};
}

std::optional<CodePurpose> codePurposeFromName(std::string_view name) noexcept
{
    return detail::byName(name,
                          std::array {CodePurpose::OwnAddress, CodePurpose::OwnerAddress, CodePurpose::NewAddress});
}

std::string_view nameOf(JourneyState state) noexcept
{
    switch (state) {
    case JourneyState::AwaitingCode: return "awaiting-code";
    case JourneyState::Questions: return "questions";
    case JourneyState::OwnerCode: return "owner-code";
    case JourneyState::EmailChoice: return "email-choice";
    case JourneyState::Finished: return "finished";
    }
    return {};
}

std::optional<JourneyState> journeyStateFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {JourneyState::AwaitingCode, JourneyState::Questions, JourneyState::OwnerCode,
                                            JourneyState::EmailChoice, JourneyState::Finished});
}

std::string_view nameOf(Question question) noexcept
{
    switch (question) {
    case Question::OfficialName: return "official-name";
    case Question::PreferredName: return "preferred-name";
    case Question::DateOfBirth: return "date-of-birth";
    case Question::ExistingAccount: return "existing-account";
    case Question::NationalInsuranceNumber: return "national-insurance-number";
    case Question::Trn: return "trn";
    case Question::Qts: return "qts";
    case Question::IttProvider: return "itt-provider";
    }
    return {};
}

std::optional<Question> questionFromName(std::string_view name) noexcept
{
    return detail::byName(name,
                          std::array {Question::OfficialName, Question::PreferredName, Question::DateOfBirth,
                                      Question::ExistingAccount, Question::NationalInsuranceNumber, Question::Trn,
                                      Question::Qts, Question::IttProvider});
}

std::string_view nameOf(Finding finding) noexcept
{
    switch (finding) {
    case Finding::NotLooked: return "not-looked";
    case Finding::Found: return "found";
    case Finding::Claimed: return "claimed";
    case Finding::Several: return "several";
    case Finding::ClaimsARecord: return "claims-a-record";
    case Finding::NoRecord: return "no-record";
    case Finding::Unavailable: return "unavailable";
    case Finding::Disputed: return "disputed";
    }
    return {};
}

std::optional<Finding> findingFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {Finding::NotLooked, Finding::Found, Finding::Claimed, Finding::Several,
                                            Finding::ClaimsARecord, Finding::NoRecord, Finding::Unavailable,
                                            Finding::Disputed});
}

std::string_view nameOf(Ending ending) noexcept
{
    switch (ending) {
    case Ending::None: return "none";
    case Ending::SignedIn: return "signed-in";
    case Ending::Linked: return "linked";
    case Ending::Pending: return "pending";
    case Ending::NoRecord: return "no-record";
    case Ending::Contested: return "contested";
    }
    return {};
}

std::optional<Ending> endingFromName(std::string_view name) noexcept
{
    return detail::byName(name, std::array {Ending::None, Ending::SignedIn, Ending::Linked, Ending::Pending,
                                            Ending::NoRecord, Ending::Contested});
}

} // namespace matchdesk
