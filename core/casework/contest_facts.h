// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest_rules.h"
#include "domain/store.h"
#include "matching/matcher.h"

#include <map>
#include <vector>

namespace matchdesk::casework {

/// Everything that is to be known of the contest of `ticket`, which is given as it is decided on. Without a `matcher` the
/// facts say that the register could not be asked.
[[nodiscard]] Result<ContestFacts> factsOf(Session &session, const Ticket &ticket, const matching::Matcher *matcher,
                                           const ContestPolicy &policy, Instant now);

/// The contest as its screen shows it: the holder's address masked wherever it stands in a sentence.
[[nodiscard]] ContestView viewOf(const ContestFacts &facts);

/// What every decision that can be taken of it does, the holder's address masked.
[[nodiscard]] std::map<DecisionKind, std::vector<Effect>> effectsByKind(const ContestFacts &facts);

} // namespace matchdesk::casework
