// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"

#include <algorithm>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestId = 40;

bool isDisplayable(const std::string &name)
{
    return !name.empty() && name.size() <= kLongestName && std::ranges::none_of(name, [](char sign) {
               return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f;
           });
}

bool isServiceId(const std::string &id)
{
    return !id.empty() && id.size() <= kLongestId && std::ranges::all_of(id, [](char sign) {
               return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-';
           });
}

int misused(std::string_view why, std::ostream &err)
{
    err << "matchdeskctl: " << why << '\n';
    return kWrongUse;
}

} // namespace

int listServices(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
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
    const auto services = inRead<std::vector<CallingService>>(
        database.value().store(), [](Session &session) { return session.services().all(); });
    if (!services.ok())
        return complain(services.error(), err);
    for (const CallingService &service : services.value()) {
        out << service.id.text << '\t' << (service.trnRequired ? "required" : "optional") << '\t' << service.policy << '\t'
            << (service.raisesTickets ? "tickets" : "no-tickets") << '\t' << service.name << '\n';
    }
    return kDone;
}

int addService(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--data", "--id", "--name", "--trn", "--policy", "--tickets"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto folder = arguments.value().required("--data");
    const auto id = arguments.value().required("--id");
    const auto name = arguments.value().required("--name");
    for (const auto *given : {&folder, &id, &name}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const std::string trn = arguments.value().text("--trn", "optional");
    const std::string policy = arguments.value().text("--policy", "default");
    const std::string tickets = arguments.value().text("--tickets", "yes");
    if (!isServiceId(id.value()))
        return misused("--id is at most 40 lower-case letters, digits and hyphens", err);
    if (!isDisplayable(name.value()))
        return misused("--name is at most 100 bytes without control characters", err);
    if (trn != "required" && trn != "optional")
        return misused("--trn is required or optional", err);
    if (policy != "default" && policy != "strict" && policy != "seed-2022")
        return misused("--policy is default, strict or seed-2022", err);
    if (tickets != "yes" && tickets != "no")
        return misused("--tickets is yes or no", err);
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    const CallingService service {ServiceId(id.value()), name.value(), trn == "required", policy, tickets == "yes"};
    const Outcome stored
        = database.value().store().write([&](Session &session) { return session.services().put(service); });
    if (!stored.ok())
        return complain(stored.error(), err);
    out << service.id.text << '\n';
    return kDone;
}

} // namespace matchdesk::ctl
