// SPDX-License-Identifier: MIT
#pragma once

#include "domain/message.h"
#include "domain/store.h"
#include "messaging/templates.h"
#include "support/clock.h"
#include "support/result.h"
#include "support/id_source.h"

#include <map>
#include <optional>
#include <string>

namespace matchdesk {

/// One message to be written: which, to whom, with what, and why.
struct MessageOrder {
    std::string templateId;
    std::string language = "en"; ///< "cy"; any other is English
    std::string recipient;       ///< an email address, or a service's name
    std::map<std::string, std::string> variables {}; ///< by name; post() makes them fit for a line (messageSafe)
    /// Unique to what happened: there is never a second message with the same one.
    std::string cause;
    TicketId ticket {};
    std::string ticketReference {};
    Channel channel = Channel::Email;
};

/// Writes a message in the caller's transaction, so that it exists exactly if its cause does. Does nothing where there is
/// a message with this cause already. Errors: NotFound (template), Unprocessable (`field`: a variable that is missing or
/// is not what its type takes), the store's.
[[nodiscard]] Outcome post(Session &session, const Templates &templates, const MessageOrder &order, Instant now,
                           const IdSource &newIds = newId);

} // namespace matchdesk
