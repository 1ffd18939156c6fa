// SPDX-License-Identifier: MIT
#include "webhook_handlers.h"

#include "contract/accounts_codec.h"
#include "domain/webhook.h"
#include "responses.h"
#include "support/text.h"

namespace matchdesk {

namespace {

using contract::Operation;
using Answer = Result<http::Response>;

contract::WebhookInfo infoOf(const Webhook &webhook)
{
    contract::WebhookInfo info;
    info.id = webhook.id;
    info.url = webhook.url;
    info.messages = webhook.messages;
    info.createdAt = webhook.createdAt;
    return info;
}

Answer listWebhooks(const Services &services)
{
    auto list = inRead<contract::WebhookList>(
        services.store, [](Session &session) -> Result<contract::WebhookList> {
            const auto webhooks = session.webhooks().all();
            if (!webhooks.ok())
                return webhooks.error();
            contract::WebhookList shown;
            for (const Webhook &webhook : webhooks.value()) {
                const auto counts = session.webhooks().counts(webhook.id);
                if (!counts.ok())
                    return counts.error();
                contract::WebhookInfo info = infoOf(webhook);
                info.waiting = counts.value().waiting;
                info.delivered = counts.value().delivered;
                info.parked = counts.value().parked;
                shown.webhooks.push_back(std::move(info));
            }
            return shown;
        });
    if (!list.ok())
        return list.error();
    return jsonResponse(list.value());
}

Answer addOne(const Services &services, const Call &call)
{
    const auto request = contract::decode<contract::WebhookRequest>(call.request.body, contract::Origin::Request);
    if (!request.ok())
        return request.error();
    // The same list as on the command line: none twice, in their own order.
    const auto messages = webhookMessagesFromText(textOf(request.value().messages));
    if (!messages.ok())
        return messages.error();
    Webhook webhook;
    webhook.createdAt = services.clock.now();
    webhook.id = WebhookId(newId(webhook.createdAt));
    webhook.url = request.value().url;
    webhook.messages = messages.value();
    webhook.secret = newToken();
    const Outcome added = services.store.write(
        [&](Session &session) { return addWebhook(session, webhook, call.client.name); });
    if (!added.ok())
        return added.error();
    contract::WebhookInfo info = infoOf(webhook);
    info.secret = webhook.secret;
    http::Response response = jsonResponse(info);
    response.status = 201;
    return response;
}

} // namespace

Answer answerWebhooks(const Services &services, const Call &call)
{
    const WebhookId id(call.id);
    Outcome done = Done {};
    switch (call.route.operation) {
    case Operation::ListWebhooks: return listWebhooks(services);
    case Operation::AddWebhook: return addOne(services, call);
    case Operation::RemoveWebhook:
        done = services.store.write(
            [&](Session &session) { return removeWebhook(session, id, call.client.name, services.clock.now()); });
        break;
    case Operation::PingWebhook:
        done = services.store.write(
            [&](Session &session) { return pingWebhook(session, id, services.clock.now()); });
        break;
    case Operation::ResendParked: {
        const Result<std::int64_t> resent = inWrite<std::int64_t>(
            services.store, [&](Session &session) { return resendParked(session, id, services.clock.now()); });
        if (!resent.ok())
            return resent.error();
        return jsonResponse(contract::Resent {.notifications = resent.value()});
    }
    default: return Error {.code = ErrorCode::Internal, .detail = "no operation of the webhooks"};
    }
    if (!done.ok())
        return done.error();
    return emptyResponse();
}

} // namespace matchdesk
