// SPDX-License-Identifier: MIT
#include "messaging/notices.h"

#include <utility>

namespace matchdesk {

NoticeWriter noticesBy(Mailroom mailroom, Instant now, std::function<std::string(Instant)> newIds)
{
    if (!newIds)
        newIds = newId;
    return [mailroom = std::move(mailroom), now, makeId = std::move(newIds)](Session &session, const ContestNotice &notice) -> Outcome {
        return post(session, mailroom,
                    {.templateId = notice.templateId,
                     .language = notice.language,
                     .recipient = notice.recipient,
                     .variables = notice.variables,
                     .cause = notice.cause,
                     .ticket = notice.ticket,
                     .ticketReference = notice.ticketReference},
                    now, makeId);
    };
}

} // namespace matchdesk
