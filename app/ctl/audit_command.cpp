// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"

#include "store/audit_check.h"

#include <ostream>

namespace matchdesk::ctl {

int verifyAudit(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
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
    const auto check = checkAudit(database.value().store());
    if (!check.ok())
        return complain(check.error(), err);
    if (check.value().firstBad) {
        err << "matchdeskctl: the audit does not hold from entry " << *check.value().firstBad << " on\n";
        return kLookCloser;
    }
    out << check.value().entries << " entries hold; newest hash "
        << (check.value().head.empty() ? "none" : check.value().head) << '\n';
    return kDone;
}

} // namespace matchdesk::ctl
