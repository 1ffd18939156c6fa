// SPDX-License-Identifier: MIT
#include "arguments.h"
#include "contract/codec.h"
#include "exit_code.h"
#include "service_manager.h"
#include "signals.h"
#include "support/log.h"

#include <QCoreApplication>

#include <cstdio>
#include <variant>

namespace {

using namespace matchdesk;

int leave(ExitCode code, const std::string &line)
{
    std::fprintf(stderr, "matchdesk-server: %s\n", line.c_str());
    return static_cast<int>(code);
}

std::string readyLine(const HostReady &ready, const HostOptions &options)
{
    contract::ServerReady line;
    line.address = ready.address;
    line.version = MATCHDESK_VERSION;
    line.demo = options.demo;
    line.world = ready.world;
    if (options.demo) {
        for (const StaffAccess &access : ready.staff)
            line.staff.push_back({.staff = access.staff, .token = access.token});
        for (const ClientAccess &access : ready.clients)
            line.clients.push_back({.name = access.client.name, .scopes = access.client.scopes, .key = access.key});
    } else if (!ready.staff.empty()) {
        line.bootstrapToken = ready.staff.front().token;
    }
    return contract::encode(line);
}

int serve(const HostOptions &options, EndSignals &signals)
{
    signals.watch();
    Result<std::unique_ptr<BackendHost>> host
        = BackendHost::start(options, [&signals](double, std::string_view) { return !signals.seen(); });
    signals.stopWatching();
    if (!host.ok()) {
        const StartFailure failure = startFailure(host.error(), options);
        return leave(failure.code, failure.line);
    }
    std::printf("%s\n", readyLine(host.value()->ready(), options).c_str());
    std::fflush(stdout);
    notifyServiceManager("READY=1");
    signals.wait();
    notifyServiceManager("STOPPING=1");
    host.value()->stop();
    return static_cast<int>(ExitCode::Ended);
}

} // namespace

int main(int argc, char **argv)
{
    EndSignals signals;
    installRedactingLog();
    const Arguments arguments = readArguments({argv + 1, argv + argc});
    if (const auto *text = std::get_if<PrintAndLeave>(&arguments)) {
        std::fputs(text->text.c_str(), stdout);
        return static_cast<int>(ExitCode::Ended);
    }
    if (const auto *wrong = std::get_if<WrongArguments>(&arguments))
        return leave(ExitCode::WrongArguments, wrong->why);
    // Qt finds its database drivers through it.
    const QCoreApplication application(argc, argv);
    return serve(std::get<HostOptions>(arguments), signals);
}
