// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"
#include "support/result.h"

#include <optional>
#include <string_view>

namespace matchdesk {

/// What a source of DQT records says of one claim.
struct SourceAnswer {
    matching::MatchResult result;

    friend bool operator==(const SourceAnswer &, const SourceAnswer &) = default;
};

/// Where records come from: the register of this process, or a DQT API elsewhere. Callable from any thread; answers or fails
/// within the time limit that it was made with. Errors: Unavailable where it does not answer, which never means "no match";
/// Error::when says from when on it wants to be asked again, where it said so.
class RecordSource {
public:
    virtual ~RecordSource() = default;
    [[nodiscard]] virtual Result<SourceAnswer> find(const matching::Claim &claim, const matching::Policy &policy) = 0;
    /// The record with that TRN, whatever its status; nothing when there is none.
    [[nodiscard]] virtual Result<std::optional<matching::Record>> byTrn(std::string_view trn) = 0;
};

} // namespace matchdesk
