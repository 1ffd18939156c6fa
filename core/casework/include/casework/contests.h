// SPDX-License-Identifier: MIT
#pragma once

#include "casework/cases.h"
#include "domain/store.h"
#include "messaging/post.h"
#include "support/clock.h"
#include "support/result.h"

#include <optional>
#include <string_view>

namespace matchdesk {

/// What happens to contested addresses without a member of staff: the holder's objection, and the change when its wait is
/// over. Callable from any thread that may use the store.
class Contests {
public:
    Contests(Store &store, const Clock &clock, Cases &cases, Mailroom mailroom);

    /// The holder says that it was not them: whatever was agreed does not happen, and a lead is asked. Saying it twice does
    /// it once. Errors: NotFound for an unknown token; TooLate when the address has changed already, of which the lead is
    /// told all the same.
    [[nodiscard]] Outcome object(std::string_view token, std::string_view requestId);
    /// Makes every change whose wait is over, each in a transaction of its own, or stops it where a rule stands against it.
    /// Returns how many were settled. Unavailable while no register is loaded.
    [[nodiscard]] Result<int> switchDue();
    [[nodiscard]] Result<std::optional<Instant>> nextDue();

private:
    Store &m_store;
    const Clock &m_clock;
    Cases &m_cases;
    Mailroom m_mailroom;
};

} // namespace matchdesk
