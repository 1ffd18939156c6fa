// SPDX-License-Identifier: MIT
#include "remote/http_api_client.h"

#include "contract/codec.h"
#include "contract/error_status.h"
#include "contract/routes.h"
#include "support/clock.h"
#include "support/text.h"

#include <QPromise>

#include <utility>

namespace matchdesk {

using contract::Operation;

/// One question to the backend.
struct HttpApiClient::Ask {
    Operation operation;
    std::string id {};
    std::string query {};
    std::string body {};
    std::string key {};
};

namespace {

Error refused(const HttpReply &reply)
{
    return contract::errorOf(reply.status, reply.contentType, reply.body);
}

bool succeeded(const HttpReply &reply)
{
    return reply.status >= 200 && reply.status < 300;
}

/// Reads a whole body as `Wire`. An answer that cannot be read is not a refusal: the other end is not what it should
/// be.
template <typename Wire>
Result<Wire> readAs(const HttpReply &reply)
{
    if (!succeeded(reply))
        return refused(reply);
    Result<Wire> value = contract::decode<Wire>(reply.body, contract::Origin::Response);
    if (!value.ok()) {
        const std::string &field = value.error().field;
        return Error{.code = ErrorCode::Internal,
            .detail = "the answer cannot be read: " + value.error().detail + (field.empty() ? "" : " at " + field)};
    }
    return value;
}

template <typename Wire>
auto bodyAs()
{
    return [](const HttpReply &reply) { return readAs<Wire>(reply); };
}

/// Reads a body as `Wire` and hands out the one list in it.
template <typename Wire, typename Value>
auto listIn(std::vector<Value> Wire::*list)
{
    return [list](const HttpReply &reply) -> Result<std::vector<Value>> {
        Result<Wire> wire = readAs<Wire>(reply);
        if (!wire.ok())
            return wire.error();
        return std::move(wire.value().*list);
    };
}

Outcome done(const HttpReply &reply)
{
    if (!succeeded(reply))
        return refused(reply);
    return Done {};
}

} // namespace

HttpApiClient::HttpApiClient(std::shared_ptr<CurlWorker> worker, Endpoint endpoint)
    : m_worker(std::move(worker))
    , m_endpoint(std::move(endpoint))
    , m_group(m_worker->newGroup())
{
}

HttpApiClient::~HttpApiClient()
{
    m_worker->cancel(m_group);
}

template <typename Value, typename Decode>
QFuture<Result<Value>> HttpApiClient::call(Ask ask, Decode decode)
{
    const contract::Route &route = contract::routeOf(ask.operation);
    HttpCall call;
    call.method = route.method;
    call.url = m_endpoint.address + contract::pathOf(ask.operation, ask.id) + ask.query;
    call.repeatable = route.repeatable;
    call.headers = {"Authorization: Bearer " + m_endpoint.token,
                    std::string(contract::kRequestIdHeader) + ": " + newId(SystemClock().now())};
    if (!ask.body.empty())
        call.headers.push_back("Content-Type: " + std::string(contract::kJsonType));
    if (route.keyed)
        call.headers.push_back(std::string(contract::kIdempotencyHeader) + ": " + ask.key);
    call.body = std::move(ask.body);

    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    QFuture<Result<Value>> future = promise->future();
    m_worker->submit(m_group, std::move(call), [promise, decode](Result<HttpReply> reply) {
        if (reply.ok())
            promise->addResult(decode(reply.value()));
        else
            promise->addResult(Result<Value>(reply.error()));
        promise->finish();
    });
    return future;
}

QFuture<Result<Workplace>> HttpApiClient::workplace()
{
    return call<Workplace>({.operation = Operation::Workplace}, bodyAs<Workplace>());
}

QFuture<Result<QueueNews>> HttpApiClient::queueNews(std::int64_t after, int limit)
{
    return call<QueueNews>({.operation = Operation::ListTickets,
                            .query = "?after=" + std::to_string(after) + "&limit=" + std::to_string(limit)},
                           bodyAs<QueueNews>());
}

QFuture<Result<std::vector<TicketRow>>> HttpApiClient::firstRows(int limit)
{
    return call<std::vector<TicketRow>>(
        {.operation = Operation::ListTickets, .query = "?limit=" + std::to_string(limit)},
        listIn(&contract::TicketList::tickets));
}

QFuture<Result<TicketDetail>> HttpApiClient::ticket(const TicketId &id)
{
    return call<TicketDetail>({.operation = Operation::ShowTicket, .id = id.text}, bodyAs<TicketDetail>());
}

QFuture<Result<Lease>> HttpApiClient::lease(const TicketId &id)
{
    return call<Lease>({.operation = Operation::TakeLease, .id = id.text}, bodyAs<Lease>());
}

QFuture<Outcome> HttpApiClient::release(const TicketId &id)
{
    return call<Done>({.operation = Operation::ReleaseLease, .id = id.text}, &done);
}

QFuture<Result<CandidateView>> HttpApiClient::addCandidate(const TicketId &id, const std::string &trn)
{
    return call<CandidateView>({.operation = Operation::AddCandidate,
                                .id = id.text,
                                .body = contract::encode(contract::CandidateRequest {.trn = trn})},
                               bodyAs<CandidateView>());
}

QFuture<Result<std::vector<matching::Record>>> HttpApiClient::findRecords(const std::string &text)
{
    return call<std::vector<matching::Record>>(
        {.operation = Operation::SearchRecords, .body = contract::encode(contract::SearchRequest {.text = text})},
        listIn(&contract::RecordList::records));
}

QFuture<Result<std::vector<TicketRow>>> HttpApiClient::findTickets(const std::string &text)
{
    return call<std::vector<TicketRow>>(
        {.operation = Operation::SearchTickets, .body = contract::encode(contract::SearchRequest {.text = text})},
        listIn(&contract::TicketList::tickets));
}

QFuture<Result<Decision>> HttpApiClient::decide(const DecisionRequest &request)
{
    return call<Decision>({.operation = Operation::Decide, .body = contract::encode(request), .key = request.key},
                          bodyAs<Decision>());
}

QFuture<Result<Decision>> HttpApiClient::undo(const DecisionId &id)
{
    return call<Decision>({.operation = Operation::Undo, .id = id.text}, bodyAs<Decision>());
}

QFuture<Result<std::vector<Decision>>> HttpApiClient::myDecisions()
{
    return call<std::vector<Decision>>(
        {.operation = Operation::MyDecisions}, listIn(&contract::DecisionList::decisions));
}

QFuture<Result<std::vector<HistoryEntry>>> HttpApiClient::history(const TicketId &id)
{
    return call<std::vector<HistoryEntry>>({.operation = Operation::TicketHistory, .id = id.text},
                                           listIn(&contract::HistoryList::entries));
}

QFuture<Result<std::vector<Message>>> HttpApiClient::messages(const TicketId &id)
{
    return call<std::vector<Message>>({.operation = Operation::TicketMessages, .id = id.text},
                                      listIn(&contract::MessageList::messages));
}

QFuture<Result<std::vector<Message>>> HttpApiClient::outbox()
{
    return call<std::vector<Message>>({.operation = Operation::Outbox}, listIn(&contract::MessageList::messages));
}

QFuture<Outcome> HttpApiClient::retryMessage(const MessageId &id)
{
    return call<Done>({.operation = Operation::RetryMessage, .id = id.text}, &done);
}

QFuture<Outcome> HttpApiClient::noteReveal(const TicketId &id)
{
    return call<Done>({.operation = Operation::NoteReveal, .id = id.text}, &done);
}

QFuture<Result<EvidenceFile>> HttpApiClient::evidence(const TicketId &id)
{
    return call<EvidenceFile>({.operation = Operation::TicketEvidence, .id = id.text}, bodyAs<EvidenceFile>());
}

} // namespace matchdesk
