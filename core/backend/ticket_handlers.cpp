// SPDX-License-Identifier: MIT
#include "handlers.h"
#include "responses.h"

#include <algorithm>

namespace matchdesk {

namespace {

constexpr std::size_t kRecordsFound = 50;
constexpr std::size_t kDecisionsShown = 50;
constexpr std::size_t kMessagesShown = 500;

bool isKey(const std::string &text)
{
    static constexpr std::size_t kLongestKey = 128;
    return !text.empty() && text.size() <= kLongestKey
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

Handlers::Answer Handlers::showTicket(const Call &call)
{
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    if (const Outcome ready = needRegister(); !ready.ok())
        return ready.error();
    Result<TicketDetail> detail = m_services.cases.detail(id.value());
    if (!detail.ok())
        return detail.error();
    // Whoever reads second does so without knowing which record the first one proposed.
    if (Ticket &ticket = detail.value().ticket; ticket.firstReader != call.staff.id)
        ticket.proposedTrn.clear();
    if (auto &shown = detail.value().contest; shown && shown->contest.state == ContestState::Proposed
        && detail.value().ticket.firstReader != call.staff.id)
        shown->contest.firstApproval.reset();
    return jsonResponse(detail.value());
}

Handlers::Answer Handlers::addCandidate(const Call &call)
{
    const auto wanted = contract::decode<contract::CandidateRequest>(call.request.body, contract::Origin::Request);
    if (!wanted.ok())
        return wanted.error();
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    if (const Outcome ready = needRegister(); !ready.ok())
        return ready.error();
    const Result<CandidateView> view
        = m_services.cases.addCandidate(id.value(), wanted.value().trn, call.staff, call.request.requestId);
    if (!view.ok())
        return view.error();
    return jsonResponse(view.value());
}

Handlers::Answer Handlers::searchRecords(const Call &call)
{
    const auto search = contract::decode<contract::SearchRequest>(call.request.body, contract::Origin::Request);
    if (!search.ok())
        return search.error();
    if (const Outcome ready = needRegister(); !ready.ok())
        return ready.error();
    Result<std::vector<matching::Record>> records = m_services.cases.findRecords(search.value().text, kRecordsFound);
    if (!records.ok())
        return records.error();
    return jsonResponse(contract::RecordList {.records = std::move(records).value()});
}

Handlers::Answer Handlers::decide(const Call &call)
{
    if (!isKey(call.request.idempotencyKey)) {
        return Error {.code = ErrorCode::BadRequest,
                      .detail = "a decision needs a key, so that sending it again does not decide again",
                      .field = std::string(contract::kIdempotencyHeader)};
    }
    Result<DecisionRequest> request = contract::decode<DecisionRequest>(call.request.body, contract::Origin::Request);
    if (!request.ok())
        return request.error();
    if (const Outcome ready = needRegister(); !ready.ok())
        return ready.error();
    request.value().key = call.request.idempotencyKey;
    const Result<Decision> decision = m_services.decisions.decide(request.value(), call.staff, call.request.requestId);
    if (!decision.ok())
        return decision.error();
    m_services.keeper.wake();
    return jsonResponse(decision.value());
}

Handlers::Answer Handlers::undo(const Call &call)
{
    if (const Outcome bare = expectNoBody(call.request); !bare.ok())
        return bare.error();
    const Result<Decision> decision
        = m_services.decisions.undo(DecisionId(call.id), call.staff, call.request.requestId);
    if (!decision.ok())
        return decision.error();
    return jsonResponse(decision.value());
}

Handlers::Answer Handlers::myDecisions(const Call &call)
{
    Result<std::vector<Decision>> decisions = m_services.decisions.recentBy(call.staff, kDecisionsShown);
    if (!decisions.ok())
        return decisions.error();
    return jsonResponse(contract::DecisionList {.decisions = std::move(decisions).value()});
}

Handlers::Answer Handlers::ticketHistory(const Call &call)
{
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    Result<std::vector<HistoryEntry>> entries = m_services.cases.history(id.value(), call.staff);
    if (!entries.ok())
        return entries.error();
    return jsonResponse(contract::HistoryList {.entries = std::move(entries).value()});
}

Handlers::Answer Handlers::ticketMessages(const Call &call)
{
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    Result<std::vector<Message>> messages = m_services.cases.messages(id.value());
    if (!messages.ok())
        return messages.error();
    return jsonResponse(contract::MessageList {.messages = std::move(messages).value()});
}

Handlers::Answer Handlers::outbox(const Call &)
{
    Result<std::vector<Message>> messages = m_services.cases.outbox(kMessagesShown);
    if (!messages.ok())
        return messages.error();
    return jsonResponse(contract::MessageList {.messages = std::move(messages).value()});
}

Handlers::Answer Handlers::retryMessage(const Call &call)
{
    if (const Outcome bare = expectNoBody(call.request); !bare.ok())
        return bare.error();
    const Outcome waits = m_services.store.write([&](Session &session) {
        return retryDelivery(session, MessageId(call.id), call.staff, call.request.requestId, m_services.clock.now());
    });
    if (!waits.ok())
        return waits.error();
    return emptyResponse();
}

Handlers::Answer Handlers::noteReveal(const Call &call)
{
    if (const Outcome bare = expectNoBody(call.request); !bare.ok())
        return bare.error();
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    const Outcome noted = m_services.cases.noteReveal(id.value(), call.staff, call.request.requestId);
    if (!noted.ok())
        return noted.error();
    return emptyResponse();
}

Handlers::Answer Handlers::ticketEvidence(const Call &call)
{
    const Result<TicketId> id = ticketOf(call);
    if (!id.ok())
        return id.error();
    const Result<EvidenceFile> file = m_services.cases.evidence(id.value(), call.staff, call.request.requestId);
    if (!file.ok())
        return file.error();
    return jsonResponse(file.value());
}

Handlers::Answer Handlers::objectToContest(const Call &call)
{
    const auto objection = contract::decode<contract::ObjectionRequest>(call.request.body, contract::Origin::Request);
    if (!objection.ok())
        return objection.error();
    if (const Outcome taken = m_services.contests.object(objection.value().token, call.request.requestId); !taken.ok())
        return taken.error();
    return emptyResponse();
}

} // namespace matchdesk
