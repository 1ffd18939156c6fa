// SPDX-License-Identifier: MIT
#pragma once

#include "casework/cases.h"
#include "domain/store.h"
#include "messaging/post.h"
#include "support/clock.h"
#include "support/result.h"

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace matchdesk {

/// Taking decisions, taking them back, and carrying them out when their hold ends.
/// Callable from any thread that may use the store.
class Decisions {
public:
    Decisions(Store &store, const Clock &clock, Cases &cases, const Mailroom &mailroom, std::chrono::milliseconds hold);

    /// Holds the decision. The same idempotency key again returns the first answer; with another request, Unprocessable.
    /// Errors: Conflict (somebody else decided or holds the ticket, or what was shown has changed since: `what` is
    /// "evidence-changed"), RuleRefused (a rule of linking; four eyes), Forbidden, Unprocessable, NotFound, Unavailable.
    [[nodiscard]] Result<Decision> decide(const DecisionRequest &request, const Staff &staff, std::string_view requestId);
    /// Takes a held decision back whole: the ticket is as it was. TooLate once it has taken effect; Forbidden for others.
    [[nodiscard]] Result<Decision> undo(const DecisionId &id, const Staff &staff, std::string_view requestId);
    [[nodiscard]] Result<std::vector<Decision>> recentBy(const Staff &staff, std::size_t limit);
    /// Carries out, each in a transaction of its own, every held decision that is due. Returns how many were settled.
    [[nodiscard]] Result<int> applyDue();
    [[nodiscard]] Result<std::optional<Instant>> nextDue();

private:
    Store &m_store;
    const Clock &m_clock;
    Cases &m_cases;
    const Mailroom m_mailroom;
    std::chrono::milliseconds m_hold;
};

} // namespace matchdesk
