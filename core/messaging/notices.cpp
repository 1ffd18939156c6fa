// SPDX-License-Identifier: MIT
#include "messaging/notices.h"

#include "domain/message.h"
#include "domain/store.h"
#include "support/text.h"

#include <utility>

namespace matchdesk {

NoticeWriter noticesBy(const Templates &templates, Instant now, std::function<std::string(Instant)> newIds)
{
    if (!newIds)
        newIds = newId;
    return [&templates, now, makeId = std::move(newIds)](Session &session, const ContestNotice &notice) -> Outcome {
        auto variables = notice.variables;
        for (const char *stated : {"name", "service"}) {
            if (const auto found = variables.find(stated); found != variables.end())
                found->second = messageSafe(found->second);
        }
        const std::string language = notice.language == "cy" ? "cy" : "en";
        auto rendered = templates.render(notice.templateId, language, variables);
        if (!rendered.ok())
            return rendered.error();
        Message message;
        message.id = MessageId(makeId(now));
        message.ticket = notice.ticket;
        message.ticketReference = notice.ticketReference;
        message.recipient = notice.recipient;
        message.templateId = notice.templateId;
        message.language = language;
        message.subject = rendered.value().subject;
        message.body = rendered.value().body;
        message.cause = notice.cause;
        message.createdAt = now;
        return session.outbox().add(message);
    };
}

} // namespace matchdesk
