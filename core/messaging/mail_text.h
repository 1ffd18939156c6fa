// SPDX-License-Identifier: MIT
#pragma once

#include "messaging/base64.h"
#include "messaging/mail_settings.h"
#include "messaging/mail_transport.h"

#include <string>
#include <string_view>

/// A message as Internet mail writes it (RFC 5322, 2045, 2047).
namespace matchdesk::messaging {

/// Not empty, and nothing in it that could end a header line.
[[nodiscard]] bool isHeaderText(std::string_view text) noexcept;
/// An address that goes into an SMTP command as it is: one @, printable ASCII, nothing that delimits.
[[nodiscard]] bool isSendableAddress(std::string_view text) noexcept;

/// The value of a header: as it is where it is plain, encoded words of at most 75 characters where it is not.
[[nodiscard]] std::string headerText(std::string_view text);
/// `text` with lines of at most 76 characters that end in CRLF.
[[nodiscard]] std::string quotedPrintable(std::string_view text);
/// The Date header's value, in UTC.
[[nodiscard]] std::string mailDate(Instant at);
/// The whole message, headers and body.
[[nodiscard]] std::string mailText(const OutgoingMail &mail, const SmtpSettings &settings);

/// Without padding, in the alphabet of addresses.
[[nodiscard]] std::string base64Url(std::string_view bytes);
/// The reverse of base64; nothing for what is not.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace matchdesk::messaging
