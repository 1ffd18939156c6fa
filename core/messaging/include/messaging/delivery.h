// SPDX-License-Identifier: MIT
#pragma once

#include "domain/delivery.h"
#include "domain/staff.h"
#include "domain/store.h"
#include "messaging/mail_transport.h"
#include "support/clock.h"
#include "support/result.h"
#include "support/secret_key.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace matchdesk {

/// How patiently mail is delivered.
struct DeliveryOptions {
    /// How long a message stays taken: longer than a try can last, and how long it is left alone when its taker dies.
    std::chrono::milliseconds lease {45'000};
    std::uint32_t tries = 12;
    /// Before the second try a random part of the first pause, then of four times it, and so on up to the longest. Twelve
    /// tries so last some three hours on average, which outlasts a mail server's restart and a day's greylisting.
    std::chrono::milliseconds firstPause {1'000};
    std::chrono::milliseconds longestPause {3'600'000};
    /// After the provider could not be reached, growing from the first pause, and while it takes nothing from us.
    std::chrono::milliseconds longestQuiet {30'000};
    std::chrono::milliseconds blockedPause {60'000};
    std::function<double()> random {}; ///< from 0 to 1; not given: at random
};

/// What one step of the delivery did.
struct DeliveryStep {
    bool took = false;                                  ///< whether there was a message to deliver
    DeliveryState became = DeliveryState::Waiting;      ///< of the message that was taken
    DeliveryProblem problem = DeliveryProblem::None;
    std::chrono::milliseconds rest {};                  ///< before the next step is worth taking
};

/// Takes what waits in the outbox to a transport, one message at a time. Each message is taken in one transaction and
/// written down in another, so none is lost whatever dies; what a transport says of twice is in its own description.
/// Used by one thread; any number of processes may deliver from one database.
class Delivery {
public:
    Delivery(Store &store, const Clock &clock, MailTransport &transport, const SecretKey &sealing, DeliveryOptions options = {});

    /// Delivers the message that has been due longest, if there is one. Errors: the store's.
    [[nodiscard]] Result<DeliveryStep> step(const GiveUp &giveUp);

private:
    [[nodiscard]] DeliveryOutcome outcomeOf(const Message &message, const GiveUp &giveUp, DeliveryStep &step);
    [[nodiscard]] Instant nextAttempt(const Message &message, const SendReport &report);
    [[nodiscard]] std::chrono::milliseconds restUntilDue(const std::optional<Instant> &due) const;

    Store &m_store;
    const Clock &m_clock;
    MailTransport &m_transport;
    const SecretKey m_sealing;
    DeliveryOptions m_options;
    const std::string m_owner;
    int m_unreached = 0;
};

/// Makes a message that was given up wait again, and writes that into the audit. Errors: NotFound; Forbidden (leads
/// alone); RuleRefused "not-failed", or "message-expired" where what it said is no longer true.
[[nodiscard]] Outcome retryDelivery(Session &session, const MessageId &id, const Staff &staff, std::string_view requestId, Instant now);

} // namespace matchdesk
