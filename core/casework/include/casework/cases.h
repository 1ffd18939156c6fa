// SPDX-License-Identifier: MIT
#pragma once

#include "domain/audit.h"
#include "domain/detail.h"
#include "domain/message.h"
#include "domain/store.h"
#include "register/live_register.h"
#include "support/clock.h"
#include "support/result.h"

#include <string_view>
#include <vector>

namespace matchdesk {

/// One ticket's case: what was stated, the records that may be it, and what has happened.
/// Callable from any thread that may use the store.
class Cases {
public:
    Cases(Store &store, const Clock &clock, const LiveRegister &records, const EvidenceEncoder &encoder);

    /// The whole ticket as its screen shows it, matched against the register as it is now. Unavailable while no register
    /// is loaded: an answer that could not be had is never shown as "no record".
    [[nodiscard]] Result<TicketDetail> detail(const TicketId &id);
    /// The same inside a transaction that is open already.
    [[nodiscard]] Result<TicketDetail> detail(Session &session, const TicketId &id);
    /// Compares the ticket with the record `trn` and keeps it among the candidates. NotFound when there is no such record.
    [[nodiscard]] Result<CandidateView> addCandidate(const TicketId &id, std::string_view trn, const Staff &staff);
    [[nodiscard]] Result<std::vector<matching::Record>> findRecords(std::string_view text, std::size_t limit);
    [[nodiscard]] Result<std::vector<HistoryEntry>> history(const TicketId &id);
    [[nodiscard]] Result<std::vector<Message>> messages(const TicketId &id);
    [[nodiscard]] Result<std::vector<Message>> outbox(std::size_t limit);
    [[nodiscard]] Outcome noteReveal(const TicketId &id, const Staff &staff);

private:
    Store &m_store;
    const Clock &m_clock;
    const LiveRegister &m_records;
    const EvidenceEncoder &m_encoder;
};

} // namespace matchdesk
