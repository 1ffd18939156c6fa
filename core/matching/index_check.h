// SPDX-License-Identifier: MIT
#pragma once

#include "index.h"

namespace matchdesk::matching {

/// Whether every number and offset in `index` that a query follows leads to something that is there. One pass over all
/// arrays but the cold text and where it begins, which are checked when they are read.
[[nodiscard]] bool staysInside(const Index &index);

} // namespace matchdesk::matching
