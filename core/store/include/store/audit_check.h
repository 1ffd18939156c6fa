// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace matchdesk {

/// What reading the whole audit from its first entry shows.
struct AuditCheck {
    std::int64_t entries = 0;
    std::optional<std::int64_t> firstBad; ///< the seq that should stand where the chain first does not hold
    std::string head;                     ///< hash of the newest entry that holds; empty when there is none

    friend bool operator==(const AuditCheck &, const AuditCheck &) = default;
};

/// Recomputes every hash. Finds changed, inserted, reordered and removed entries; a chain alone cannot show that its
/// newest entries were cut off, for which somebody else has to remember `head`.
[[nodiscard]] Result<AuditCheck> checkAudit(Store &store);

} // namespace matchdesk
