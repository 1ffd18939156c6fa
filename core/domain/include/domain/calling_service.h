// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ids.h"

#include <string>

namespace matchdesk {

/// One service that sends its users through our journeys, and what it wants of them.
struct CallingService {
    ServiceId id;     ///< short and stable, as "npq"
    std::string name; ///< as it calls itself, in messages and in the queue
    bool trnRequired = false;         ///< its users cannot go on without a TRN
    std::string policy = "default";   ///< the matching policy's id; see matching::Policy
    bool raisesTickets = true;        ///< false: nobody looks, and whoever is not matched stays so

    /// Whether its rule is the strict one, which asks neither for QTS nor for a provider.
    [[nodiscard]] bool strict() const noexcept { return policy == "strict"; }

    friend bool operator==(const CallingService &, const CallingService &) = default;
};

} // namespace matchdesk
