// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace matchdesk::journey {

/// The words of resources/tables/shared_mailboxes.txt, ascending.
[[nodiscard]] std::span<const std::string_view> sharedMailboxes();

} // namespace matchdesk::journey
