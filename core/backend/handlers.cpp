// SPDX-License-Identifier: MIT
#include "handlers.h"

#include "authentication.h"
#include "journey_handlers.h"
#include "contract/interface_description.h"
#include "dqt_handlers.h"
#include "logging.h"
#include "responses.h"
#include "user_handlers.h"
#include "webhook_handlers.h"

#include <exception>
#include <variant>

namespace matchdesk {

using contract::Audience;
using contract::Operation;

namespace {

/// Whether a route may be used by whoever asks.
bool isFor(const contract::Route &route, const Caller &caller)
{
    const bool staff = caller.staff && (!route.permission || may(caller.staff->role, *route.permission));
    switch (route.audience) {
    case Audience::Open: return true;
    case Audience::Known: return true;
    case Audience::Staff: return staff;
    case Audience::Client: return caller.client && route.scope && holds(*caller.client, *route.scope);
    }
    return false;
}

} // namespace

http::Response Handlers::answer(const http::Request &request)
{
    try {
        return route(request);
    } catch (const std::exception &failure) {
        const Error error {.code = ErrorCode::Internal, .detail = "an exception ended the request"};
        logFailure("answering", Error {.code = ErrorCode::Internal, .detail = failure.what()}, request.requestId);
        return problemResponse(error, request.requestId);
    }
}

http::Response Handlers::route(const http::Request &request)
{
    const auto found = contract::findRoute(request.method, request.path);
    const auto *known = std::get_if<contract::RouteFound>(&found);
    Caller caller;
    const bool open = (known != nullptr && known->route->audience == Audience::Open)
        || request.path == contract::routeOf(Operation::Health).pattern;
    if (!open) {
        // Before anything else: whoever has no token learns nothing, not even which paths there are.
        Result<Caller> somebody = m_doorkeeper.admit(request.authorization);
        if (!somebody.ok())
            return problemResponse(somebody.error(), request.requestId);
        caller = std::move(somebody).value();
        if (caller.client) {
            if (const auto wait = m_services.meter.take(*caller.client))
                return tooManyResponse(*wait, request.requestId);
        }
    }
    if (const auto *wrong = std::get_if<contract::WrongMethod>(&found))
        return wrongMethodResponse(wrong->allow, request.requestId);
    if (known == nullptr)
        return problemResponse(Error {.code = ErrorCode::NotFound, .detail = "no such path"}, request.requestId);

    const Call routed {.request = request,
                       .route = *known->route,
                       .id = known->id,
                       .staff = caller.staff.value_or(Staff {}),
                       .client = caller.client.value_or(Client {})};
    Answer answer = Error {.code = ErrorCode::Forbidden, .detail = "this token is not for this path"};
    if (isFor(*known->route, caller))
        answer = dispatch(routed);
    if (answer.ok()) {
        // What it did may have written a message.
        if (request.method != "GET")
            m_services.mail.wake();
        return std::move(answer).value();
    }
    const ErrorCode code = answer.error().code;
    if (code == ErrorCode::Internal || code == ErrorCode::Damaged || code == ErrorCode::StorageFull)
        logFailure(routed.route.name, answer.error(), request.requestId);
    return problemResponse(answer.error(), request.requestId);
}

Handlers::Answer Handlers::dispatch(const Call &call)
{
    switch (call.route.operation) {
    case Operation::Health: return health();
    case Operation::Workplace: return workplace(call);
    case Operation::ListTickets: return listTickets(call);
    case Operation::ShowTicket: return showTicket(call);
    case Operation::TakeLease: return takeLease(call);
    case Operation::ReleaseLease: return releaseLease(call);
    case Operation::AddCandidate: return addCandidate(call);
    case Operation::SearchTickets: return searchTickets(call);
    case Operation::SearchRecords: return searchRecords(call);
    case Operation::Decide: return decide(call);
    case Operation::Undo: return undo(call);
    case Operation::MyDecisions: return myDecisions(call);
    case Operation::TicketHistory: return ticketHistory(call);
    case Operation::TicketMessages: return ticketMessages(call);
    case Operation::Outbox: return outbox(call);
    case Operation::RetryMessage: return retryMessage(call);
    case Operation::NoteReveal: return noteReveal(call);
    case Operation::TicketEvidence: return ticketEvidence(call);
    case Operation::ObjectToContest: return objectToContest(call);
    case Operation::InterfaceDescription: return interfaceDescription();
    case Operation::FindTeachers:
    case Operation::TeacherV1:
    case Operation::TeacherV2:
    case Operation::TeacherV3:
    case Operation::IttProviders:
    case Operation::UnlockTeacher: return answerDqt(m_services, call);
    case Operation::ListUsers:
    case Operation::ShowUser:
    case Operation::ChangeUser:
    case Operation::SetUserTrn:
    case Operation::IssueTrnToken: return answerUsers(m_services, call);
    case Operation::ListWebhooks:
    case Operation::AddWebhook:
    case Operation::RemoveWebhook:
    case Operation::PingWebhook:
    case Operation::ResendParked: return answerWebhooks(m_services, call);
    case Operation::StartJourney:
    case Operation::ShowJourney:
    case Operation::EnterPasscode:
    case Operation::ResendPasscode:
    case Operation::AnswerQuestions:
    case Operation::SubmitJourney:
    case Operation::DisputeRecord:
    case Operation::EnterOwnerPasscode:
    case Operation::ResendOwnerPasscode:
    case Operation::ChooseEmail:
    case Operation::ContestEmail:
    case Operation::ChangeAccount:
    case Operation::AskDetailsChange:
    case Operation::EnterAccountPasscode:
    case Operation::ResendAccountPasscode: return m_services.journeys.answer(call);
    }
    return Error {.code = ErrorCode::Internal, .detail = "a route without a handler"};
}

Handlers::Answer Handlers::health()
{
    contract::Health health {
        .status = "ok", .version = MATCHDESK_VERSION, .registerReady = m_services.loader.ready()};
    if (m_services.options.registerHealth)
        health.registerState = m_services.options.registerHealth().state;
    return jsonResponse(health);
}

Handlers::Answer Handlers::interfaceDescription()
{
    http::Response response;
    response.contentType = contract::kYamlType;
    response.body = contract::interfaceDescription();
    return response;
}

Handlers::Answer Handlers::workplace(const Call &call)
{
    auto colleagues
        = inRead<std::vector<Staff>>(m_services.store, [](Session &session) { return session.staff().all(); });
    if (!colleagues.ok())
        return colleagues.error();
    Workplace workplace;
    workplace.me = call.staff;
    workplace.colleagues = std::move(colleagues).value();
    workplace.world = m_services.options.world;
    workplace.demo = m_services.options.demo;
    workplace.holdSeconds
        = static_cast<std::int32_t>(std::chrono::ceil<std::chrono::seconds>(m_services.options.hold).count());
    return jsonResponse(workplace);
}

Result<TicketId> Handlers::ticketOf(const Call &call)
{
    static constexpr std::string_view kReferencePrefix = "MD-";
    if (!call.id.starts_with(kReferencePrefix))
        return TicketId(call.id);
    return inRead<Ticket>(m_services.store,
                          [&call](Session &session) { return session.tickets().byReference(call.id); })
        .then([](const Ticket &ticket) -> Result<TicketId> { return ticket.id; });
}

Outcome Handlers::needRegister()
{
    if (m_services.loader.waitReady(m_services.options.registerPatience))
        return Done {};
    return Error {.code = ErrorCode::Unavailable, .detail = "the register is being loaded"};
}

Outcome expectNoBody(const http::Request &request)
{
    if (request.body.empty() || request.body == "{}")
        return Done {};
    return Error {.code = ErrorCode::Unprocessable, .detail = "this path takes no body"};
}

} // namespace matchdesk
