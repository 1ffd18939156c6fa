// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "matching/changes.h"
#include "matching/matcher.h"
#include "support/clock.h"
#include "support/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>

namespace matchdesk {

/// What one re-match came to.
struct Rematched {
    std::size_t open = 0;      ///< tickets that wait for a decision
    std::size_t matched = 0;   ///< of them those that the change could touch, and that were matched again
    std::size_t confirming = 0; ///< now answer to one record, and did not before
    std::size_t lapsed = 0;    ///< did so since an earlier change, and no longer do

    friend bool operator==(const Rematched &, const Rematched &) = default;
};

/// Matches open tickets again when the register has changed, those alone that the change can touch, and notes on a ticket
/// that its details now answer to one record: a hint in the queue, a line in its history. Remembers what the open tickets
/// state, so that a small change costs little. Use from one thread, which may use the store.
class Rematch {
public:
    Rematch(Store &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    /// `before` and `now` are the register without and with `changes`. Decided tickets that are held still are looked at
    /// again by retry(), once they are open again.
    [[nodiscard]] Result<Rematched> afterChange(const matching::Matcher &before, const matching::Matcher &now,
                                                const matching::Changes &changes);
    /// All open tickets, when it is not known what has changed: what a ticket was matched with when it was raised stands
    /// for the register before.
    [[nodiscard]] Result<Rematched> all(const matching::Matcher &now);
    /// Looks at tickets again that were held when the register changed. Does nothing while there are none.
    [[nodiscard]] Result<Rematched> retry(const matching::Matcher &now);

private:
    /// What is remembered of a ticket.
    struct Stated {
        matching::Claim claim;
        matching::Policy policy;
        matching::Conclusion first = matching::Conclusion::None; ///< of the last attempt, when it was made
        Hint hint = Hint::None;
        bool held = false;
    };
    /// A record that the claim is confirmed by, empty for none.
    using Answer = std::string;

    [[nodiscard]] Outcome catchUp();
    [[nodiscard]] Outcome look(const TicketId &id, const Stated &stated, bool wasConfirmed, const Answer &was,
                               const matching::Matcher &now, Rematched &out);
    [[nodiscard]] Outcome note(const TicketId &id, const Answer &answer, Rematched &out);

    Store &m_store;
    const Clock &m_clock;
    std::map<TicketId, Stated> m_open; ///< Held ones among them
    std::int64_t m_after = 0;
    std::set<TicketId> m_later;
};

} // namespace matchdesk
