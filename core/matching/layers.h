// SPDX-License-Identifier: MIT
#pragma once

#include "matching/changes.h"
#include "matching/upkeep.h"
#include "snapshot.h"

#include <cstdint>
#include <memory>
#include <span>

/// A register in two layers: one that was built, and a small one with what has changed since. Each is a whole index with
/// names and numbers of its own. What is counted (names, full names, births of a day, providers) is counted over both, so
/// that evidence weighs as in a register built anew.
namespace matchdesk::matching {

/// `changes` on top of `base`; both in one layer. `removed` are TRNs of the base that nothing replaces. Both stay unchanged.
[[nodiscard]] std::shared_ptr<const Snapshot> layered(std::shared_ptr<const Snapshot> base,
    std::shared_ptr<const Snapshot> changes, std::span<const std::uint32_t> removed);

/// What the functions of changes.h and upkeep.h do; a class, so that registers let it look inside.
class ChangeAccess {
public:
    [[nodiscard]] static ChangedRegister apply(const std::shared_ptr<const Register> &records, const Changes &changes);
    /// Null when `progress` says to stop.
    [[nodiscard]] static std::shared_ptr<const Register> compacted(
        const Register &records, const FoldingProgress &progress = {});
    [[nodiscard]] static bool hasChanges(const Register &records) noexcept;
    [[nodiscard]] static FileProblem write(const Register &records, const std::filesystem::path &file);
    [[nodiscard]] static FileProblem writeFlat(const Register &records, const std::filesystem::path &file);
    /// Whether the claim proposes any record of `records`, a register of changed records alone.
    [[nodiscard]] static bool proposes(const Register &records, const Claim &claim, const Model &model);
    static void count(const Register &records, RegisterDescription &out);
    /// The merged records whose mergers lead to one of `trns` (ascending), through any number of others.
    [[nodiscard]] static std::vector<Record> mergedInto(const Register &records, std::span<const std::uint32_t> trns);
    [[nodiscard]] static const Snapshot &snapshotOf(const Register &records) { return records.snapshot(); }
};

/// TRNs of the base that nothing replaces, ascending.
[[nodiscard]] std::vector<std::uint32_t> removedFrom(const Snapshot &records);

} // namespace matchdesk::matching
