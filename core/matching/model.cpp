// SPDX-License-Identifier: MIT
#include "matching/model.h"

#include "table_data.h"
#include "text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace matchdesk::matching {
namespace {

constexpr std::string_view firstLine = "matchdesk-model 1";
constexpr std::int32_t most = 100'000; ///< millibits, of any value
constexpr std::array<std::string_view, evidenceCount> lines{"forename", "middle", "surname", "date-of-birth", "nino", "trn",
    "email", "provider"};
constexpr std::array<std::string_view, levelCount> nameLevels{"missing", "same", "variant", "part", "initial", "middle",
    "typo", "two-typos", "near", "differs"};
constexpr std::array<std::string_view, levelCount> dateLevels{"missing", "same", "day-month-swapped", "digits-swapped",
    "one-digit", "decade-off", "two-parts", "within-five-years", "far", ""};
constexpr std::array<std::string_view, levelCount> ninoLevels{"missing", "same", "suffix-only", "swapped", "one-wrong",
    "two-wrong", "differs", "", "", ""};
constexpr std::array<std::string_view, levelCount> trnLevels{"missing", "same", "", "swapped", "one-wrong", "", "differs",
    "", "", ""};
constexpr std::array<std::string_view, levelCount> emailLevels{"missing", "same", "same-local", "same-local-of-name", "typo",
    "differs", "", "", "", ""};
constexpr std::array<std::string_view, levelCount> providerLevels{"missing", "same", "related", "differs", "", "", "", "",
    "", ""};

const std::array<std::string_view, levelCount> &levelsOf(Evidence line) noexcept
{
    switch (line) {
    case Evidence::Forename: case Evidence::Middle: case Evidence::Surname: break;
    case Evidence::DateOfBirth: return dateLevels;
    case Evidence::Nino: return ninoLevels;
    case Evidence::Trn: return trnLevels;
    case Evidence::Email: return emailLevels;
    case Evidence::Provider: return providerLevels;
    }
    return nameLevels;
}

/// "nearer > further", each of one line.
struct Order {
    std::uint8_t nearer;
    std::uint8_t further;
};

std::vector<Order> orderOf(Evidence line)
{
    const auto make = [](std::initializer_list<std::initializer_list<int>> chains) {
        std::vector<Order> out;
        for (const auto &chain : chains) {
            for (auto at = chain.begin(); at + 1 < chain.end(); ++at)
                out.push_back({static_cast<std::uint8_t>(*at), static_cast<std::uint8_t>(at[1])});
        }
        return out;
    };
    switch (line) {
    case Evidence::Forename: case Evidence::Middle: case Evidence::Surname: break;
    case Evidence::DateOfBirth: return make({{1, 2, 6, 7, 8}, {1, 3, 6}, {1, 4, 6}, {1, 5, 6}});
    case Evidence::Nino: return make({{1, 2, 5, 6}, {1, 3, 5}, {1, 4, 5}});
    case Evidence::Trn: return make({{1, 3, 6}, {1, 4, 6}});
    case Evidence::Email: return make({{1, 2, 3, 5}, {1, 4, 5}});
    case Evidence::Provider: return make({{1, 2, 3}});
    }
    return make({{1, 2, 9}, {1, 3, 9}, {1, 4, 9}, {1, 5, 9}, {1, 6, 7, 9}, {1, 8, 9}});
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> out;
    while (!line.empty()) {
        const auto start = line.find_first_not_of(" \t\r");
        if (start == std::string_view::npos)
            break;
        line.remove_prefix(start);
        const auto end = line.find_first_of(" \t\r");
        out.push_back(line.substr(0, end));
        line.remove_prefix(end == std::string_view::npos ? line.size() : end);
    }
    return out;
}

template <typename Number>
bool read(std::string_view word, Number &out)
{
    const auto result = std::from_chars(word.data(), word.data() + word.size(), out);
    return result.ec == std::errc{} && result.ptr == word.data() + word.size();
}

struct Scalar {
    std::string_view key;
    std::int32_t Model::*value;
};
constexpr std::array<Scalar, 11> scalars{{{"full-name-rarest", &Model::rarestFullName},
    {"full-name-base", &Model::fullNameBase}, {"swapped-names", &Model::swappedNames}, {"family", &Model::family},
    {"established-slip", &Model::establishedSlip}, {"earlier-name", &Model::earlierName},
    {"email-of-name", &Model::emailOfName}, {"prior-inactive", &Model::priorInactive},
    {"prior-merged", &Model::priorMerged}, {"prior-deceased", &Model::priorDeceased},
    {"prior-unqualified", &Model::priorUnqualified}}};

bool inRange(std::int32_t value) { return value >= -most && value <= most; }

/// Reads a model line by line and keeps account of what it has seen.
class ModelReader {
public:
    bool line(std::string_view text)
    {
        const auto words = wordsOf(text);
        if (words.empty() || words[0].front() == '#')
            return true;
        const auto key = words[0];
        if (key == "name") {
            m_model.name = words.size() == 2 ? std::string(words[1]) : std::string();
            return !m_model.name.empty();
        }
        if (key == "basis") {
            const auto last = text.find_last_not_of(" \t\r");
            m_model.basis = words.size() > 1 ? std::string(text.substr(static_cast<std::size_t>(words[1].data() - text.data()),
                                last + 1 - static_cast<std::size_t>(words[1].data() - text.data())))
                                             : std::string();
            return true;
        }
        if (key == "share-with-record") {
            m_share = words.size() == 2 && read(words[1], m_model.shareWithRecord);
            return m_share;
        }
        for (std::size_t at = 0; at < scalars.size(); ++at) {
            if (scalars[at].key == key)
                return words.size() == 2 && (m_scalars[at] = read(words[1], m_model.*scalars[at].value));
        }
        if (key == "calibration")
            return calibration(words);
        return weight(words);
    }

