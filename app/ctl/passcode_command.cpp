// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"

#include "journey/addresses.h"
#include "journey/passcodes.h"
#include "secrets/service_key.h"

#include <ostream>

namespace matchdesk::ctl {

int releaseAddress(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--data", "--address"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto folder = arguments.value().required("--data");
    const auto typed = arguments.value().required("--address");
    for (const auto *given : {&folder, &typed}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const auto address = cleanedAddress(typed.value());
    if (!address.ok()) {
        err << "matchdeskctl: --address is an email address\n";
        return kWrongUse;
    }
    auto database = openExisting(folder.value());
    if (!database.ok())
        return complain(database.error(), err);
    // Addresses are counted under a key beside the database: without that file there is nothing to be found.
    const auto key = ServiceKey::load(std::filesystem::path(folder.value()) / ServiceKey::kFileName);
    if (!key.ok()) {
        err << "matchdeskctl: the folder holds no service.key, or it cannot be read\n";
        return kFailed;
    }
    const Passcodes passcodes(key.value().derive(KeyPurpose::Passcodes), key.value().derive(KeyPurpose::AddressCounters));
    const Outcome released = database.value().store().write(
        [&](Session &session) { return passcodes.release(session, address.value()); });
    if (!released.ok())
        return complain(released.error(), err);
    out << "released\n";
    return kDone;
}

} // namespace matchdesk::ctl
