// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"

#include "domain/webhook.h"
#include "support/clock.h"
#include "support/text.h"

#include <functional>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr std::string_view kActor = "matchdeskctl";

struct Line {
    Webhook webhook;
    WebhookCounts counts;
};

Result<std::vector<Line>> linesOf(Session &session)
{
    auto webhooks = session.webhooks().all();
    if (!webhooks.ok())
        return webhooks.error();
    std::vector<Line> lines;
    for (Webhook &webhook : webhooks.value()) {
        const auto counts = session.webhooks().counts(webhook.id);
        if (!counts.ok())
            return counts.error();
        lines.push_back({std::move(webhook), counts.value()});
    }
    return lines;
}

/// Runs `work` for the webhook that the command line names.
int forOne(const std::vector<std::string> &words, std::ostream &err,
           const std::function<Outcome(Session &, const WebhookId &)> &work)
{
    const auto named = parseNamed(words, {"--data"}, "the webhook's id");
    if (!named.ok())
        return complain(named.error(), err);
    const auto folder = named.value().arguments.required("--data");
    if (!folder.ok())
        return complain(folder.error(), err);
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    const Outcome done = database.value().store().write(
        [&](Session &session) { return work(session, WebhookId(named.value().name)); });
    return done.ok() ? static_cast<int>(kDone) : complain(done.error(), err);
}

} // namespace

int listWebhooks(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--data"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto folder = arguments.value().required("--data");
    if (!folder.ok())
        return complain(folder.error(), err);
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    const auto lines = inRead<std::vector<Line>>(database.value().store(), &linesOf);
    if (!lines.ok())
        return complain(lines.error(), err);
    bool anyParked = false;
    for (const auto &[webhook, counts] : lines.value()) {
        out << webhook.id.text << '\t' << webhook.url << '\t' << textOf(webhook.messages) << "\twaiting "
            << counts.waiting << "\tdelivered " << counts.delivered << "\tparked " << counts.parked << '\n';
        anyParked = anyParked || counts.parked > 0;
    }
    return anyParked ? kLookCloser : kDone;
}

int addNewWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto named = parseNamed(words, {"--data", "--messages"}, "the webhook's address");
    if (!named.ok())
        return complain(named.error(), err);
    const auto folder = named.value().arguments.required("--data");
    const auto text = named.value().arguments.required("--messages");
    for (const auto *given : {&folder, &text}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const auto complainOf = [&err](Error error) {
        error.field.insert(0, "--");
        return complain(error, err);
    };
    const auto messages = webhookMessagesFromText(text.value());
    if (!messages.ok())
        return complainOf(messages.error());
    if (const Outcome acceptable = checkWebhookUrl(named.value().name); !acceptable.ok())
        return complainOf(acceptable.error());
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    Webhook webhook;
    webhook.createdAt = SystemClock().now();
    webhook.id = WebhookId(newId(webhook.createdAt));
    webhook.url = named.value().name;
    webhook.messages = messages.value();
    webhook.secret = newToken();
    const Outcome stored = database.value().store().write(
        [&webhook](Session &session) { return addWebhook(session, webhook, kActor); });
    if (!stored.ok())
        return complain(stored.error(), err);
    out << webhook.secret << '\n';
    err << "This is the only time that the secret is shown. The webhook is " << webhook.id.text << ".\n";
    return kDone;
}

int removeOneWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const int code = forOne(words, err, [](Session &session, const WebhookId &id) {
        return removeWebhook(session, id, kActor, SystemClock().now());
    });
    if (code == kDone)
        out << "removed\n";
    return code;
}

int pingOneWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const int code = forOne(words, err, [](Session &session, const WebhookId &id) {
        return pingWebhook(session, id, SystemClock().now());
    });
    if (code == kDone)
        out << "a ping goes out as soon as the server runs\n";
    return code;
}

int resendToWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    std::int64_t count = 0;
    const int code = forOne(words, err, [&count](Session &session, const WebhookId &id) -> Outcome {
        const Result<std::int64_t> resent = resendParked(session, id, SystemClock().now());
        if (!resent.ok())
            return resent.error();
        count = resent.value();
        return Done {};
    });
    if (code == kDone)
        out << count << " notifications go out again as soon as the server runs\n";
    return code;
}

} // namespace matchdesk::ctl
