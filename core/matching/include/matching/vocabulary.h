// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The words of matching: what a person states, what a record holds, and what comparing the two says.
/// Values only. All text is UTF-8; an empty string means not given or not held.
namespace matchdesk::matching {

using Date = std::chrono::year_month_day;

/// What one person says of themselves, as typed. Nothing here is normalised, and nothing is required.
struct Claim {
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::string previousFirstName;
    std::string previousLastName;
    std::string dateOfBirth; ///< ISO (1986-06-04) where the asking form has checked it; anything else is kept as typed
    std::string nationalInsuranceNumber;
    std::string emailAddress;
    std::string statedTrn;
    std::string ittProviderName;
    std::string ittProviderUkprn;

    friend bool operator==(const Claim &, const Claim &) = default;
};

enum class RecordStatus : std::uint8_t { Active, Inactive, Merged, Deceased };

/// One DQT record, as the register holds it.
struct Record {
    std::string trn; ///< seven digits, unique
    std::string firstName;
    std::string middleName;
    std::string lastName;
    std::vector<std::string> previousFirstNames;
    std::vector<std::string> previousLastNames;
    std::optional<Date> dateOfBirth;
    std::string nationalInsuranceNumber;
    std::string emailAddress;
    std::optional<Date> qtsDate;
    std::optional<Date> eytsDate;
    std::string ittProviderName;
    std::string ittProviderUkprn;
    RecordStatus status = RecordStatus::Active;
    std::string mergedIntoTrn; ///< the surviving record, when status is Merged
    bool activeAlert = false;

    friend bool operator==(const Record &, const Record &) = default;
};

/// A line of the comparison. Name is one identifier of the rule; PreviousName belongs to it.
enum class Field : std::uint8_t { Name, PreviousName, DateOfBirth, NationalInsuranceNumber, Trn, EmailAddress, IttProvider };

/// How a stated value and a held value compare. A missing value is never a contradiction.
enum class Verdict : std::uint8_t {
    Agrees,          ///< the same as typed (letter case aside)
    AgreesTidied,    ///< the same after tidying: accents, apostrophes, hyphens, spaces, titles
    KnownShortForm,  ///< Dave for David, Mohd for Mohammed
    EarlierName,     ///< agrees with a name held or stated as earlier
    PartOfName,      ///< one half of a double name, or one of several given names
    NamesSwapped,    ///< given and family name in each other's place
    LikelyTypo,      ///< a keystroke or two away; the marks say which characters
    DayMonthSwapped,
    DigitsSwapped,
    NotStated,       ///< the person gave none: missing here
    NotHeld,         ///< the record holds none: missing there
    NeitherKnown,    ///< missing on both sides
    Contradicts,
};

/// The finer reason behind a verdict, where there is one worth a word of its own.
enum class Note : std::uint8_t {
    None,
    ForenameDiffers,
    SurnameDiffers,
    ForenameTypo,
    SurnameTypo,
    InitialOnly,          ///< one side gives only the initial
    MiddleNameAsForename,
    DoubleSurname,        ///< one side holds half of the other's double surname
    MoreGivenNames,
    SameAsCurrentSurname, ///< the stated earlier surname is the record's current one
    SameAsEarlierSurname, ///< the stated surname is one that the record holds as earlier
    AccentsOnly,
    SpacingOnly,
    NearYear,             ///< a date of birth that differs in the year alone, or by little
    TwoPartsAgree,        ///< two of day, month and year agree
    SuffixOnly,           ///< an NI number that differs in its last letter alone
    NotAValidValue,       ///< the stated value cannot be what it should be; it was compared as typed
    SameLocalPart,        ///< an email address with the same name at another domain
    AnotherRecordsValue,  ///< the stated value belongs to a different record
    RelatedProvider,
    MergedRecordsValue,   ///< the stated TRN is that of a record that was merged into this one
};

/// A run of characters to mark, counted in Unicode code points of the value shown.
struct Span {
    std::uint16_t start = 0;
    std::uint16_t length = 0;
    friend bool operator==(const Span &, const Span &) = default;
};

/// One field of one candidate: what was compared and what came of it.
struct Cell {
    Field field = Field::Name;
    Verdict verdict = Verdict::NeitherKnown;
    Note note = Note::None;
    std::string stated;              ///< the stated value that was compared, as typed
    std::string held;                ///< the record's value that was compared, as held
    std::vector<Span> statedMarks;   ///< characters of `stated` that differ from `held`
    std::vector<Span> heldMarks;     ///< and the reverse
    std::int32_t millibits = 0;      ///< evidence for (or against) one person, log2 of the odds, in thousandths
    std::uint32_t sharedByOneIn = 0; ///< about one record in this many holds the same value, to two
                                     ///< significant digits; 0 when that says nothing or no other record holds it
    bool counts = false;             ///< this field is one of the agreeing identifiers of the rule

