// SPDX-License-Identifier: MIT
#pragma once

#include "domain/message.h"
#include "support/clock.h"
#include "support/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// What became of one try to deliver a message.
struct DeliveryOutcome {
    DeliveryState state = DeliveryState::Waiting; ///< Waiting (again), Sent or Failed
    DeliveryProblem problem = DeliveryProblem::None;
    std::optional<Instant> nextAttemptAt {};      ///< Waiting: not before
    std::string providerReference {};
    bool counts = true;   ///< false: the try is not held against the message
    bool forget = false;  ///< what is sealed in the message is wiped
};

/// The messages of the outbox as they leave it. A message is taken under a lease, which ends by itself when its taker
/// dies: it is then taken again, so it is sent at least once, and more than once only where a taker died between the
/// provider's acceptance and settle().
class DeliveryRepository {
public:
    virtual ~DeliveryRepository() = default;
    /// Takes the message that has been due longest: Waiting, or Sending under a lease that has ended. Counts the try.
    [[nodiscard]] virtual Result<std::optional<Message>> take(std::string_view owner, Instant now, Instant leaseUntil) = 0;
    /// Writes down what became of a try. TooLate when `owner` holds the message no longer.
    [[nodiscard]] virtual Outcome settle(const MessageId &id, std::string_view owner, const DeliveryOutcome &outcome, Instant at) = 0;
    [[nodiscard]] virtual Result<std::optional<Instant>> nextDue() = 0;
    [[nodiscard]] virtual Result<Message> byId(const MessageId &id) = 0; ///< NotFound
    /// Makes a Failed message wait again, with all its tries. Conflict when it is not Failed.
    [[nodiscard]] virtual Outcome retry(const MessageId &id, Instant at) = 0;
};

} // namespace matchdesk