    [[nodiscard]] std::string_view missing() const
    {
        for (std::size_t at = 0; at < scalars.size(); ++at) {
            if (!m_scalars[at])
                return scalars[at].key;
        }
        for (std::size_t line = 0; line < evidenceCount; ++line) {
            for (std::size_t level = 1; level < levelCount; ++level) {
                if (!levelName(static_cast<Evidence>(line), level).empty() && !m_levels[line][level])
                    return lines[line];
            }
        }
        return m_model.name.empty() ? "name" : m_share ? "" : "share-with-record";
    }
    [[nodiscard]] Model take() { return std::move(m_model); }

private:
    bool calibration(const std::vector<std::string_view> &words)
    {
        if (words.size() < 2)
            return false;
        auto &points = words[1] == "with-number" ? m_model.withNumber : m_model.withoutNumber;
        if (words[1] != "with-number" && words[1] != "without-number")
            return false;
        constexpr std::size_t mostPoints = 64;
        for (std::size_t at = 2; at < words.size(); ++at) {
            const auto colon = words[at].find(':');
            CalibrationPoint point;
            if (colon == std::string_view::npos || points.size() == mostPoints || !read(words[at].substr(0, colon), point.raw)
                || !read(words[at].substr(colon + 1), point.seen) || !inRange(point.raw) || !inRange(point.seen))
                return false;
            points.push_back(point);
        }
        return true;
    }

    bool weight(const std::vector<std::string_view> &words)
    {
        const auto line = static_cast<std::size_t>(std::find(lines.begin(), lines.end(), words[0]) - lines.begin());
        if (line == lines.size() || words.size() < 3)
            return false;
        if (words[1] == "rarest")
            return words.size() == 3 && read(words[2], m_model.evidence[line].rarest);
        const auto &names = levelsOf(static_cast<Evidence>(line));
        const auto level = static_cast<std::size_t>(std::find(names.begin(), names.end(), words[1]) - names.begin());
        if (level == 0 || level == names.size() || words.size() != 4)
            return false;
        Weight &out = m_model.evidence[line].levels[level];
        m_levels[line][level] = read(words[2], out.base) && read(words[3], out.scale);
        return m_levels[line][level];
    }

    Model m_model;
    bool m_share = false;
    std::array<bool, scalars.size()> m_scalars{};
    std::array<std::array<bool, levelCount>, evidenceCount> m_levels{};
};

ParsedModel refused(ModelProblem problem, std::string where)
{
    return {std::nullopt, problem, std::move(where)};
}

bool risesFrom(const std::vector<CalibrationPoint> &points)
{
    for (std::size_t at = 1; at < points.size(); ++at) {
        if (points[at].raw <= points[at - 1].raw || points[at].seen < points[at - 1].seen)
            return false;
    }
    return true;
}

} // namespace

std::string_view nameOf(Evidence line) noexcept { return lines[static_cast<std::size_t>(line)]; }

std::string_view levelName(Evidence line, std::size_t level) noexcept
{
    return level < levelCount ? levelsOf(line)[level] : std::string_view{};
}

