// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"
#include "interrupt.h"

#include "messaging/templates.h"
#include "support/clock.h"
#include "world/demo_world.h"

#include <iomanip>
#include <ostream>

namespace matchdesk::ctl {

int makeWorld(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--data", "--seed", "--records", "--tickets"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto folder = arguments.value().required("--data");
    const auto seed = arguments.value().number("--seed", 7, 0, 1'000'000'000'000);
    const auto records = arguments.value().number("--records", 20'000, 1'000, 3'000'000);
    const auto tickets = arguments.value().number("--tickets", 60, 0, 1'000'000);
    for (const Error *error : {folder.ok() ? nullptr : &folder.error(), seed.ok() ? nullptr : &seed.error(),
                               records.ok() ? nullptr : &records.error(), tickets.ok() ? nullptr : &tickets.error()}) {
        if (error)
            return complain(*error, err);
    }

    const WorldOptions options {.seed = static_cast<std::uint64_t>(seed.value()),
                                .records = static_cast<int>(records.value()),
                                .tickets = static_cast<int>(tickets.value()),
                                .now = SystemClock().now()};
    WorldTruth truth;
    const Outcome made = makeNew(folder.value(), [&](Store &store) {
        LiveRegister live;
        return makeDemoWorld(store, options, live, Templates::builtIn(),
                             [&](double fraction, std::string_view phase) {
                                 err << std::setw(3) << static_cast<int>(fraction * 100) << " % " << phase << std::endl;
                                 return !isInterrupted();
                             },
                             &truth);
    });
    if (!made.ok())
        return complain(made.error(), err);
    out << "Demo world " << options.seed << ": " << options.records << " records, " << truth.tickets.size()
        << " open tickets from " << truth.askers << " people who asked\n";
    return kDone;
}

} // namespace matchdesk::ctl
