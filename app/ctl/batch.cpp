// SPDX-License-Identifier: MIT
#include "batch.h"

#include "interrupt.h"
#include "register_problem.h"
#include "register_problem.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace matchdesk::ctl {

namespace {

/// Handed out at once: small enough that the threads end together, large enough that they seldom meet.
constexpr std::size_t kStrip = 32;

} // namespace

Batch::Batch(const matching::Matcher &matcher, matching::Policy policy, std::size_t limit, std::size_t threads)
    : m_matcher(matcher), m_policy(std::move(policy)), m_limit(limit), m_threads(std::max<std::size_t>(threads, 1))
{
}

Outcome Batch::run(std::span<const Query> queries, const Take &take) const
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        using Clock = std::chrono::steady_clock;
        for (std::size_t first = next.fetch_add(kStrip); first < queries.size(); first = next.fetch_add(kStrip)) {
            if (isInterrupted())
                return;
            const std::size_t last = std::min(first + kStrip, queries.size());
            for (std::size_t place = first; place < last; ++place) {
                const auto before = Clock::now();
                const matching::MatchResult result = m_matcher.match(queries[place].claim, m_policy, m_limit);
                const std::chrono::duration<double, std::micro> took = Clock::now() - before;
                take(place, result, took.count());
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < m_threads; ++i)
            others.emplace_back(work);
        work();
    }
    if (isInterrupted())
        return Error {.code = ErrorCode::Cancelled};
    return Done {};
}

bool isPolicy(const std::string &id)
{
    static constexpr std::array<std::string_view, 3> ids {"seed-2022", "default", "strict"};
    return std::ranges::find(ids, id) != ids.end();
}

Result<std::shared_ptr<const matching::Register>> openRegister(const std::string &file)
{
    matching::OpenedRegister opened = matching::Register::open(file);
    if (!opened.records)
        return problemWith(opened.problem);
    return std::move(opened.records);
}

Result<std::shared_ptr<const matching::Model>> openModel(const std::string &file)
{
    if (file.empty())
        return matching::startingModel();
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return Error {.code = ErrorCode::NotFound, .detail = "the model file cannot be opened"};
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    matching::ParsedModel parsed = matching::parseModel(text);
    if (!parsed.model)
        return Error {.code = ErrorCode::Damaged, .detail = "the model file is refused: " + whatIsWrong(parsed)};
    return std::make_shared<const matching::Model>(std::move(*parsed.model));
}

std::string whatIsWrong(const matching::ParsedModel &parsed)
{
    using enum matching::ModelProblem;
    switch (parsed.problem) {
    case None: break;
    case NotAModel: return "its first line does not say that it is a model of this version";
    case UnknownLine: return parsed.where + " means nothing here";
    case Missing: return parsed.where + " is missing";
    case OutOfRange: return parsed.where + " is out of range";
    case NotMonotone: return "a nearer agreement would weigh less than a further one (" + parsed.where + ")";
    }
    return "nothing is wrong";
}

std::size_t usualThreads()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace matchdesk::ctl
