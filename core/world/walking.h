// SPDX-License-Identifier: MIT
#pragma once

#include "random.h"
#include "stories.h"

#include "domain/store.h"
#include "messaging/templates.h"
#include "register/live_register.h"

#include <optional>
#include <string>

namespace matchdesk::world {

/// How one asker's journey ended.
struct Walked {
    std::string ticketReference; ///< empty: nobody has to look
    std::string linkedTrn;       ///< empty: no record was linked
};

/// Walks people through the service's own journeys, question by question, as their browsers would, inside one open
/// transaction. What a person has to put right on the way is left out the second time.
class Walker {
public:
    /// `records`: the register that answers. `ids` names everything that comes to be.
    Walker(Session &session, const LiveRegister &records, const Templates &templates, Random &ids)
        : m_session(session), m_records(records), m_templates(templates), m_ids(ids)
    {
    }

    /// `moment`: when the journey ends. `now`: the world's present, until which an absent register has been asked in vain.
    [[nodiscard]] Result<Walked> walk(const Ask &ask, Instant moment, Instant now);

private:
    Session &m_session;
    const LiveRegister &m_records;
    const Templates &m_templates;
    Random &m_ids;
};

} // namespace matchdesk::world
