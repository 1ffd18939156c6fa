// SPDX-License-Identifier: MIT
#include "batch.h"
#include "commands.h"
#include "interrupt.h"
#include "output_file.h"
#include "progress.h"
#include "register_problem.h"
#include "rejects.h"

#include "matching/matcher.h"
#include "register/extract.h"

#include <fstream>
#include <ostream>

namespace matchdesk::ctl {

int buildRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--from", "--out", "--rejects"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto from = arguments.value().required("--from");
    const auto place = arguments.value().required("--out");
    for (const auto *given : {&from, &place}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    std::ifstream in(from.value(), std::ios::binary);
    if (!in) {
        err << "matchdeskctl: the extract cannot be opened\n";
        return kFailed;
    }
    Rejects rejects(arguments.value().text("--rejects", from.value() + ".rejects.csv"));
    // Tried first: a place that cannot be written is better known before the work than after it.
    if (const Outcome opened = OutputFile(place.value()).open(); !opened.ok())
        return complain(opened.error(), err);

    matching::RegisterBuilder builder;
    Result<ExtractSummary> summary = ExtractSummary {};
    {
        Progress progress(err);
        summary = readExtract(
            in, usualThreads(), builder,
            [&](std::size_t taken) -> Outcome {
                progress.show(taken, "records read");
                return isInterrupted() ? Outcome(Error {.code = ErrorCode::Cancelled}) : Outcome(Done {});
            },
            [&](const RejectedRow &row) { rejects.add(row); });
    }
    if (!summary.ok())
        return complain(summary.error(), err);
    err << "building the index\n";
    const auto records = builder.finish();
    if (isInterrupted())
        return complain(Error {.code = ErrorCode::Cancelled}, err);
    // Under its own name: the register takes its place as a whole by itself, and changes of the old one go with that.
    if (const auto problem = records->write(place.value()); problem != matching::FileProblem::None)
        return complain(problemWith(problem), err);
    out << summary.value().taken << " records in the register, " << summary.value().rejected << " rows rejected\n";
    if (rejects.count() == 0)
        return kDone;
    if (const Outcome kept = rejects.keep(); !kept.ok())
        return complain(kept.error(), err);
    err << "matchdeskctl: the rejected rows are listed by line, column and reason in the rejects file\n";
    return kLookCloser;
}

} // namespace matchdesk::ctl
