// SPDX-License-Identifier: MIT
#include "steps.h"

#include "support/text.h"

#include "messaging/templates.h"

#include <algorithm>

namespace matchdesk::journey {

namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestProvider = 255;
constexpr std::chrono::year_month_day kFirstBirthday {std::chrono::year {1900} / 1 / 1};
/// Nobody trains to teach before that age: a later date is this year's, or a slip.
constexpr std::chrono::years kYoungest {16};

Error unacceptable(std::string_view field, std::string_view why)
{
    Error error;
    error.code = ErrorCode::Unprocessable;
    error.field = field;
    error.detail = why;
    return error;
}

std::string digitsOf(std::string_view text)
{
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// Upper case, letters and digits only.
std::string ninoForm(std::string_view typed)
{
    std::string kept;
    for (const char c : typed) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            kept += c;
        else if (c >= 'a' && c <= 'z')
            kept += static_cast<char>(c - 'a' + 'A');
        else if (c != ' ' && c != '-')
            return {};
    }
    return kept;
}

bool isNino(std::string_view nino)
{
    constexpr std::string_view neverFirst = "DFIQUV";
    constexpr std::string_view neverSecond = "DFIOQUV";
    constexpr std::string_view suffixes = "ABCDFM";
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (nino.size() < 8 || nino.size() > 9 || !letter(nino[0]) || !letter(nino[1]))
        return false;
    return neverFirst.find(nino[0]) == std::string_view::npos && neverSecond.find(nino[1]) == std::string_view::npos
        && digitsOf(nino.substr(2, 6)).size() == 6 && (nino.size() == 8 || suffixes.find(nino[8]) != std::string_view::npos);
}

Outcome takeLine(std::string &into, const std::optional<std::string> &given, std::string_view field, std::size_t longest,
                 bool needed)
{
    if (!given)
        return Done {};
    std::string line = keptLine(*given);
    if (line.size() > longest)
        return unacceptable(field, "it is too long");
    if (needed && line.empty())
        return unacceptable(field, "it cannot be empty");
    into = std::move(line);
    return Done {};
}

Outcome takeBirthDate(Answers &answers, const AnswersPatch &patch, Instant now)
{
    if (!patch.dateOfBirth)
        return Done {};
    const auto date = dateFromIso(*patch.dateOfBirth);
    if (!date)
        return unacceptable("dateOfBirth", "it is not a date of the form 1986-06-04");
    if (*date < kFirstBirthday)
        return unacceptable("dateOfBirth", "it is before 1900");
    if (std::chrono::sys_days(*date) > std::chrono::floor<std::chrono::days>(now))
        return unacceptable("dateOfBirth", "it is in the future");
    if (std::chrono::sys_days(*date + kYoungest) > std::chrono::floor<std::chrono::days>(now))
        return unacceptable("dateOfBirth", "it is of somebody younger than 16");
    answers.claim.dateOfBirth = *patch.dateOfBirth;
    return Done {};
}

Outcome takeNumbers(Answers &answers, const AnswersPatch &patch)
{
    if (patch.hasNationalInsuranceNumber) {
        answers.hasNationalInsuranceNumber = patch.hasNationalInsuranceNumber;
        if (!*patch.hasNationalInsuranceNumber)
            answers.claim.nationalInsuranceNumber.clear();
    }
    if (patch.nationalInsuranceNumber) {
        const std::string nino = ninoForm(*patch.nationalInsuranceNumber);
        const bool unknown = keptLine(*patch.nationalInsuranceNumber).empty();
        if (!unknown && !isNino(nino))
            return unacceptable("nationalInsuranceNumber", "it is not a National Insurance number, as QQ 12 34 56 C");
        answers.claim.nationalInsuranceNumber = nino;
        answers.hasNationalInsuranceNumber = !unknown;
    } else if (patch.hasNationalInsuranceNumber == true && answers.claim.nationalInsuranceNumber.empty()) {
        return unacceptable("nationalInsuranceNumber", "it is missing");
    }
    if (patch.hasTrn) {
        answers.hasTrn = patch.hasTrn;
        if (!*patch.hasTrn)
            answers.claim.statedTrn.clear();
    }
    if (patch.trn) {
        const std::string digits = digitsOf(*patch.trn);
        const bool unknown = keptLine(*patch.trn).empty();
        if (!unknown && (digits.size() != 7 || patch.trn->size() > kLongestName))
            return unacceptable("trn", "a TRN has seven digits");
        answers.claim.statedTrn = unknown ? std::string() : digits;
        // Who has one and does not know it says so with an empty one: answered, and still a claim to a record.
        answers.hasTrn = patch.hasTrn.value_or(!unknown);
    }
    return Done {};
}

Outcome takeTraining(Answers &answers, const AnswersPatch &patch)
{
    if (patch.hasQts) {
        answers.hasQts = patch.hasQts;
        if (!*patch.hasQts) {
            answers.claim.ittProviderName.clear();
            answers.claim.ittProviderUkprn.clear();
            answers.providerGiven = false;
        }
    }
    if (Outcome taken = takeLine(answers.claim.ittProviderName, patch.ittProviderName, "ittProviderName", kLongestProvider, false);
        !taken.ok())
        return taken;
    if (patch.ittProviderUkprn && !patch.ittProviderUkprn->empty()
        && (patch.ittProviderUkprn->size() != 8 || digitsOf(*patch.ittProviderUkprn).size() != 8))
        return unacceptable("ittProviderUkprn", "a UKPRN has eight digits");
    if (patch.ittProviderUkprn)
        answers.claim.ittProviderUkprn = *patch.ittProviderUkprn;
    if (patch.ittProviderName || patch.ittProviderUkprn)
        answers.providerGiven = true;
    return Done {};
}

Outcome take(Answers &answers, const AnswersPatch &patch, Instant now)
{
    matching::Claim &claim = answers.claim;
    struct Line {
        std::string &into;
        const std::optional<std::string> &given;
        std::string_view field;
        bool needed;
    };
    for (const Line &line : {Line {claim.firstName, patch.firstName, "firstName", true},
                             Line {claim.middleName, patch.middleName, "middleName", false},
                             Line {claim.lastName, patch.lastName, "lastName", true},
                             Line {claim.previousFirstName, patch.previousFirstName, "previousFirstName", false},
                             Line {claim.previousLastName, patch.previousLastName, "previousLastName", false},
                             Line {answers.preferredName, patch.preferredName, "preferredName", false}}) {
        if (Outcome taken = takeLine(line.into, line.given, line.field, kLongestName, line.needed); !taken.ok())
            return taken;
    }
    if (patch.preferredName)
        answers.preferredNameGiven = true;
    if (patch.existingAccount)
        answers.existingAccount = patch.existingAccount;
    if (Outcome taken = takeBirthDate(answers, patch, now); !taken.ok())
        return taken;
    if (Outcome taken = takeNumbers(answers, patch); !taken.ok())
        return taken;
    return takeTraining(answers, patch);
}

std::optional<std::string> given(const std::string &text, bool always = false)
{
    return text.empty() && !always ? std::nullopt : std::optional(text);
}

std::optional<Question> missingName(const Answers &answers)
{
    if (answers.claim.firstName.empty() || answers.claim.lastName.empty())
        return Question::OfficialName;
    return std::nullopt;
}

/// The questions after the name and the date of birth.
std::optional<Question> furtherQuestion(const Journey &journey, const CallingService &service)
{
    const Answers &answers = journey.answers;
    if (journey.finding == Finding::Found || journey.finding == Finding::Claimed || journey.finding == Finding::Disputed)
        return std::nullopt;
    if (!journey.owner.empty() && !answers.existingAccount)
        return Question::ExistingAccount;
    if (!journey.owner.empty() && *answers.existingAccount)
        return std::nullopt;
    if (!answers.hasNationalInsuranceNumber)
        return Question::NationalInsuranceNumber;
    if (!answers.hasTrn)
        return Question::Trn;
    if (service.strict())
        return std::nullopt;
    if (!answers.hasQts)
        return Question::Qts;
    if (*answers.hasQts && !answers.providerGiven)
        return Question::IttProvider;
    return std::nullopt;
}

} // namespace

