// SPDX-License-Identifier: MIT
#pragma once

#include "messaging/templates.h"

#include <span>

namespace matchdesk::messaging {

/// The files of resources/templates, as CMakeLists.txt writes them into the program.
[[nodiscard]] std::span<const TemplateText> templateData() noexcept;

} // namespace matchdesk::messaging
