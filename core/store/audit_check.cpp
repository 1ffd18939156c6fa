// SPDX-License-Identifier: MIT
#include "store/audit_check.h"

namespace matchdesk {

Result<AuditCheck> checkAudit(Store &store)
{
    constexpr std::size_t kPage = 1000;
    return inRead<AuditCheck>(store, [](Session &session) -> Result<AuditCheck> {
        AuditCheck check;
        std::int64_t seen = 0;
        for (;;) {
            auto page = session.audit().after(seen, kPage);
            if (!page.ok())
                return page.error();
            for (const AuditEvent &event : page.value()) {
                const bool follows = event.seq == check.entries + 1 && event.previousHash == check.head
                    && event.hash == hashOf(event, check.head);
                if (!follows) {
                    check.firstBad = check.entries + 1;
                    return check;
                }
                ++check.entries;
                check.head = event.hash;
                seen = event.seq;
            }
            if (page.value().size() < kPage)
                return check;
        }
    });
}

} // namespace matchdesk
