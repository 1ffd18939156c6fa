// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"

#include <string>
#include <string_view>

/// Email addresses as people type them.
namespace matchdesk {

/// The address in the form in which it is kept: invisible signs and edges removed, a host in other scripts in its "xn--"
/// form, letter case as typed. Unprocessable, with the field "emailAddress", where no mail could be sent there. The rules are
/// GOV.UK Notify's.
[[nodiscard]] Result<std::string> cleanedAddress(std::string_view typed);

/// Whether several people read that mailbox, going by its name: "Head.Office+sam@school.example".
[[nodiscard]] bool isSharedMailbox(std::string_view address);

/// Whether both are one address: letter case is ignored.
[[nodiscard]] bool sameAddress(std::string_view left, std::string_view right);
/// In lower case, as far as it is ASCII: what addresses are compared and counted by.
[[nodiscard]] std::string foldedAddress(std::string_view address);

} // namespace matchdesk
