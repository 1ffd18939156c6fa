// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"

#include <QPromise>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace matchdesk::test {

/// An ApiClient without a backend. It answers from what the test puts in, at once, late, with an error, or never; it
/// keeps what it was asked; and it decides as the backend promises: held, undone, refused where the test says so.
class FakeApiClient final : public ApiClient {
public:
    enum class Mode { Answers, Fails, Hangs };

    FakeApiClient() = default;

    QFuture<Result<Workplace>> workplace() override;
    QFuture<Result<QueueNews>> queueNews(std::int64_t after, int limit) override;
    QFuture<Result<std::vector<TicketRow>>> firstRows(int limit) override;
    QFuture<Result<TicketDetail>> ticket(const TicketId &id) override;
    QFuture<Result<Lease>> lease(const TicketId &id) override;
    QFuture<Outcome> release(const TicketId &id) override;
    QFuture<Result<CandidateView>> addCandidate(const TicketId &id, const std::string &trn) override;
    QFuture<Result<std::vector<matching::Record>>> findRecords(const std::string &text) override;
    QFuture<Result<std::vector<TicketRow>>> findTickets(const std::string &text) override;
    QFuture<Result<Decision>> decide(const DecisionRequest &request) override;
    QFuture<Result<Decision>> undo(const DecisionId &id) override;
    QFuture<Result<std::vector<Decision>>> myDecisions() override;
    QFuture<Result<std::vector<HistoryEntry>>> history(const TicketId &id) override;
    QFuture<Result<std::vector<Message>>> messages(const TicketId &id) override;
    QFuture<Result<std::vector<Message>>> outbox() override;
    QFuture<Outcome> retryMessage(const MessageId &id) override;
    QFuture<Outcome> noteReveal(const TicketId &id) override;
    QFuture<Result<EvidenceFile>> evidence(const TicketId &id) override;

    /// Answers everything that hangs, with `failure`.
    void failHanging();
    /// Puts a ticket into the queue.
    void add(const TicketDetail &detail);
    /// Changes a ticket as somebody else's desktop would.
    void change(const TicketId &id, const std::function<void(Ticket &)> &change);
    [[nodiscard]] int count(const std::string &call) const;

    Mode mode = Mode::Answers;
    std::chrono::milliseconds delay {0}; ///< of every answer; 0: there before the call returns
    Error failure {ErrorCode::Unavailable, "scripted", {}, {}, {}, {}, {}};
    std::optional<Error> decideError;    ///< given once, to the next decision
    std::optional<Error> leaseError;
    Workplace place;
    Instant now {};
    std::map<TicketId, TicketDetail> details;
    std::vector<TicketRow> rows;
    std::vector<matching::Record> records;
    std::vector<HistoryEntry> historyEntries;
    EvidenceFile evidenceFile;
    std::vector<Message> sent;
    std::vector<Decision> decisions;
    std::vector<DecisionRequest> requests;
    std::vector<std::string> calls;

private:
    template <typename T>
    QFuture<T> reply(const char *call, T value);
    void touch(const TicketId &id);

    std::vector<std::function<void()>> m_hanging;
    std::int64_t m_seq = 0;
};

} // namespace matchdesk::test
