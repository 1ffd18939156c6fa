// SPDX-License-Identifier: MIT
#include "handlers.h"

#include "authentication.h"
#include "logging.h"
#include "responses.h"

#include <exception>
#include <variant>

namespace matchdesk {

using contract::Operation;

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
    Call call {.request = request, .route = contract::routeOf(Operation::Health), .id = {}, .staff = {}};
    const bool open = (known != nullptr && !known->route->needsToken)
        || request.path == contract::routeOf(Operation::Health).pattern;
    if (!open) {
        // Before anything else: whoever has no token learns nothing, not even which paths there are.
        Result<Staff> staff = authenticate(m_services.store, request.authorization);
        if (!staff.ok())
            return problemResponse(staff.error(), request.requestId);
        call.staff = std::move(staff).value();
    }
    if (const auto *wrong = std::get_if<contract::WrongMethod>(&found))
        return wrongMethodResponse(wrong->allow, request.requestId);
    if (known == nullptr)
        return problemResponse(Error {.code = ErrorCode::NotFound, .detail = "no such path"}, request.requestId);

    const Call routed {.request = request, .route = *known->route, .id = known->id, .staff = call.staff};
    Answer answer = Error {.code = ErrorCode::Forbidden, .detail = "the role does not allow this"};
    if (!routed.route.permission || may(routed.staff.role, *routed.route.permission))
        answer = dispatch(routed);
    if (answer.ok())
        return std::move(answer).value();
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
    case Operation::NoteReveal: return noteReveal(call);
    }
    return Error {.code = ErrorCode::Internal, .detail = "a route without a handler"};
}

Handlers::Answer Handlers::health()
{
    return jsonResponse(contract::Health {
        .status = "ok", .version = MATCHDESK_VERSION, .registerReady = m_services.loader.ready()});
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
