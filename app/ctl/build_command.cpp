// SPDX-License-Identifier: MIT
#include "batch.h"
#include "commands.h"
#include "interrupt.h"
#include "output_file.h"
#include "progress.h"
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
    OutputFile file(place.value());
    if (const Outcome opened = file.open(); !opened.ok())
        return complain(opened.error(), err);

    matching::RegisterBuilder builder;
    Result<ExtractSummary> summary = ExtractSummary {};
    {
        Progress progress(err);
        std::size_t taken = 0;
        summary = readExtract(
            in, usualThreads(),
            [&](std::vector<matching::Record> &records) -> Outcome {
                for (const matching::Record &record : records)
                    static_cast<void>(builder.add(record));
                taken += records.size();
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
    if (records->write(file.making()) != matching::FileProblem::None)
        return complain(Error {.code = ErrorCode::StorageFull, .detail = "the register file cannot be written"}, err);
    if (const Outcome kept = file.commit(); !kept.ok())
        return complain(kept.error(), err);
    out << summary.value().taken << " records in the register, " << summary.value().rejected << " rows rejected\n";
    if (rejects.count() == 0)
        return kDone;
    if (const Outcome kept = rejects.keep(); !kept.ok())
        return complain(kept.error(), err);
    err << "matchdeskctl: the rejected rows are listed by line, column and reason in the rejects file\n";
    return kLookCloser;
}

} // namespace matchdesk::ctl
