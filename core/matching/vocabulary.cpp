// SPDX-License-Identifier: MIT
#include "matching/vocabulary.h"

#include <array>
#include <cstddef>

namespace matchdesk::matching {
namespace {

constexpr std::array<std::string_view, 7> fieldNames{
    "name", "previous-name", "date-of-birth", "national-insurance-number", "trn", "email-address", "itt-provider"};
constexpr std::array<std::string_view, 13> verdictNames{
    "agrees", "agrees-tidied", "known-short-form", "earlier-name", "part-of-name", "names-swapped", "likely-typo",
    "day-month-swapped", "digits-swapped", "not-stated", "not-held", "neither-known", "contradicts"};
constexpr std::array<std::string_view, 21> noteNames{
    "none", "forename-differs", "surname-differs", "forename-typo", "surname-typo", "initial-only",
    "middle-name-as-forename", "double-surname", "more-given-names", "same-as-current-surname",
    "same-as-earlier-surname", "accents-only", "spacing-only", "near-year", "two-parts-agree", "suffix-only",
    "not-a-valid-value", "same-local-part", "another-records-value", "related-provider",
    "merged-records-value"};
constexpr std::array<std::string_view, 9> flagNames{
    "active-alert", "inactive", "merged", "deceased", "second-trn-suspected", "possible-twin", "no-qualification",
    "stated-trn-elsewhere", "stated-nino-elsewhere"};
constexpr std::array<std::string_view, 5> likelihoodNames{
    "almost-certain", "very-likely", "likely", "possible", "unlikely"};
constexpr std::array<std::string_view, 4> conclusionNames{"confirmed", "several", "claims-a-record", "none"};
constexpr std::array<std::string_view, 14> refusalNames{
    "none", "second-record-answers", "weak-identifiers", "stated-trn-contradicts", "nino-belongs-to-another",
    "record-inactive", "record-merged", "record-deceased", "record-has-alert", "possible-twin", "lead-too-small",
    "too-few-identifiers", "truncated", "second-trn-suspected"};
constexpr std::array<std::string_view, 4> statusNames{"active", "inactive", "merged", "deceased"};

static_assert(fieldNames.size() == static_cast<std::size_t>(Field::IttProvider) + 1);
static_assert(verdictNames.size() == static_cast<std::size_t>(Verdict::Contradicts) + 1);
static_assert(noteNames.size() == static_cast<std::size_t>(Note::MergedRecordsValue) + 1);
static_assert(flagNames.size() == static_cast<std::size_t>(Flag::StatedNinoElsewhere) + 1);
static_assert(likelihoodNames.size() == static_cast<std::size_t>(Likelihood::Unlikely) + 1);
static_assert(conclusionNames.size() == static_cast<std::size_t>(Conclusion::None) + 1);
static_assert(refusalNames.size() == static_cast<std::size_t>(Refusal::SecondTrnSuspected) + 1);
static_assert(statusNames.size() == static_cast<std::size_t>(RecordStatus::Deceased) + 1);

template <typename Enum, std::size_t Count>
std::string_view nameIn(const std::array<std::string_view, Count> &names, Enum value) noexcept
{
    const auto index = static_cast<std::size_t>(value);
    return index < Count ? names[index] : std::string_view{};
}

template <typename Enum, std::size_t Count>
std::optional<Enum> valueIn(const std::array<std::string_view, Count> &names, std::string_view name) noexcept
{
    for (std::size_t index = 0; index < Count; ++index) {
        if (names[index] == name)
            return static_cast<Enum>(index);
    }
    return std::nullopt;
}

} // namespace

std::string_view nameOf(Field value) noexcept { return nameIn(fieldNames, value); }
std::string_view nameOf(Verdict value) noexcept { return nameIn(verdictNames, value); }
std::string_view nameOf(Note value) noexcept { return nameIn(noteNames, value); }
std::string_view nameOf(Flag value) noexcept { return nameIn(flagNames, value); }
std::string_view nameOf(Likelihood value) noexcept { return nameIn(likelihoodNames, value); }
std::string_view nameOf(Conclusion value) noexcept { return nameIn(conclusionNames, value); }
std::string_view nameOf(Refusal value) noexcept { return nameIn(refusalNames, value); }
std::string_view nameOf(RecordStatus value) noexcept { return nameIn(statusNames, value); }

template <>
std::optional<Field> fromName<Field>(std::string_view name) noexcept { return valueIn<Field>(fieldNames, name); }
template <>
std::optional<Verdict> fromName<Verdict>(std::string_view name) noexcept { return valueIn<Verdict>(verdictNames, name); }
template <>
std::optional<Note> fromName<Note>(std::string_view name) noexcept { return valueIn<Note>(noteNames, name); }
template <>
std::optional<Flag> fromName<Flag>(std::string_view name) noexcept { return valueIn<Flag>(flagNames, name); }
template <>
std::optional<Likelihood> fromName<Likelihood>(std::string_view name) noexcept
{
    return valueIn<Likelihood>(likelihoodNames, name);
}
template <>
std::optional<Conclusion> fromName<Conclusion>(std::string_view name) noexcept
{
    return valueIn<Conclusion>(conclusionNames, name);
}
template <>
std::optional<Refusal> fromName<Refusal>(std::string_view name) noexcept { return valueIn<Refusal>(refusalNames, name); }
template <>
std::optional<RecordStatus> fromName<RecordStatus>(std::string_view name) noexcept
{
    return valueIn<RecordStatus>(statusNames, name);
}

} // namespace matchdesk::matching
