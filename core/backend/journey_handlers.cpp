// SPDX-License-Identifier: MIT
#include "journey_handlers.h"

#include "contract/journey_codec.h"
#include "responses.h"

namespace matchdesk {

namespace {

using contract::Operation;

template <typename Body>
Result<Body> bodyOf(const Call &call)
{
    return contract::decode<Body>(call.request.body, contract::Origin::Request);
}

/// Reads the body and goes on with it.
template <typename Body, typename Next>
Result<JourneyView> with(const Call &call, Next next)
{
    auto body = bodyOf<Body>(call);
    if (!body.ok())
        return body.error();
    return next(std::move(body).value());
}

} // namespace

Result<http::Response> JourneyHandlers::answer(const Call &call)
{
    if (call.route.operation == Operation::StartJourney)
        return start(call);
    const JourneyCaller caller {call.client.id, JourneyId(call.id)};
    const auto view = step(call, caller);
    if (!view.ok())
        return view.error();
    return jsonResponse(view.value());
}

Result<http::Response> JourneyHandlers::start(const Call &call)
{
    const auto wish = bodyOf<JourneyStart>(call);
    if (!wish.ok())
        return wish.error();
    if (!call.client.service.empty() && call.client.service != wish.value().service)
        return Error {.code = ErrorCode::Forbidden, .detail = "this key is for another calling service"};
    const auto view = m_journeys.start(wish.value(), call.client.id);
    if (!view.ok())
        return view.error();
    http::Response response = jsonResponse(view.value());
    response.status = 201;
    response.headers.emplace_back("Location", contract::pathOf(Operation::ShowJourney, view.value().id.text));
    return response;
}

Result<JourneyView> JourneyHandlers::step(const Call &call, const JourneyCaller &caller)
{
    switch (call.route.operation) {
    case Operation::EnterPasscode:
        return with<CodeEntry>(call, [&](CodeEntry entry) { return m_journeys.enterCode(caller, std::move(entry.code)); });
    case Operation::AnswerQuestions:
        return with<AnswersPatch>(call, [&](const AnswersPatch &patch) { return m_journeys.answer(caller, patch); });
    case Operation::EnterOwnerPasscode:
        return with<CodeEntry>(call, [&](CodeEntry entry) { return m_owners.enterCode(caller, std::move(entry.code)); });
    case Operation::ChooseEmail:
        return with<EmailChoice>(call, [&](const EmailChoice &choice) { return m_owners.choose(caller, choice); });
    case Operation::ContestEmail:
        return with<ContestRequest>(call, [&](const ContestRequest &wish) { return m_owners.contest(caller, wish.reason); });
    case Operation::ChangeAccount:
        return with<AccountPatch>(call, [&](const AccountPatch &patch) { return m_accounts.change(caller, patch); });
    case Operation::AskDetailsChange:
        return with<DetailsRequest>(call, [&](const DetailsRequest &wish) { return m_accounts.askDetailsChange(caller, wish); });
    case Operation::EnterAccountPasscode:
        return with<CodeEntry>(call, [&](CodeEntry entry) { return m_accounts.enterCode(caller, std::move(entry.code)); });
    default: return bareStep(call, caller);
    }
}

Result<JourneyView> JourneyHandlers::bareStep(const Call &call, const JourneyCaller &caller)
{
    if (const Outcome bare = expectNoBody(call.request); !bare.ok())
        return bare.error();
    switch (call.route.operation) {
    case Operation::ShowJourney: return m_journeys.show(caller);
    case Operation::ResendPasscode: return m_journeys.resendCode(caller);
    case Operation::SubmitJourney: return m_journeys.submit(caller);
    case Operation::DisputeRecord: return m_journeys.dispute(caller);
    case Operation::ResendOwnerPasscode: return m_owners.resendCode(caller);
    case Operation::ResendAccountPasscode: return m_accounts.resendCode(caller);
    default: return Error {.code = ErrorCode::Internal, .detail = "a journey's route without a handler"};
    }
}

} // namespace matchdesk
