// SPDX-License-Identifier: MIT
#include "messaging/post.h"

#include "seal.h"

namespace matchdesk {

Outcome post(Session &session, const Mailroom &mailroom, const MessageOrder &order, Instant now,
             const IdSource &newIds)
{
    std::map<std::string, std::string> variables;
    for (const auto &[name, value] : order.variables)
        variables.emplace(name, messageSafe(value));
    const std::string language(order.language == "cy" ? "cy" : "en");
    Result<RenderedMessage> rendered = mailroom.templates().render(order.templateId, language, variables);
    if (!rendered.ok())
        return rendered.error();
    Message message;
    message.language = language;
    message.id = MessageId(newIds(now));
    message.ticket = order.ticket;
    message.ticketReference = order.ticketReference;
    message.channel = order.channel;
    message.recipient = order.recipient;
    message.templateId = order.templateId;
    message.subject = std::move(rendered.value().subject);
    message.body = std::move(rendered.value().body);
    message.cause = order.cause;
    message.createdAt = now;
    message.expiresAt = order.expiresAt;
    if (const SecretKey *sealing = mailroom.sealing(); sealing != nullptr && order.channel == Channel::Email) {
        message.state = DeliveryState::Waiting;
        message.nextAttemptAt = now;
        if (rendered.value().secret) {
            message.sealed = messaging::sealed(*sealing, message.id.text, message.body);
            message.body = std::move(rendered.value().openBody);
        }
    }
    return session.outbox().add(message);
}

} // namespace matchdesk
