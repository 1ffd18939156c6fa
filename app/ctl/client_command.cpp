// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"

#include "domain/client.h"
#include "support/clock.h"
#include "support/text.h"

#include <algorithm>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr std::string_view kActor = "matchdeskctl";

/// What is wrong with the values of a command line, as the command line names them.
int complainOf(Error error, std::ostream &err)
{
    if (error.code == ErrorCode::Unprocessable && (error.field == "scopes" || error.field == "rate" || error.field == "name"))
        error.field.insert(0, "--");
    if (error.code == ErrorCode::Conflict && error.field == "name") {
        err << "matchdeskctl: there is a client of that name; revoke it first, or choose another name\n";
        return kFailed;
    }
    return complain(error, err);
}

} // namespace

int listClients(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
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
    const auto clients = inRead<std::vector<Client>>(database.value().store(),
                                                     [](Session &session) { return session.clients().all(); });
    if (!clients.ok())
        return complain(clients.error(), err);
    for (const Client &client : clients.value()) {
        out << client.id.text << '\t' << client.name << '\t' << textOf(client.scopes) << '\t' << client.service.text
            << '\t' << client.callsPerMinute << "/min\t"
            << (client.revokedAt ? "revoked " + toIso(*client.revokedAt) : std::string("active")) << '\n';
    }
    return kDone;
}

int addNewClient(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto named = parseNamed(words, {"--data", "--scopes", "--service", "--rate"}, "the client's name");
    if (!named.ok())
        return complain(named.error(), err);
    const Arguments &arguments = named.value().arguments;
    const auto folder = arguments.required("--data");
    const auto scopesText = arguments.required("--scopes");
    for (const auto *given : {&folder, &scopesText}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const auto scopes = scopesFromText(scopesText.value());
    if (!scopes.ok())
        return complainOf(scopes.error(), err);
    const auto rate = arguments.number("--rate", kUsualCallsPerMinute, 1, kMostCallsPerMinute);
    if (!rate.ok())
        return complain(rate.error(), err);
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    Client client;
    client.createdAt = SystemClock().now();
    client.id = ClientId(newId(client.createdAt));
    client.name = named.value().name;
    client.scopes = scopes.value();
    client.service = ServiceId(arguments.text("--service"));
    client.callsPerMinute = static_cast<std::int32_t>(rate.value());
    const std::string key = newClientKey();
    const Outcome stored = database.value().store().write(
        [&](Session &session) { return addClient(session, client, key, kActor); });
    if (!stored.ok())
        return complainOf(stored.error(), err);
    out << key << '\n';
    err << "This is the only time that the key is shown.\n";
    return kDone;
}

int revokeOneClient(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto named = parseNamed(words, {"--data"}, "the client's name or id");
    if (!named.ok())
        return complain(named.error(), err);
    const auto folder = named.value().arguments.required("--data");
    if (!folder.ok())
        return complain(folder.error(), err);
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    const std::string &name = named.value().name;
    const Outcome revoked = database.value().store().write([&name](Session &session) -> Outcome {
        const auto clients = session.clients().all();
        if (!clients.ok())
            return clients.error();
        const auto found = std::ranges::find_if(clients.value(), [&name](const Client &client) {
            return !client.revokedAt && (client.id.text == name || client.name == name);
        });
        if (found == clients.value().end())
            return Error {.code = ErrorCode::NotFound, .detail = "there is no active client of that name or id"};
        return revokeClient(session, found->id, kActor, SystemClock().now());
    });
    if (!revoked.ok())
        return complainOf(revoked.error(), err);
    out << "revoked\n";
    return kDone;
}

} // namespace matchdesk::ctl
