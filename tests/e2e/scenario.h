// SPDX-License-Identifier: MIT
#pragma once

#include "e2e/demo_copy.h"
#include "e2e/desktop.h"
#include "e2e/team_server.h"

#include <string>
#include <string_view>
#include <vector>

/// Words that the journeys share.
namespace matchdesk::test {

/// Short enough to wait for its end.
inline constexpr std::chrono::seconds kShortHold {1};
/// Long enough to see that a decision is held, short enough to wait for its end.
inline constexpr std::chrono::seconds kVisibleHold {2};
/// Nothing that a test does outlasts it.
inline constexpr std::chrono::seconds kLongHold {120};

/// The `number`th of the tickets that fit; the test ends where the world has no such.
[[nodiscard]] Case aCase(const std::function<bool(const Case &)> &fits, std::size_t number = 0);

/// The key that chooses the asker's own record.
[[nodiscard]] QString keyOf(const Case &one);
[[nodiscard]] QString text(const std::string &utf8);

/// Waits until the backend holds the ticket in this state.
[[nodiscard]] bool becomes(TeamServer &server, const Case &one, TicketState state);
/// What has been sent about the ticket from this template.
[[nodiscard]] std::vector<Message> sent(const Books &books, std::string_view templateId);

/// Everything of the ticket that a decision which was taken back leaves as it was.
void expectAsBefore(const Ticket &now, const Ticket &before);
/// Nobody's record is linked, and nothing was sent since the ticket was opened.
void expectUntouched(const Books &books, const Case &one);

} // namespace matchdesk::test
