// SPDX-License-Identifier: MIT
#pragma once

#include "domain/audit.h"
#include "domain/contest_rules.h"
#include "domain/detail.h"
#include "domain/message.h"
#include "domain/store.h"
#include "register/live_register.h"
#include "support/clock.h"
#include "support/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matchdesk {

/// What matching says of one ticket, without what the database says of the records' owners. Worked out ahead, so that no
/// write transaction waits for it.
struct Compared {
    std::shared_ptr<const matching::Matcher> matcher;
    matching::Claim claim;
    bool saysQualified = false;
    std::vector<std::string> added; ///< TRNs of the records found by hand
    matching::MatchResult result;
    std::vector<matching::Candidate> byHand;
};

/// One ticket's case: what was stated, the records that may be it, and what has happened.
/// Callable from any thread that may use the store.
class Cases {
public:
    Cases(Store &store, const Clock &clock, const LiveRegister &records, const EvidenceEncoder &encoder,
          ContestPolicy contests = {});

    /// The whole ticket as its screen shows it, matched against the register as it is now. Unavailable while no register
    /// is loaded: an answer that could not be had is never shown as "no record".
    [[nodiscard]] Result<TicketDetail> detail(const TicketId &id);
    /// The same inside a transaction that is open already.
    [[nodiscard]] Result<TicketDetail> detail(Session &session, const TicketId &id);
    /// Works the matching out ahead, for detail(session, id, comparison): which uses it as far as it still holds.
    [[nodiscard]] Result<Compared> compare(const TicketId &id);
    [[nodiscard]] Result<TicketDetail> detail(Session &session, const TicketId &id, const Compared &ahead);
    /// One record beside what the ticket's person stated; nothing when the register holds no such record.
    [[nodiscard]] Result<std::optional<CandidateView>> view(Session &session, const Ticket &ticket,
                                                            const Identity &identity, std::string_view trn);
    /// Everything to be known of the contest of `ticket`, which is given as it is decided on. NotFound without a contest.
    [[nodiscard]] Result<ContestFacts> contestFacts(Session &session, const Ticket &ticket) const;
    /// `detail` as the audit keeps it.
    [[nodiscard]] std::string evidenceOf(const TicketDetail &detail) const { return m_encoder.encode(detail); }
    /// Compares the ticket with the record `trn` and keeps it among the candidates. NotFound when there is no such record.
    [[nodiscard]] Result<CandidateView> addCandidate(const TicketId &id, std::string_view trn, const Staff &staff,
                                                     std::string_view requestId = {});
    [[nodiscard]] Result<std::vector<matching::Record>> findRecords(std::string_view text, std::size_t limit);
    /// What has happened to the ticket, as `reader` may see it: while it waits for a second reader, only the first one and
    /// leads see what the first one decided. For the others the entry stays and its content is left out.
    [[nodiscard]] Result<std::vector<HistoryEntry>> history(const TicketId &id, const Staff &reader);
    [[nodiscard]] Result<std::vector<Message>> messages(const TicketId &id);
    [[nodiscard]] Result<std::vector<Message>> outbox(std::size_t limit);
    /// The file that came with a change of details; that it was looked at is noted. NotFound for other tickets, and once
    /// the file is destroyed.
    [[nodiscard]] Result<EvidenceFile> evidence(const TicketId &id, const Staff &staff, std::string_view requestId = {});
    [[nodiscard]] Outcome noteReveal(const TicketId &id, const Staff &staff, std::string_view requestId = {});

private:
    /// A decision is held that will send the ticket to a second reader; also where that cannot be found out.
    [[nodiscard]] bool heldForSecondReader(Session &session, const Ticket &ticket);

    Store &m_store;
    const Clock &m_clock;
    const LiveRegister &m_records;
    const EvidenceEncoder &m_encoder;
    ContestPolicy m_contests;
};

} // namespace matchdesk
