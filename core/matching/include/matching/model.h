// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The weights of evidence, as data: what each level of agreement says, how rare a value may count, who asks, and how the
/// odds become a probability. A model is a small text file; the one in resources/model is compiled in.
///
/// All evidence is log2 of the odds that two values are one person's, in thousandths ("millibits"). A level weighs
/// `base` plus `scale` hundredths of the rarity of the value that agrees, which is log2(1 / share of the register).
/// So base is log2 m of a level whose u is the share itself (scale 100), and log2(m / u) of one without scale. The form is
/// Fellegi and Sunter's (1969); the starting values follow the Ministry of Justice's public model (hmpps-person-match).
namespace matchdesk::matching {

/// From alike to unlike. Near is a keystroke apart but both are names of their own (Jade, Jane). Middle is the other side's
/// middle name.
enum class NameLevel : std::uint8_t { Missing, Same, Variant, Part, Initial, Middle, Typo, TwoTypos, Near, Differs };
enum class DateLevel : std::uint8_t {
    Missing, Same, DayMonthSwapped, DigitsSwapped, OneDigit, DecadeOff, TwoParts, WithinFiveYears, Far
};
/// Invalid is stated or held in a shape that cannot be compared; it counts for nothing.
enum class NumberLevel : std::uint8_t { Missing, Same, SuffixOnly, Swapped, OneWrong, TwoWrong, Differs, Invalid };
enum class EmailLevel : std::uint8_t { Missing, Same, SameLocal, SameLocalOfName, Typo, Differs };
enum class ProviderLevel : std::uint8_t { Missing, Same, Related, Differs };

/// What is weighed each by itself.
enum class Evidence : std::uint8_t { Forename, Middle, Surname, DateOfBirth, Nino, Trn, Email, Provider };
inline constexpr std::size_t evidenceCount = 8;
inline constexpr std::size_t levelCount = 10;

struct Weight {
    std::int32_t base = 0;  ///< millibits
    std::int32_t scale = 0; ///< hundredths of the rarity

    friend bool operator==(const Weight &, const Weight &) = default;
};

struct EvidenceWeights {
    std::array<Weight, levelCount> levels{}; ///< by the level's number in its enumeration
    std::int32_t rarest = 0;                 ///< the most that rarity may count: a shared slip is no rare evidence

    friend bool operator==(const EvidenceWeights &, const EvidenceWeights &) = default;
};

/// A point of the map from the odds that the weights give to those that were seen, both in millibits. Between points the map
/// is straight, beyond them it is parallel to the diagonal. No points: the odds are taken as they are.
struct CalibrationPoint {
    std::int32_t raw = 0;
    std::int32_t seen = 0;

    friend bool operator==(const CalibrationPoint &, const CalibrationPoint &) = default;
};

struct Model {
    std::string name;  ///< one word
    std::string basis; ///< what the weights rest on, in words
    std::array<EvidenceWeights, evidenceCount> evidence{};

    std::int32_t rarestFullName = 0;   ///< of forename and surname together
    std::int32_t fullNameBase = 0;     ///< log2 of the share of true pairs that agree on both
    std::int32_t swappedNames = 0;     ///< forename and surname in each other's place
    std::int32_t family = 0;           ///< most that a surname is worth beside another forename: relatives share it
    std::int32_t establishedSlip = 0;  ///< less for a slip that makes another name
    std::int32_t earlierName = 0;      ///< for agreeing by way of an earlier name
    std::int32_t emailOfName = 0;      ///< most that an address made of the person's own name is worth beside that name
    std::int32_t priorInactive = 0;    ///< more or less likely than an active record is one of these the asker's,
    std::int32_t priorMerged = 0;      ///< before anything is compared: a merged record has its survivor,
    std::int32_t priorDeceased = 0;
    std::int32_t priorUnqualified = 0; ///< and one without QTS and EYTS is often a pension provider's double
    std::uint32_t shareWithRecord = 0; ///< of the people who ask, in millionths

    std::vector<CalibrationPoint> withNumber;    ///< where the NI number or the TRN agrees
    std::vector<CalibrationPoint> withoutNumber; ///< where neither does

    [[nodiscard]] const EvidenceWeights &of(Evidence line) const noexcept
    {
        return evidence[static_cast<std::size_t>(line)];
    }
    [[nodiscard]] EvidenceWeights &of(Evidence line) noexcept { return evidence[static_cast<std::size_t>(line)]; }

    friend bool operator==(const Model &, const Model &) = default;
};

enum class ModelProblem : std::uint8_t {
    None,
    NotAModel,   ///< the first line does not say that it is one, or is of another version of the format
    UnknownLine, ///< a line that means nothing, or a number that cannot be read
    Missing,     ///< a value that a model needs is not there
    OutOfRange,  ///< more than a hundred bits, a share that is none, or the like
    NotMonotone, ///< a nearer agreement weighs less than a further one, or the calibration falls
};

struct ParsedModel {
    std::optional<Model> model; ///< nothing when there is a problem
    ModelProblem problem = ModelProblem::None;
    std::string where;          ///< the line, or the two levels, that it is about
};

/// Reads the text of a model file; refuses one that is not monotone.
[[nodiscard]] ParsedModel parseModel(std::string_view text);
/// What speaks against using `model`: None, OutOfRange or NotMonotone, and where.
[[nodiscard]] ParsedModel checkedModel(Model model);
/// The text of a model file. The same model gives the same bytes, and parseModel() gives the model back.
[[nodiscard]] std::string textOf(const Model &model);
/// "name@hash", the hash being that of textOf(): which model an answer rests on.
[[nodiscard]] std::string versionOf(const Model &model);
/// The model that is compiled in.
[[nodiscard]] std::shared_ptr<const Model> startingModel();

/// The file's words ("forename", "one-digit"). Empty for a level that the line does not have.
[[nodiscard]] std::string_view nameOf(Evidence line) noexcept;
[[nodiscard]] std::string_view levelName(Evidence line, std::size_t level) noexcept;

/// log2(1 / share) in millibits, where `count` of `total` hold a value. Small registers are topped up with `pseudo`
/// imagined holders of a share of `prior`, so that a demo world and the whole register weigh alike.
[[nodiscard]] std::int32_t rarity(double count, double total, double pseudo, double prior) noexcept;
[[nodiscard]] std::int32_t toMillibits(double bits) noexcept;
/// The millibits of `weight` for a value of this rarity.
[[nodiscard]] constexpr std::int32_t weighed(const Weight &weight, std::int32_t rarity, std::int32_t rarest) noexcept
{
    return weight.base + (rarity < rarest ? rarity : rarest) * weight.scale / 100;
}
/// The odds after the calibration map.
[[nodiscard]] std::int32_t calibrated(const std::vector<CalibrationPoint> &points, std::int32_t raw) noexcept;

} // namespace matchdesk::matching
