// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace matchdesk::messaging {

[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace matchdesk::messaging
