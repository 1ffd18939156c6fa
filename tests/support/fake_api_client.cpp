// SPDX-License-Identifier: MIT
#include "support/fake_api_client.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace matchdesk::test {

template <typename T>
QFuture<T> FakeApiClient::reply(const char *call, T value)
{
    calls.emplace_back(call);
    const auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    const auto finish = [promise](T answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    if (mode == Mode::Hangs) {
        m_hanging.emplace_back([this, finish] { finish(failure); });
        return promise->future();
    }
    T answer = mode == Mode::Fails ? T(failure) : std::move(value);
    if (delay.count() > 0)
        QTimer::singleShot(delay, QCoreApplication::instance(), [finish, answer] { finish(answer); });
    else
        finish(std::move(answer));
    return promise->future();
}

void FakeApiClient::failHanging()
{
    for (const auto &finish : std::exchange(m_hanging, {}))
        finish();
}

void FakeApiClient::add(const TicketDetail &detail)
{
    details[detail.ticket.id] = detail;
    details[detail.ticket.id].ticket.changeSeq = ++m_seq;
    rows.push_back(rowOf(details[detail.ticket.id].ticket, now));
}

void FakeApiClient::touch(const TicketId &id)
{
    Ticket &ticket = details.at(id).ticket;
    ticket.changeSeq = ++m_seq;
    const auto row = std::ranges::find(rows, id, &TicketRow::id);
    *row = rowOf(ticket, now);
}

void FakeApiClient::change(const TicketId &id, const std::function<void(Ticket &)> &change)
{
    Ticket &ticket = details.at(id).ticket;
    ++ticket.version;
    change(ticket);
    touch(id);
}

int FakeApiClient::count(const std::string &call) const
{
    return static_cast<int>(std::ranges::count(calls, call));
}

QFuture<Result<Workplace>> FakeApiClient::workplace()
{
    return reply<Result<Workplace>>("workplace", place);
}

QFuture<Result<QueueNews>> FakeApiClient::queueNews(std::int64_t after, int limit)
{
    QueueNews news;
    std::vector<TicketRow> changed;
    std::ranges::copy_if(rows, std::back_inserter(changed), [after](const TicketRow &row) { return row.changeSeq > after; });
    std::ranges::sort(changed, {}, &TicketRow::changeSeq);
    news.more = static_cast<int>(changed.size()) > limit;
    if (news.more)
        changed.resize(static_cast<std::size_t>(limit));
    news.nextAfter = changed.empty() ? after : changed.back().changeSeq;
    news.rows = std::move(changed);
    news.serverTime = now;
    return reply<Result<QueueNews>>("queueNews", std::move(news));
}

QFuture<Result<std::vector<TicketRow>>> FakeApiClient::firstRows(int limit)
{
    std::vector<TicketRow> first = rows;
    std::ranges::sort(first, comesBefore);
    if (first.size() > static_cast<std::size_t>(limit))
        first.resize(static_cast<std::size_t>(limit));
    return reply<Result<std::vector<TicketRow>>>("firstRows", std::move(first));
}

QFuture<Result<TicketDetail>> FakeApiClient::ticket(const TicketId &id)
{
    const auto found = details.find(id);
    if (found == details.end())
        return reply<Result<TicketDetail>>("ticket", Error {ErrorCode::NotFound, "no such ticket", {}, {}, {}, {}, {}});
    return reply<Result<TicketDetail>>("ticket", found->second);
}

QFuture<Result<Lease>> FakeApiClient::lease(const TicketId &id)
{
    if (leaseError)
        return reply<Result<Lease>>("lease", *leaseError);
    const Lease lease {place.me.id, place.me.displayName, now, now + std::chrono::minutes(5)};
    if (const auto found = details.find(id); found != details.end())
        found->second.ticket.lease = lease;
    return reply<Result<Lease>>("lease", lease);
}

QFuture<Outcome> FakeApiClient::release(const TicketId &id)
{
    if (const auto found = details.find(id); found != details.end())
        found->second.ticket.lease.reset();
    return reply<Outcome>("release", Done {});
}

QFuture<Result<CandidateView>> FakeApiClient::addCandidate(const TicketId &id, const std::string &trn)
{
    const auto record = std::ranges::find(records, trn, &matching::Record::trn);
    if (record == records.end())
        return reply<Result<CandidateView>>("addCandidate", Error {ErrorCode::NotFound, "no such record", {}, {}, {}, {}, {}});
    CandidateView view;
    view.candidate.record = *record;
    view.candidate.cells.push_back({matching::Field::Name, matching::Verdict::Agrees, matching::Note::None, {}, record->lastName, {}, {}, 4000, 0, true});
    view.addedByHand = true;
    view.effects = effectsOf(DecisionKind::Link, details.at(id).ticket, details.at(id).identity, &*record, false);
    TicketDetail &detail = details.at(id);
    detail.candidates.push_back(view);
    detail.digest += "+";
    return reply<Result<CandidateView>>("addCandidate", view);
}

QFuture<Result<std::vector<matching::Record>>> FakeApiClient::findRecords(const std::string &text)
{
    std::vector<matching::Record> found;
    std::ranges::copy_if(records, std::back_inserter(found), [&text](const matching::Record &record) {
        return record.trn == text || record.lastName.find(text) != std::string::npos;
    });
    return reply<Result<std::vector<matching::Record>>>("findRecords", std::move(found));
}

QFuture<Result<std::vector<TicketRow>>> FakeApiClient::findTickets(const std::string &text)
{
    std::vector<TicketRow> found;
    std::ranges::copy_if(rows, std::back_inserter(found), [&text](const TicketRow &row) {
        return row.reference == text || row.personName.find(text) != std::string::npos;
    });
    return reply<Result<std::vector<TicketRow>>>("findTickets", std::move(found));
}

QFuture<Result<Decision>> FakeApiClient::decide(const DecisionRequest &request)
{
    requests.push_back(request);
    if (mode != Mode::Answers)
        return reply<Result<Decision>>("decide", failure);
    if (decideError)
        return reply<Result<Decision>>("decide", *std::exchange(decideError, {}));
    Ticket &ticket = details.at(request.ticket).ticket;
    if (const Outcome allowed = checkDecision(request, ticket, place.me, now); !allowed.ok())
        return reply<Result<Decision>>("decide", allowed.error());
    Decision decision;
    decision.id = DecisionId("decision-" + std::to_string(decisions.size() + 1));
    decision.ticket = request.ticket;
    decision.ticketReference = ticket.reference;
    decision.staff = place.me.id;
    decision.staffName = place.me.displayName;
    decision.kind = request.kind;
    decision.reason = request.reason;
    decision.trn = request.trn;
    decision.askedFor = request.askedFor;
    decision.note = request.note;
    decision.takenAt = now + std::chrono::milliseconds(decisions.size());
    decision.dueAt = now + std::chrono::seconds(place.holdSeconds);
    decisions.push_back(decision);
    change(request.ticket, [](Ticket &one) { one.state = TicketState::Held; });
    return reply<Result<Decision>>("decide", decision);
}

QFuture<Result<Decision>> FakeApiClient::undo(const DecisionId &id)
{
    const auto found = std::ranges::find(decisions, id, &Decision::id);
    if (found == decisions.end() || found->state != DecisionState::Held)
        return reply<Result<Decision>>("undo", Error {ErrorCode::TooLate, "not held", {}, {}, {}, {}, {}});
    found->state = DecisionState::Undone;
    change(found->ticket, [](Ticket &one) { one.state = TicketState::Open; });
    return reply<Result<Decision>>("undo", *found);
}

QFuture<Result<std::vector<Decision>>> FakeApiClient::myDecisions()
{
    return reply<Result<std::vector<Decision>>>("myDecisions", decisions);
}

QFuture<Result<std::vector<HistoryEntry>>> FakeApiClient::history(const TicketId &)
{
    return reply<Result<std::vector<HistoryEntry>>>("history", historyEntries);
}

QFuture<Result<std::vector<Message>>> FakeApiClient::messages(const TicketId &id)
{
    std::vector<Message> found;
    std::ranges::copy_if(sent, std::back_inserter(found), [&id](const Message &one) { return one.ticket == id; });
    return reply<Result<std::vector<Message>>>("messages", std::move(found));
}

QFuture<Result<std::vector<Message>>> FakeApiClient::outbox()
{
    return reply<Result<std::vector<Message>>>("outbox", sent);
}

QFuture<Outcome> FakeApiClient::retryMessage(const MessageId &id)
{
    for (Message &one : sent) {
        if (one.id == id && one.state == DeliveryState::Failed) {
            one.state = DeliveryState::Waiting;
            one.problem = DeliveryProblem::None;
        }
    }
    return reply<Outcome>("retryMessage", Done {});
}

QFuture<Outcome> FakeApiClient::noteReveal(const TicketId &)
{
    return reply<Outcome>("noteReveal", Done {});
}

QFuture<Result<EvidenceFile>> FakeApiClient::evidence(const TicketId &)
{
    return reply<Result<EvidenceFile>>("evidence", evidenceFile);
}

} // namespace matchdesk::test
