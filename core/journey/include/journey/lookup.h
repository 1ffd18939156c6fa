// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity.h"
#include "domain/store.h"
#include "domain/ticket.h"
#include "messaging/post.h"
#include "register/live_register.h"
#include "support/clock.h"
#include "support/id_source.h"
#include "support/result.h"

#include <string>
#include <vector>

namespace matchdesk {

/// What a person states in one calling service's journey.
struct StatedFacts {
    matching::Claim claim;
    bool saysQualified = false;
    bool disputesRecord = false; ///< "the record found is not mine"
    std::string service;         ///< the calling service, as it calls itself
    std::string policy = "default";
    std::string language = "en";
};

/// What became of it.
struct LookupAnswer {
    Identity identity;
    matching::Conclusion conclusion = matching::Conclusion::None;
    std::optional<Ticket> ticket; ///< raised when a person must look
};

/// The user's side of matching: runs a person's stated facts through the matching, links what is confirmed and free, and
/// raises a ticket with its cause where it cannot. Callable from any thread that may use the store.
class Lookup {
public:
    /// `newIds` names what is made: accounts, tickets, messages. A demo world gives its own, to be the same on every machine.
    Lookup(Store &store, const Clock &clock, const LiveRegister &records, const Mailroom &mailroom,
           IdSource newIds = newId);

    /// `earlier`: the attempts that the person made before, oldest first, each of which is matched again as it was made.
    [[nodiscard]] Result<LookupAnswer> submit(const StatedFacts &facts, const std::vector<StatedFacts> &earlier = {});

private:
    Store &m_store;
    const Clock &m_clock;
    const LiveRegister &m_records;
    const Mailroom m_mailroom;
    IdSource m_newId;
};

} // namespace matchdesk
