// SPDX-License-Identifier: MIT
#include "batch.h"
#include "commands.h"
#include "evaluation.h"
#include "output_file.h"

#include "matching/coverage.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace matchdesk::ctl {

namespace {

using Clock = std::chrono::steady_clock;

double millisSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// What the kernel says that this process takes.
std::size_t memoryLine(std::string_view name)
{
    std::ifstream in("/proc/self/smaps_rollup");
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(name))
            continue;
        std::size_t kilobytes = 0;
        std::istringstream(line.substr(name.size())) >> kilobytes;
        return kilobytes * 1024;
    }
    return 0;
}

struct Work {
    std::vector<Query> queries;
    std::vector<Answer> answers;
    std::vector<char> compared; ///< whether the true record was looked at; empty when nobody knows
};

Outcome readResults(const std::string &file, Work &work)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error {.code = ErrorCode::NotFound, .detail = "the results cannot be opened"};
    std::unordered_map<std::string, Answer> byId;
    for (std::string line; std::getline(in, line);) {
        if (line.empty())
            continue;
        auto answer = answerFromLine(line);
        if (!answer.ok())
            return answer.error();
        std::string id = answer.value().queryId;
        if (!byId.emplace(std::move(id), std::move(answer).value()).second)
            return Error {.code = ErrorCode::Unprocessable, .detail = "the results answer one query twice"};
    }
    for (const Query &query : work.queries) {
        auto node = byId.extract(query.id);
        if (node.empty())
            return Error {.code = ErrorCode::Unprocessable, .detail = "the results lack an answer to one of the queries; are they another file's?"};
        work.answers.push_back(std::move(node.mapped()));
    }
    return Done {};
}

Result<Resources> matchAll(const std::string &file, const matching::Policy &policy,
                           const std::shared_ptr<const matching::Model> &model, std::size_t threads, Work &work)
{
    Resources used {.threads = threads};
    const auto opening = Clock::now();
    const auto records = openRegister(file);
    if (!records.ok())
        return records.error();
    used.openMillis = millisSince(opening);
    std::error_code failure;
    used.fileBytes = std::filesystem::file_size(file, failure);
    const matching::Matcher matcher(records.value(), model);
    const Batch batch(matcher, policy, 10, threads);
    work.answers.resize(work.queries.size());
    const auto take = [&](std::size_t place, const matching::MatchResult &result, double micros) {
        work.answers[place] = answerOf(work.queries[place].id, result, micros);
    };
    // A first round brings the file into memory, as it is in a program that has run for a while.
    if (const Outcome warmed = batch.run(work.queries, take); !warmed.ok())
        return warmed.error();
    const auto start = Clock::now();
    if (const Outcome matched = batch.run(work.queries, take); !matched.ok())
        return matched.error();
    used.queriesPerSecond = 1000 * static_cast<double>(work.queries.size()) / millisSince(start);
    used.residentBytes = memoryLine("Rss:");
    used.proportionalBytes = memoryLine("Pss:");
    // Apart from what is timed: what the proposing of candidates misses, no ranking can find.
    matching::Coverage coverage(records.value(), model);
    for (const Query &query : work.queries)
        work.compared.push_back(!query.truthTrn.empty() && coverage.compares(query.claim, policy, query.truthTrn) ? 1 : 0);
    return used;
}

} // namespace

int evaluateMatching(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--queries", "--results", "--register", "--threads", "--policy", "--model", "--json"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto queryFile = arguments.value().required("--queries");
    if (!queryFile.ok())
        return complain(queryFile.error(), err);
    const auto threads = arguments.value().number("--threads", 1, 1, 1024);
    if (!threads.ok())
        return complain(threads.error(), err);
    if (arguments.value().has("--results") == arguments.value().has("--register")) {
        err << "matchdeskctl: evaluate needs --results or --register, one of them\n";
        return kWrongUse;
    }
    const std::string policy = arguments.value().text("--policy", "default");
    if (!isPolicy(policy)) {
        err << "matchdeskctl: --policy is one of seed-2022 default strict\n";
        return kWrongUse;
    }
    std::ifstream in(queryFile.value(), std::ios::binary);
    if (!in) {
        err << "matchdeskctl: the queries cannot be opened\n";
        return kFailed;
    }
    auto reader = QueryFile::open(in);
    if (!reader.ok())
        return complain(reader.error(), err);
    if (!reader.value().hasTruth()) {
        err << "matchdeskctl: the queries have no column truth_trn to hold the answers against\n";
        return kFailed;
    }
    auto queries = reader.value().next(static_cast<std::size_t>(-1));
    if (!queries.ok())
        return complain(queries.error(), err);
    Work work {std::move(queries).value(), {}, {}};

    Evaluation evaluation;
    if (arguments.value().has("--results")) {
        if (const Outcome read = readResults(arguments.value().text("--results"), work); !read.ok())
            return complain(read.error(), err);
    } else {
        const auto model = openModel(arguments.value().text("--model"));
        if (!model.ok())
            return complain(model.error(), err);
        const auto used = matchAll(arguments.value().text("--register"), {.id = policy}, model.value(),
                                   static_cast<std::size_t>(threads.value()), work);
        if (!used.ok())
            return complain(used.error(), err);
        evaluation.setResources(used.value());
    }
    for (std::size_t i = 0; i < work.queries.size(); ++i)
        evaluation.add(work.queries[i], work.answers[i],
                       work.compared.empty() ? std::optional<bool>() : std::optional(work.compared[i] != 0));
    evaluation.writeText(out);
    if (arguments.value().has("--json")) {
        OutputFile json(arguments.value().text("--json"));
        if (const Outcome opened = json.open(); !opened.ok())
            return complain(opened.error(), err);
        evaluation.writeJson(json.stream());
        if (const Outcome kept = json.commit(); !kept.ok())
            return complain(kept.error(), err);
    }
    return kDone;
}

} // namespace matchdesk::ctl
