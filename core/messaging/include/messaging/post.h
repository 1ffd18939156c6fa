// SPDX-License-Identifier: MIT
#pragma once

#include "domain/message.h"
#include "domain/store.h"
#include "messaging/templates.h"
#include "support/clock.h"
#include "support/id_source.h"
#include "support/result.h"
#include "support/secret_key.h"

#include <map>
#include <optional>
#include <string>

namespace matchdesk {

/// Where messages are written from: the texts, and whether anything takes them further. Copied freely; the templates
/// have to outlive it. Any thread.
class Mailroom {
public:
    /// Nothing takes messages further: they are kept to be read in the outbox, as in a demo. Converts from the texts alone.
    Mailroom(const Templates &templates) : m_templates(&templates) {}
    /// A transport takes emails further. What only the recipient may read is sealed with `sealing` until then.
    Mailroom(const Templates &templates, const SecretKey &sealing) : m_templates(&templates), m_sealing(sealing) {}

    [[nodiscard]] const Templates &templates() const { return *m_templates; }
    /// What a message is sealed with that only its recipient may read; null where messages are kept.
    [[nodiscard]] const SecretKey *sealing() const { return m_sealing ? &*m_sealing : nullptr; }

private:
    const Templates *m_templates;
    std::optional<SecretKey> m_sealing;
};

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
    std::optional<Instant> expiresAt {}; ///< when it is no longer worth sending, as with a code that has expired
};

/// Writes a message in the caller's transaction, so that it exists exactly if its cause does. Does nothing where there is
/// a message with this cause already. Errors: NotFound (template), Unprocessable (`field`: a variable that is missing or
/// is not what its type takes), the store's.
[[nodiscard]] Outcome post(Session &session, const Mailroom &mailroom, const MessageOrder &order, Instant now,
                           const IdSource &newIds = newId);

} // namespace matchdesk
