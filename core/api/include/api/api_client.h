// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"
#include "domain/detail.h"
#include "domain/message.h"
#include "domain/queue.h"
#include "domain/ticket.h"
#include "support/result.h"

#include <QFuture>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk {

/// All that a window may ask of a backend, wherever it runs. Every call returns at once; the answer comes by the future,
/// to be consumed with onReady(). Calls on a dead connection end with Unavailable.
/// Lives on: main.
class ApiClient {
public:
    virtual ~ApiClient() = default;

    virtual QFuture<Result<Workplace>> workplace() = 0;
    /// Rows changed after `after`, ascending by change, at most `limit`; from 0 the whole queue, page by page.
    virtual QFuture<Result<QueueNews>> queueNews(std::int64_t after, int limit) = 0;
    /// The first rows of the queue in queue order, to show something at once.
    virtual QFuture<Result<std::vector<TicketRow>>> firstRows(int limit) = 0;
    virtual QFuture<Result<TicketDetail>> ticket(const TicketId &id) = 0;
    /// Takes or renews the lease; Conflict names who has it.
    virtual QFuture<Result<Lease>> lease(const TicketId &id) = 0;
    virtual QFuture<Outcome> release(const TicketId &id) = 0;
    /// Compares the ticket with a record found by hand and keeps it among the candidates.
    virtual QFuture<Result<CandidateView>> addCandidate(const TicketId &id, const std::string &trn) = 0;
    virtual QFuture<Result<std::vector<matching::Record>>> findRecords(const std::string &text) = 0;
    virtual QFuture<Result<std::vector<TicketRow>>> findTickets(const std::string &text) = 0;
    virtual QFuture<Result<Decision>> decide(const DecisionRequest &request) = 0;
    virtual QFuture<Result<Decision>> undo(const DecisionId &id) = 0;
    /// My newest decisions, those still held among them.
    virtual QFuture<Result<std::vector<Decision>>> myDecisions() = 0;
    virtual QFuture<Result<std::vector<HistoryEntry>>> history(const TicketId &id) = 0;
    virtual QFuture<Result<std::vector<Message>>> messages(const TicketId &id) = 0;
    virtual QFuture<Result<std::vector<Message>>> outbox() = 0;
    /// Makes a message that was given up wait again: leads only.
    virtual QFuture<Outcome> retryMessage(const MessageId &id) = 0;
    /// Says that masked values of the ticket were shown in full.
    virtual QFuture<Outcome> noteReveal(const TicketId &id) = 0;
    /// The file that came with a change of details; that it was looked at is noted. NotFound once it is destroyed.
    virtual QFuture<Result<EvidenceFile>> evidence(const TicketId &id) = 0;
};

/// Gives a client that acts as one member of staff. The application provides it; in a demo it knows everybody's token.
class ClientProvider {
public:
    virtual ~ClientProvider() = default;
    [[nodiscard]] virtual std::unique_ptr<ApiClient> clientFor(const StaffId &staff) = 0;
};

} // namespace matchdesk
