// SPDX-License-Identifier: MIT
#include "batch.h"
#include "commands.h"
#include "interrupt.h"
#include "output_file.h"

#include "matching/trainer.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <ostream>

namespace matchdesk::ctl {

namespace {

/// The decisions of a file that tells whose record each person's is.
Result<std::vector<matching::Decision>> decisionsIn(const std::string &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error {.code = ErrorCode::NotFound, .detail = "the decisions cannot be opened"};
    auto reader = QueryFile::open(in);
    if (!reader.ok())
        return reader.error();
    if (!reader.value().hasTruth())
        return Error {.code = ErrorCode::Unprocessable, .detail = "the decisions have no column truth_trn"};
    auto queries = reader.value().next(static_cast<std::size_t>(-1));
    if (!queries.ok())
        return queries.error();
    std::vector<matching::Decision> decisions;
    for (Query &query : queries.value())
        decisions.push_back({std::move(query.claim), std::move(query.truthTrn)});
    return decisions;
}

bool isWord(const std::string &name)
{
    return name.size() <= 40 && std::ranges::all_of(name, [](char unit) {
               return (unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9') || unit == '-';
           });
}

} // namespace

int trainModel(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--register", "--out", "--decisions", "--seed", "--name"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto registerFile = arguments.value().required("--register");
    const auto place = arguments.value().required("--out");
    for (const auto *given : {&registerFile, &place}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const auto seed = arguments.value().number("--seed", 1, 0, std::numeric_limits<std::int64_t>::max());
    if (!seed.ok())
        return complain(seed.error(), err);
    const std::string name = arguments.value().text("--name", "trained");
    if (!isWord(name)) {
        err << "matchdeskctl: --name is a word of small letters, digits and hyphens\n";
        return kWrongUse;
    }
    const auto records = openRegister(registerFile.value());
    if (!records.ok())
        return complain(records.error(), err);
    std::vector<matching::Decision> decisions;
    if (arguments.value().has("--decisions")) {
        auto read = decisionsIn(arguments.value().text("--decisions"));
        if (!read.ok())
            return complain(read.error(), err);
        decisions = std::move(read).value();
    }

    matching::TrainingOptions options;
    options.name = name;
    options.seed = static_cast<std::uint64_t>(seed.value());
    options.goesOn = [] { return !isInterrupted(); };
    err << "comparing pairs of records\n";
    const matching::Training training = matching::train(records.value(), decisions, *matching::startingModel(), options);
    if (isInterrupted())
        return complain(Error {.code = ErrorCode::Cancelled}, err);
    if (!training.result.model)
        return complain(Error {.code = ErrorCode::RuleRefused, .detail = "no model was made: " + whatIsWrong(training.result)}, err);
    OutputFile file(place.value());
    if (const Outcome opened = file.open(); !opened.ok())
        return complain(opened.error(), err);
    file.stream() << textOf(*training.result.model);
    if (const Outcome kept = file.commit(); !kept.ok())
        return complain(kept.error(), err);
    out << versionOf(*training.result.model) << ": " << training.truePairs << " true pairs from "
        << (training.fromDecisions ? "decisions" : "the register") << ", probabilities "
        << (training.calibrationAnswers > 0 ? "calibrated on " + std::to_string(training.calibrationAnswers) + " decisions"
                                            : std::string("as they were"))
        << '\n';
    return kDone;
}

} // namespace matchdesk::ctl