std::string keptLine(std::string_view text)
{
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return messageSafe(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

std::optional<Question> nextQuestion(const Journey &journey, const CallingService &service)
{
    const Answers &answers = journey.answers;
    if (journey.state != JourneyState::Questions || journey.byToken)
        return std::nullopt;
    if (journey.elevating) {
        if (!answers.hasNationalInsuranceNumber)
            return Question::NationalInsuranceNumber;
        return answers.claim.statedTrn.empty() ? std::optional(Question::Trn) : std::nullopt;
    }
    if (const auto name = missingName(answers))
        return name;
    if (!answers.preferredNameGiven)
        return Question::PreferredName;
    if (answers.claim.dateOfBirth.empty())
        return Question::DateOfBirth;
    return furtherQuestion(journey, service);
}

std::optional<Question> missingAnswer(const Journey &journey, const CallingService &service)
{
    if (journey.byToken || journey.elevating)
        return nextQuestion(journey, service);
    if (const auto name = missingName(journey.answers))
        return name;
    // Nobody has to have a preferred name.
    if (journey.answers.claim.dateOfBirth.empty())
        return Question::DateOfBirth;
    return furtherQuestion(journey, service);
}

Outcome takeAnswers(Answers &answers, const AnswersPatch &patch, Instant now)
{
    Answers changed = answers;
    if (Outcome taken = take(changed, patch, now); !taken.ok())
        return taken;
    answers = std::move(changed);
    return Done {};
}

AnswersPatch playback(const Answers &answers)
{
    const matching::Claim &claim = answers.claim;
    AnswersPatch played;
    played.firstName = given(claim.firstName);
    played.middleName = given(claim.middleName);
    played.lastName = given(claim.lastName);
    played.previousFirstName = given(claim.previousFirstName);
    played.previousLastName = given(claim.previousLastName);
    played.preferredName = given(answers.preferredName, answers.preferredNameGiven);
    played.dateOfBirth = given(claim.dateOfBirth);
    played.existingAccount = answers.existingAccount;
    played.hasNationalInsuranceNumber = answers.hasNationalInsuranceNumber;
    played.nationalInsuranceNumber = given(claim.nationalInsuranceNumber);
    played.hasTrn = answers.hasTrn;
    played.trn = given(claim.statedTrn);
    played.hasQts = answers.hasQts;
    played.ittProviderName = given(claim.ittProviderName, answers.providerGiven);
    played.ittProviderUkprn = given(claim.ittProviderUkprn);
    return played;
}

bool canLook(const Answers &answers) noexcept
{
    return !answers.claim.firstName.empty() && !answers.claim.lastName.empty() && !answers.claim.dateOfBirth.empty();
}

} // namespace matchdesk::journey
