// SPDX-License-Identifier: MIT
#pragma once

#include "domain/details_change.h"

#include <string>
#include <vector>

namespace matchdesk::world {

/// An invented person's document as they would send it in: one page that says what it is and these lines, for any viewer of PDF.
[[nodiscard]] EvidenceFile paper(DocumentKind kind, const std::vector<std::string> &lines);

} // namespace matchdesk::world
