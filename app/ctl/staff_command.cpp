// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"

#include "support/clock.h"
#include "support/text.h"

#include <algorithm>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr std::size_t kLongestName = 100;

bool isDisplayable(const std::string &name)
{
    return name.size() <= kLongestName && std::ranges::none_of(name, [](char sign) {
               return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f;
           });
}

} // namespace

int listStaff(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
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
    const auto everybody = inRead<std::vector<Staff>>(database.value().store(),
                                                      [](Session &session) { return session.staff().all(); });
    if (!everybody.ok())
        return complain(everybody.error(), err);
    for (const Staff &staff : everybody.value())
        out << staff.id.text << '\t' << nameOf(staff.role) << '\t' << staff.displayName << '\n';
    return kDone;
}

int addStaff(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--data", "--name", "--role"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto folder = arguments.value().required("--data");
    const auto name = arguments.value().required("--name");
    const auto roleName = arguments.value().required("--role");
    for (const auto *given : {&folder, &name, &roleName}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const auto role = roleFromName(roleName.value());
    if (!role) {
        err << "matchdeskctl: --role is agent, verifier or lead\n";
        return kWrongUse;
    }
    if (!isDisplayable(name.value())) {
        err << "matchdeskctl: --name is at most 100 bytes without control characters\n";
        return kWrongUse;
    }
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    const Staff staff {StaffId(newId(SystemClock().now())), name.value(), *role};
    const std::string token = newToken();
    const Outcome stored = database.value().store().write(
        [&](Session &session) { return session.staff().put(staff, sha256Hex(token)); });
    if (!stored.ok())
        return complain(stored.error(), err);
    out << token << '\n';
    err << "This is the only time that the token is shown.\n";
    return kDone;
}

} // namespace matchdesk::ctl
