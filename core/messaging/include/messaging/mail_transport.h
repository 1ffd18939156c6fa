// SPDX-License-Identifier: MIT
#pragma once

#include "domain/message.h"
#include "support/clock.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace matchdesk {

/// One message as a transport takes it: text in UTF-8, lines ending in LF.
struct OutgoingMail {
    std::string id;         ///< of the outbox: what the provider is told to know it by
    std::string recipient;
    std::string templateId;
    std::string language;
    std::string subject;
    std::string body;
    Instant createdAt {};
    bool triedBefore = false; ///< an earlier try may have arrived without our having learnt of it
};

/// What became of one try.
struct SendReport {
    enum class Verdict {
        Accepted, ///< the provider has it
        Later,    ///< not now: to be tried again
        Refused,  ///< never: the provider does not take this message
        Blocked,  ///< the provider takes nothing from us: wrong credentials, wrong clock. No fault of the message
    };
    Verdict verdict = Verdict::Later;
    DeliveryProblem problem = DeliveryProblem::None;
    std::string providerReference {};
    std::optional<std::chrono::seconds> retryAfter {}; ///< as the provider asks
    bool nobodyThere = false; ///< Later: the provider could not be reached, so other messages need not be tried now
};

/// Whether a try under way is to be given up.
using GiveUp = std::function<bool()>;

/// Hands one message to a provider. Used by one thread at a time, and blocks it for half a minute at the most.
class MailTransport {
public:
    virtual ~MailTransport() = default;
    [[nodiscard]] virtual SendReport send(const OutgoingMail &mail, const GiveUp &giveUp) = 0;
};

} // namespace matchdesk
