// SPDX-License-Identifier: MIT
#pragma once

#include "matching/model.h"
#include "matching/trainer.h"
#include "snapshot.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

/// Pairs of a claim and a record, reduced to what training counts.
namespace matchdesk::matching {

using Levels = std::array<std::uint8_t, evidenceCount>;

/// How one pair compares, line by line.
struct Compare {
    Levels levels{};
    std::array<std::int32_t, evidenceCount> millibits{}; ///< what the starting weights make of each
    bool sameNames = false;                              ///< forename and surname both
    bool swapped = false; ///< forename and surname in each other's place: then they are not compared in their own
};

/// Two records that share something, by their numbers.
using RecordPair = std::pair<RecordNumber, RecordNumber>;

/// What the pairs of a pass have in common, and so cannot teach.
enum class Pass : std::uint8_t { SharedNino, SharedNames, SharedForenameAndDay };
inline constexpr std::size_t passCount = 3;
[[nodiscard]] bool teaches(Pass pass, Evidence line) noexcept;

/// Splitmix64: a stream of numbers that is the same on every machine.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] std::uint64_t next() noexcept;
    [[nodiscard]] std::uint32_t below(std::size_t bound) noexcept { return static_cast<std::uint32_t>(next() % bound); }

private:
    std::uint64_t m_state;
};

/// Compares records and claims with the records of one snapshot.
class Comparing {
public:
    Comparing(const Snapshot &snapshot, const Model &start) : m_snapshot(snapshot), m_start(start) {}

    using Visit = std::function<void(const Compare &)>;
    void eachOf(const Claim &claim, std::span<const RecordNumber> records, const Visit &visit) const;
    /// What a record's holder would state, all of it right.
    [[nodiscard]] Claim claimOf(RecordNumber record) const;
    /// Pairs that share what the pass says, at most `most`, spread over the register.
    [[nodiscard]] std::vector<RecordPair> pairsOf(Pass pass, std::size_t most) const;

private:
    const Snapshot &m_snapshot;
    const Model &m_start;
};

} // namespace matchdesk::matching
