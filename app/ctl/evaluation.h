// SPDX-License-Identifier: MIT
#pragma once

#include "answers.h"

#include "register/queries.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// How good a batch's answers are, held against the truth.
namespace matchdesk::ctl {

/// Counts over one group of queries, such as those with one kind of error.
struct Group {
    std::size_t people = 0;       ///< who have a record
    std::array<std::size_t, 3> found {}; ///< of them: theirs is the first, among the first three, among the first ten
    std::size_t considered = 0;   ///< of them: theirs was among all that were compared; counted only where that is known
    std::size_t confirmed = 0;    ///< rightly
    std::size_t strangers = 0;    ///< who have none
    std::size_t falseAlarms = 0;  ///< of them: their best candidate has 0.9 or more
    std::size_t wrongly = 0;      ///< confirmed, and not theirs
};

/// One tenth of the scale of probabilities.
struct Bin {
    std::size_t count = 0;
    double stated = 0; ///< sum of the probabilities
    std::size_t right = 0;
};

/// How well probabilities tell what happens.
class Calibration {
public:
    void add(double probability, bool right);
    [[nodiscard]] double expectedError() const; ///< ECE over ten bins
    [[nodiscard]] double brier() const;
    [[nodiscard]] const std::array<Bin, 10> &bins() const noexcept { return m_bins; }

private:
    std::array<Bin, 10> m_bins {};
    double m_squares = 0;
    std::size_t m_count = 0;
};

/// What the run itself took, where that is known.
struct Resources {
    std::size_t residentBytes = 0;
    std::size_t proportionalBytes = 0;
    std::size_t fileBytes = 0;
    double openMillis = 0;
    double queriesPerSecond = 0;
    std::size_t threads = 0;
};

class Evaluation {
public:
    /// `compared`: whether the true record was among those compared; nothing when nobody knows.
    void add(const Query &query, const Answer &answer, std::optional<bool> compared = {});
    void setResources(const Resources &resources) { m_resources = resources; }

    void writeText(std::ostream &out) const;
    void writeJson(std::ostream &out) const;

private:
    Group m_all;
    std::map<std::string, Group> m_byKind;
    std::map<std::string, Group> m_byCommunity;
    Calibration m_best;       ///< of each answer's first candidate
    Calibration m_candidates; ///< of all candidates
    bool m_knowsCompared = true;
    std::size_t m_truncated = 0;
    std::vector<double> m_micros;
    std::optional<Resources> m_resources;
};

/// The share that is not exceeded with 95 % confidence after `hits` in `trials` (Clopper and Pearson, one-sided).
[[nodiscard]] double upperBound(std::size_t hits, std::size_t trials);
/// The value below which `share` of the sorted values lie; 0 for none.
[[nodiscard]] double percentile(const std::vector<double> &sorted, double share);

} // namespace matchdesk::ctl
