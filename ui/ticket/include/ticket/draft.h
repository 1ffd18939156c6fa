// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"

#include <optional>
#include <string>

namespace matchdesk {

/// What a member of staff has chosen and typed on one ticket but not decided yet. Kept while the ticket is away, and
/// given back when a decision was refused or undone.
struct Draft {
    std::string trn;                   ///< of the chosen candidate, empty for none
    std::optional<DecisionKind> asking; ///< the decision whose question is open
    Reason reason = Reason::None;
    std::optional<matching::Field> askedFor;
    std::string note;

    friend bool operator==(const Draft &, const Draft &) = default;
};

} // namespace matchdesk