    friend bool operator==(const Cell &, const Cell &) = default;
};

/// What to know of a record before anything is linked to it, besides how well it agrees.
enum class Flag : std::uint8_t {
    ActiveAlert,
    Inactive,
    Merged,
    Deceased,
    SecondTrnSuspected,   ///< another candidate looks like the same person's second record
    PossibleTwin,         ///< same surname and birth date, another forename: perhaps a sibling
    NoQualification,      ///< neither QTS nor EYTS: probably made by a pension provider
    StatedTrnElsewhere,   ///< the stated TRN belongs to another record
    StatedNinoElsewhere,  ///< the stated NI number belongs to another record
};

/// How likely in words; the boundaries are probabilities of 0.99, 0.9, 0.5 and 0.1.
enum class Likelihood : std::uint8_t { AlmostCertain, VeryLikely, Likely, Possible, Unlikely };

/// One record worth a person's look.
struct Candidate {
    Record record;
    std::vector<Cell> cells;             ///< one for each Field, in the order of the enumeration
    std::vector<Flag> flags;             ///< ascending, no repeats
    std::int32_t millibits = 0;          ///< the cells' sum plus the prior
    std::int32_t priorMillibits = 0;
    std::uint32_t probabilityPpm = 0;    ///< calibrated, in millionths; of a PossibleTwin, unless both TRN and NI
                                         ///< number agree, and of a record for which only a part of name and date
                                         ///< speaks, at most 899,999 (Likely)
    Likelihood likelihood = Likelihood::Unlikely;
    std::uint8_t identifiersAgreeing = 0; ///< of the six of the rule
    bool satisfiesRule = false;           ///< at least three agree under the policy, and the record is active

    friend bool operator==(const Candidate &, const Candidate &) = default;
};

/// What matching one claim comes to.
enum class Conclusion : std::uint8_t {
    Confirmed,         ///< exactly one active record, and nothing stands against it
    Several,           ///< more than one record answers
    ClaimsARecord,     ///< pending: none answers, but the person states a TRN or says they are qualified; or one answers
                       ///< that must not be confirmed without a look (see refusal)
    None,
};

/// Why a claim was not confirmed although something answered; None when it was, or when nothing did.
enum class Refusal : std::uint8_t {
    None,
    SecondRecordAnswers,
    WeakIdentifiers,          ///< three agree, but not three that are strong enough together
    StatedTrnContradicts,     ///< the stated TRN belongs to another record
    NinoBelongsToAnother,
    RecordInactive,
    RecordMerged,
    RecordDeceased,
    RecordHasAlert,
    PossibleTwin,
    LeadTooSmall,
    TooFewIdentifiers,
    Truncated,                ///< too many candidates to look at all of them
    SecondTrnSuspected,       ///< another record looks like the same person's, and the person does not say which TRN is theirs
};

/// Which rule a calling service has chosen. The rules are data (resources/policies), named here by id.
struct Policy {
    std::string id = "default"; ///< "seed-2022", "default" (previous names and short forms), "strict"
    bool saysQualified = false; ///< the person says they hold QTS: makes an empty answer ClaimsARecord
};

/// A set of facts, not stated now or stated otherwise, that would change the conclusion if they agreed with one record. No
/// smaller set of facts would do it for that record.
struct Settlement {
    std::string trn;               ///< the record
    std::vector<Field> facts;      ///< ascending
    std::uint32_t probabilityPpm = 0; ///< of that record now: how likely it is that they would agree

    friend bool operator==(const Settlement &, const Settlement &) = default;
};

/// The answer to one claim. The same register, claim and policy give the same bytes.
struct MatchResult {
    Conclusion conclusion = Conclusion::None;
    Refusal refusal = Refusal::None;
    std::string confirmedTrn;            ///< set when Confirmed
    std::vector<Candidate> candidates;   ///< best first; ties by TRN
    std::uint32_t considered = 0;        ///< records compared
    bool truncated = false;
    std::string survivorTrn;             ///< with RecordMerged: the record that the one that answered was merged into
    std::vector<Field> wouldSettle;      ///< unstated facts most worth asking for, best first
    std::vector<Settlement> settlements; ///< what would change the conclusion: the smallest sets of facts, likeliest first
    std::string version;                 ///< of the model, the tables and the rule that gave this answer

    friend bool operator==(const MatchResult &, const MatchResult &) = default;
};

/// The stable wire names ("day-month-swapped"), for JSON, audit and tests. The reverse returns nothing for unknown text.
[[nodiscard]] std::string_view nameOf(Field) noexcept;
[[nodiscard]] std::string_view nameOf(Verdict) noexcept;
[[nodiscard]] std::string_view nameOf(Note) noexcept;
[[nodiscard]] std::string_view nameOf(Flag) noexcept;
[[nodiscard]] std::string_view nameOf(Likelihood) noexcept;
[[nodiscard]] std::string_view nameOf(Conclusion) noexcept;
[[nodiscard]] std::string_view nameOf(Refusal) noexcept;
[[nodiscard]] std::string_view nameOf(RecordStatus) noexcept;
template <typename Enum>
[[nodiscard]] std::optional<Enum> fromName(std::string_view name) noexcept;
template <> std::optional<Field> fromName<Field>(std::string_view) noexcept;
template <> std::optional<Verdict> fromName<Verdict>(std::string_view) noexcept;
template <> std::optional<Note> fromName<Note>(std::string_view) noexcept;
template <> std::optional<Flag> fromName<Flag>(std::string_view) noexcept;
template <> std::optional<Likelihood> fromName<Likelihood>(std::string_view) noexcept;
template <> std::optional<Conclusion> fromName<Conclusion>(std::string_view) noexcept;
template <> std::optional<Refusal> fromName<Refusal>(std::string_view) noexcept;
template <> std::optional<RecordStatus> fromName<RecordStatus>(std::string_view) noexcept;

} // namespace matchdesk::matching
