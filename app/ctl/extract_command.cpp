// SPDX-License-Identifier: MIT
#include "commands.h"
#include "interrupt.h"
#include "output_file.h"
#include "progress.h"

#include "world/extract_world.h"

#include <filesystem>
#include <limits>
#include <ostream>
#include <system_error>

namespace matchdesk::ctl {

int makeExtract(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--out", "--records", "--queries", "--seed", "--profile"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto folder = arguments.value().required("--out");
    const auto records = arguments.value().number("--records", 20'000, 1, 10'000'000);
    const auto queries = arguments.value().number("--queries", 1'000, 0, 10'000'000);
    const auto seed = arguments.value().number("--seed", 7, 0, std::numeric_limits<std::int64_t>::max());
    for (const Error *error : {folder.ok() ? nullptr : &folder.error(), records.ok() ? nullptr : &records.error(),
                               queries.ok() ? nullptr : &queries.error(), seed.ok() ? nullptr : &seed.error()}) {
        if (error != nullptr)
            return complain(*error, err);
    }
    const std::string profile = arguments.value().text("--profile", extractProfiles().front().id);
    ExtractOptions options {.seed = static_cast<std::uint64_t>(seed.value()),
                            .records = static_cast<std::size_t>(records.value()),
                            .queries = static_cast<std::size_t>(queries.value()),
                            .profile = extractProfile(profile)};
    if (options.profile == nullptr) {
        err << "matchdeskctl: --profile is one of";
        for (const ExtractProfile &known : extractProfiles())
            err << ' ' << known.id;
        err << '\n';
        return kWrongUse;
    }

    const std::filesystem::path place(folder.value());
    std::error_code failure;
    std::filesystem::create_directories(place, failure);
    OutputFile extract(place / "extract.csv");
    OutputFile asked(place / "queries.csv");
    for (OutputFile *file : {&extract, &asked}) {
        if (const Outcome opened = file->open(); !opened.ok())
            return complain(opened.error(), err);
    }
    Outcome made = Done {};
    {
        Progress progress(err);
        made = writeDemoExtract(options, extract.stream(), asked.stream(), [&](std::size_t written) {
            progress.show(written, "records");
            return !isInterrupted();
        });
    }
    if (!made.ok())
        return complain(made.error(), err);
    for (OutputFile *file : {&extract, &asked}) {
        if (const Outcome kept = file->commit(); !kept.ok())
            return complain(kept.error(), err);
    }
    out << "extract.csv: " << options.records << " records; queries.csv: " << options.queries << " queries; profile "
        << options.profile->id << ", seed " << options.seed << '\n';
    return kDone;
}

} // namespace matchdesk::ctl