ParsedModel checkedModel(Model model)
{
    for (std::size_t at = 0; at < evidenceCount; ++at) {
        const auto line = static_cast<Evidence>(at);
        const EvidenceWeights &weights = model.evidence[at];
        for (std::size_t level = 0; level < levelCount; ++level) {
            const Weight &weight = weights.levels[level];
            if (!inRange(weight.base) || weight.scale < 0 || weight.scale > 200 || weights.rarest < 0
                || weights.rarest > most)
                return refused(ModelProblem::OutOfRange, std::string(lines[at]) + ' ' + std::string(levelName(line, level)));
        }
        // Of a value that half the register shares nothing can be said; from one in sixty-four on, order must hold. No
        // day is as common as that.
        const std::int32_t commonest = line == Evidence::DateOfBirth ? 12'000 : 6'000;
        for (const Order order : orderOf(line)) {
            for (const std::int32_t rare : {std::min(commonest, weights.rarest), weights.rarest}) {
                if (weighed(weights.levels[order.nearer], rare, weights.rarest)
                    < weighed(weights.levels[order.further], rare, weights.rarest))
                    return refused(ModelProblem::NotMonotone, std::string(lines[at]) + ' '
                            + std::string(levelName(line, order.nearer)) + " below "
                            + std::string(levelName(line, order.further)));
            }
        }
    }
    for (const Scalar &scalar : scalars) {
        if (!inRange(model.*scalar.value))
            return refused(ModelProblem::OutOfRange, std::string(scalar.key));
    }
    if (model.shareWithRecord == 0 || model.shareWithRecord >= 1'000'000)
        return refused(ModelProblem::OutOfRange, "share-with-record");
    if (!risesFrom(model.withNumber))
        return refused(ModelProblem::NotMonotone, "calibration with-number");
    if (!risesFrom(model.withoutNumber))
        return refused(ModelProblem::NotMonotone, "calibration without-number");
    return {std::move(model), ModelProblem::None, {}};
}

ParsedModel parseModel(std::string_view text)
{
    ModelReader reader;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (number == 1) {
            if (line != firstLine)
                return refused(ModelProblem::NotAModel, "line 1");
            continue;
        }
        if (!reader.line(line))
            return refused(ModelProblem::UnknownLine, "line " + std::to_string(number));
    }
    if (const auto missing = reader.missing(); !missing.empty())
        return refused(ModelProblem::Missing, std::string(missing));
    return checkedModel(reader.take());
}

std::string textOf(const Model &model)
{
    std::string out(firstLine);
    const auto line = [&out](std::string_view key, const std::string &value) {
        out += '\n';
        out += key;
        out += ' ';
        out += value;
    };
    line("name", model.name);
    line("basis", model.basis);
    line("share-with-record", std::to_string(model.shareWithRecord));
    for (std::size_t at = 0; at < evidenceCount; ++at) {
        const EvidenceWeights &weights = model.evidence[at];
        line(lines[at], "rarest " + std::to_string(weights.rarest));
        for (std::size_t level = 1; level < levelCount; ++level) {
            const auto name = levelName(static_cast<Evidence>(at), level);
            if (!name.empty())
                line(lines[at], std::string(name) + ' ' + std::to_string(weights.levels[level].base) + ' '
                        + std::to_string(weights.levels[level].scale));
        }
    }
    for (const Scalar &scalar : scalars)
        line(scalar.key, std::to_string(model.*scalar.value));
    const auto points = [&](std::string_view key, const std::vector<CalibrationPoint> &map) {
        if (map.empty())
            return;
        std::string value(key);
        for (const auto &point : map)
            value += ' ' + std::to_string(point.raw) + ':' + std::to_string(point.seen);
        line("calibration", value);
    };
    points("with-number", model.withNumber);
    points("without-number", model.withoutNumber);
    return out + '\n';
}

std::string versionOf(const Model &model)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hashOf(textOf(model)), 16).ptr;
    std::string hash(digits.data(), end);
    hash.insert(0, 16 - hash.size(), '0');
    return model.name + '@' + hash.substr(0, 8);
}

std::shared_ptr<const Model> startingModel()
{
    auto parsed = parseModel(table_data::starting_weights);
    // A test holds that the compiled-in model is sound.
    return std::make_shared<const Model>(parsed.model ? std::move(*parsed.model) : Model{});
}

std::int32_t toMillibits(double bits) noexcept
{
    return static_cast<std::int32_t>(std::lround(bits * 1'000.0));
}

std::int32_t rarity(double count, double total, double pseudo, double prior) noexcept
{
    return toMillibits(-std::log2((count + pseudo * prior) / (total + pseudo)));
}

std::int32_t calibrated(const std::vector<CalibrationPoint> &points, std::int32_t raw) noexcept
{
    if (points.empty())
        return raw;
    if (raw <= points.front().raw)
        return raw - points.front().raw + points.front().seen;
    for (std::size_t at = 1; at < points.size(); ++at) {
        const CalibrationPoint &low = points[at - 1];
        const CalibrationPoint &high = points[at];
        if (raw <= high.raw)
            return low.seen + static_cast<std::int32_t>(static_cast<std::int64_t>(raw - low.raw) * (high.seen - low.seen)
                / (high.raw - low.raw));
    }
    return raw - points.back().raw + points.back().seen;
}

} // namespace matchdesk::matching
