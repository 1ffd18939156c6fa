// SPDX-License-Identifier: MIT
#include "http/message.h"

#include <algorithm>

namespace matchdesk::http {

const std::string *valueOf(const Query &query, std::string_view key) noexcept
{
    const auto found = std::find_if(query.begin(), query.end(), [key](const auto &pair) { return pair.first == key; });
    return found == query.end() ? nullptr : &found->second;
}

} // namespace matchdesk::http
