// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "snapshot.h"
#include "tables.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

/// The register as a file: the arrays of the Index as sections (sections.h). There are no pointers in it, so opening maps
/// it and copies nothing. Changes made since lie in a second, small file beside it, which holds the index of the layer on top
/// and names the register that it belongs to by the checksum of that one's header. Each of the two is only ever replaced
/// as a whole by a rename, and whoever opens them takes both as they were at one moment.
namespace matchdesk::matching {

[[nodiscard]] std::filesystem::path changesFileOf(const std::filesystem::path &file);
[[nodiscard]] OpenedRegister openRegister(const std::filesystem::path &file, std::shared_ptr<const Tables> tables);
[[nodiscard]] FileProblem verifyRegister(const std::filesystem::path &file);
/// `records` is of one layer. Changes that lie beside `file` count no longer once it is replaced.
[[nodiscard]] FileProblem writeRegister(const Snapshot &records, const std::filesystem::path &file);
/// Writes the upper layer of `records` beside the register in `file`, which is the lower one.
[[nodiscard]] FileProblem writeChanges(const Snapshot &records, const std::filesystem::path &file);

struct FileShape {
    FileProblem problem = FileProblem::None;
    std::uint32_t formatVersion = 0;
    std::uint64_t identity = 0;         ///< of the content of the register file
    std::uint64_t bytes = 0;
    std::vector<std::uint64_t> sectionBytes;
    std::uint64_t changesIdentity = 0;  ///< 0 when nothing lies on top
    std::uint64_t changesBytes = 0;
    std::vector<std::uint64_t> changesSectionBytes;
};
/// What the section with this place in the file holds.
[[nodiscard]] std::string_view sectionName(std::size_t place) noexcept;
[[nodiscard]] FileShape shapeOf(const std::filesystem::path &file);

} // namespace matchdesk::matching
