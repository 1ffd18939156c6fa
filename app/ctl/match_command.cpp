// SPDX-License-Identifier: MIT
#include "answers.h"
#include "batch.h"
#include "commands.h"
#include "output_file.h"
#include "progress.h"

#include <fstream>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr std::size_t kQueriesAtOnce = 16'384;

} // namespace

int matchQueries(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    // --timing alone takes no value.
    std::vector<std::string> rest = words;
    const bool timing = std::erase(rest, "--timing") > 0;
    const auto arguments = Arguments::parse(rest, {"--register", "--queries", "--out", "--threads", "--policy", "--limit", "--model"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto registerFile = arguments.value().required("--register");
    const auto queryFile = arguments.value().required("--queries");
    const auto place = arguments.value().required("--out");
    for (const auto *given : {&registerFile, &queryFile, &place}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const auto threads = arguments.value().number("--threads", static_cast<std::int64_t>(usualThreads()), 1, 1024);
    const auto limit = arguments.value().number("--limit", 10, 1, 64);
    for (const auto *given : {&threads, &limit}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const std::string policy = arguments.value().text("--policy", "default");
    if (!isPolicy(policy)) {
        err << "matchdeskctl: --policy is one of seed-2022 default strict\n";
        return kWrongUse;
    }

    const auto records = openRegister(registerFile.value());
    if (!records.ok())
        return complain(records.error(), err);
    const auto model = openModel(arguments.value().text("--model"));
    if (!model.ok())
        return complain(model.error(), err);
    std::ifstream in(queryFile.value(), std::ios::binary);
    if (!in) {
        err << "matchdeskctl: the queries cannot be opened\n";
        return kFailed;
    }
    auto queries = QueryFile::open(in);
    if (!queries.ok())
        return complain(queries.error(), err);
    OutputFile file(place.value());
    if (const Outcome opened = file.open(); !opened.ok())
        return complain(opened.error(), err);

    const matching::Matcher matcher(records.value(), model.value());
    const Batch batch(matcher, {.id = policy}, static_cast<std::size_t>(limit.value()),
                      static_cast<std::size_t>(threads.value()));
    std::size_t answered = 0;
    std::size_t confirmed = 0;
    std::vector<std::string> lines(kQueriesAtOnce);
    std::vector<char> confirmedHere(kQueriesAtOnce);
    Progress progress(err);
    for (;;) {
        const auto some = queries.value().next(kQueriesAtOnce);
        if (!some.ok())
            return complain(some.error(), err);
        if (some.value().empty())
            break;
        const std::vector<Query> &asked = some.value();
        const Outcome done = batch.run(asked, [&](std::size_t at, const matching::MatchResult &result, double micros) {
            lines[at].clear();
            appendLine(lines[at], asked[at].id, result, timing ? micros : -1);
            confirmedHere[at] = result.conclusion == matching::Conclusion::Confirmed ? 1 : 0;
        });
        if (!done.ok())
            return complain(done.error(), err);
        for (std::size_t at = 0; at < asked.size(); ++at) {
            file.stream() << lines[at];
            confirmed += confirmedHere[at] != 0 ? 1U : 0U;
        }
        answered += asked.size();
        progress.show(answered, "queries");
    }
    if (const Outcome kept = file.commit(); !kept.ok())
        return complain(kept.error(), err);
    out << answered << " queries, " << confirmed << " confirmed\n";
    return kDone;
}

} // namespace matchdesk::ctl
