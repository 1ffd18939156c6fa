// SPDX-License-Identifier: MIT
#pragma once

#include "api/api_client.h"
#include "remote/curl_worker.h"

#include <memory>
#include <string>

namespace matchdesk {

/// Where a backend is, and as whom to speak to it.
struct Endpoint {
    std::string address; ///< "http://127.0.0.1:49152", without a slash at the end
    std::string token;
};

/// An ApiClient over HTTP. Answers are decoded on the worker's thread. When it is destroyed, calls under way end with
/// Cancelled; what the backend has received already still happens.
/// Lives on: main.
class HttpApiClient final : public ApiClient {
public:
    HttpApiClient(std::shared_ptr<CurlWorker> worker, Endpoint endpoint);
    ~HttpApiClient() override;
    HttpApiClient(const HttpApiClient &) = delete;
    HttpApiClient &operator=(const HttpApiClient &) = delete;

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

private:
    struct Ask;
    template <typename Value, typename Decode>
    QFuture<Result<Value>> call(Ask ask, Decode decode);

    std::shared_ptr<CurlWorker> m_worker;
    Endpoint m_endpoint;
    CurlWorker::Group m_group;
};

} // namespace matchdesk
