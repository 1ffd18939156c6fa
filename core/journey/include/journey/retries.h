// SPDX-License-Identifier: MIT
#pragma once

#include "journey/journeys.h"

namespace matchdesk {

/// Asks the register again for those whose journeys ended while it did not answer, and unlocks what could not be unlocked.
/// A match links the record and closes the ticket; any other answer tells the ticket what the true cause is. Each in a
/// transaction of its own. One thread at a time.
class LookupRetries {
public:
    explicit LookupRetries(JourneyTools tools) : m_tools(std::move(tools)) {}

    /// Returns how many journeys were settled. Those for whom the register still does not answer wait longer each time.
    [[nodiscard]] Result<int> runDue();
    /// Removes journeys that expired a day ago without an end, with what was answered in them.
    [[nodiscard]] Outcome tidy();

private:
    [[nodiscard]] Result<bool> settle(const Journey &due);
    JourneyTools m_tools;
};

} // namespace matchdesk
