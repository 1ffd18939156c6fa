// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace matchdesk::contract {

/// resources/openapi.yaml as this program was built with: what it serves, in OpenAPI 3.0.3. Any thread.
[[nodiscard]] std::string_view interfaceDescription() noexcept;
inline constexpr std::string_view kYamlType = "application/yaml";

} // namespace matchdesk::contract
