// SPDX-License-Identifier: MIT
#include "messaging/notices.h"

#include "messaging/post.h"

#include <utility>

namespace matchdesk {

NoticeWriter noticesBy(const Templates &templates, Instant now, std::function<std::string(Instant)> newIds)
{
    if (!newIds)
        newIds = newId;
    return [&templates, now, makeId = std::move(newIds)](Session &session, const ContestNotice &notice) -> Outcome {
        return post(session, templates,
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
