// SPDX-License-Identifier: MIT
#include "casework/cases.h"

namespace matchdesk {

Result<EvidenceFile> Cases::evidence(const TicketId &id, const Staff &staff, std::string_view requestId)
{
    return inWrite<EvidenceFile>(m_store, [&](Session &session) -> Result<EvidenceFile> {
        if (const auto ticket = session.tickets().byId(id); !ticket.ok())
            return ticket.error();
        const auto change = session.detailsChanges().byTicket(id);
        if (!change.ok())
            return change.error();
        auto content = session.detailsChanges().content(id);
        if (!content.ok())
            return content.error();
        if (!content.value())
            return Error {.code = ErrorCode::NotFound, .detail = "the file is destroyed", .field = "evidence"};
        AuditEvent event;
        event.at = m_clock.now();
        event.staff = staff.id;
        event.staffName = staff.displayName;
        event.action = AuditAction::EvidenceViewed;
        event.ticket = id;
        event.requestId = requestId;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted.error();
        return EvidenceFile {change.value().document, change.value().fileName, change.value().fileType,
                             *std::move(content).value()};
    });
}

} // namespace matchdesk
