// SPDX-License-Identifier: MIT
#pragma once

#include "index.h"
#include "matching/matcher.h"
#include "tables.h"

#include <filesystem>
#include <memory>

/// The register as a file: a header, a table of sections with their checksums (XXH3), and the arrays of the Index, each
/// on a boundary of 64 bytes. There are no pointers in it, so opening maps it and copies nothing.
namespace matchdesk::matching {

[[nodiscard]] OpenedRegister openRegister(const std::filesystem::path &file, std::shared_ptr<const Tables> tables);
[[nodiscard]] FileProblem verifyRegister(const std::filesystem::path &file);
[[nodiscard]] FileProblem writeRegister(const Index &index, const std::filesystem::path &file);

} // namespace matchdesk::matching
