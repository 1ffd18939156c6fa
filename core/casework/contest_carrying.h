// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest_rules.h"
#include "domain/store.h"
#include "messaging/post.h"

#include <string>
#include <vector>

namespace matchdesk::casework {

/// What happens to a contest, with everything that it touches, inside the transaction that carries it out.
struct ContestCarrying {
    Session &session;
    const Mailroom &mailroom;
    ContestFacts facts;
    Ticket ticket;          ///< as stored
    Standing before;        ///< how it stood before it was held
    std::string cause;      ///< unique to what happens: the mails are never sent twice for it
    StaffId staff;          ///< empty: nobody of staff is behind it
    std::string staffName;
    Reason reason = Reason::None;
    ContestState stoppedAs = ContestState::Stopped; ///< what a change that does not happen is afterwards
    std::string rule {};    ///< why, where a rule stopped it
};

/// Carries out `effects`, in their order, and stores the ticket, the contest and the identities. RuleRefused when the
/// database forbids the address; the transaction is then to be rolled back.
[[nodiscard]] Outcome carryOutContest(ContestCarrying carrying, const std::vector<Effect> &effects);

} // namespace matchdesk::casework
