// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace matchdesk::matching {

/// A name as somebody states it.
struct StatedFullName {
    std::string_view first;
    std::string_view last;
};

/// Whether two names may be one person's by the rule for finding duplicate accounts: the family
/// names are the same, and so are the first names or one is a known short form or spelling of the other.
[[nodiscard]] bool namesAlike(const StatedFullName &left, const StatedFullName &right);

} // namespace matchdesk::matching
