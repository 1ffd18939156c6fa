// SPDX-License-Identifier: MIT
#pragma once

#include "matching/changes.h"
#include "matching/matcher.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Keeping a register file up to date while others read it. Changes lie in FILE.changes on top of FILE, until they are
/// folded into a new FILE. Both are written beside their names, synced and renamed, so that a reader, or a program that
/// starts after a crash or a kill at any moment, finds the register as it was before or as it is after, never between.
/// Nobody who has the register open waits or sees anything change; opening it again shows the changes.
namespace matchdesk::matching {

struct FileChange {
    ChangedRegister result; ///< `records` is null when there is a problem
    FileProblem problem = FileProblem::None;
};

/// Puts `changes` on top of the register in `file`. Problems: those of opening; Busy while another program changes it.
[[nodiscard]] FileChange applyToFile(const std::filesystem::path &file, const Changes &changes);

/// Changes are folded in once they are more than this share of the register, or of a small one more than this many.
inline constexpr double foldingShare = 0.02;
inline constexpr std::size_t foldingLeast = 1'000;
[[nodiscard]] bool wantsFolding(const ChangedRegister &changed) noexcept;

/// Told the share that is done, from 0 to 1; false stops, and the register stays as it is.
using FoldingProgress = std::function<bool(double)>;

struct Folded {
    bool stopped = false;
    FileProblem problem = FileProblem::None;
};
/// Makes the register in `file` and the changes on top of it one register again. Takes as long as building it.
[[nodiscard]] Folded foldChanges(const std::filesystem::path &file, const FoldingProgress &progress = {});

struct SectionSize {
    std::string name;
    std::uint64_t bytes = 0;
};

/// What a register file is: nothing of any one person.
struct RegisterDescription {
    FileProblem problem = FileProblem::None;
    std::uint32_t formatVersion = 0;
    std::string identity;                   ///< of what it was built from, in hexadecimal: the same records, the same text
    std::string tables;                     ///< version of the curated tables that it was built with
    std::uint64_t bytes = 0;
    std::size_t records = 0;                ///< changes included, as in all counts
    std::array<std::size_t, 4> byStatus{};  ///< by RecordStatus
    std::size_t withAlert = 0;
    std::size_t withNino = 0;
    std::size_t withEmail = 0;
    std::vector<SectionSize> sections;
    std::string changesIdentity;            ///< empty when nothing lies on top
    std::uint64_t changesBytes = 0;
    std::size_t changedRecords = 0;         ///< new ones and those that replace another
    std::size_t removedRecords = 0;
    std::vector<SectionSize> changesSections;
};
[[nodiscard]] RegisterDescription describe(const std::filesystem::path &file);

} // namespace matchdesk::matching
