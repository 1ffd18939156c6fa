// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "register/queries.h"
#include "support/result.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace matchdesk::ctl {

/// Matches many queries on several threads. They share the register, which nobody changes, and nothing else.
class Batch {
public:
    Batch(const matching::Matcher &matcher, matching::Policy policy, std::size_t limit, std::size_t threads);

    /// Told of each answer on the thread that found it, with what the match alone took in microseconds. Of two calls at one
    /// time, `place` is never the same.
    using Take = std::function<void(std::size_t place, const matching::MatchResult &result, double micros)>;
    /// Answers all of `queries`; `place` is the query's. Cancelled when the program is interrupted.
    [[nodiscard]] Outcome run(std::span<const Query> queries, const Take &take) const;

private:
    const matching::Matcher &m_matcher;
    matching::Policy m_policy;
    std::size_t m_limit;
    std::size_t m_threads;
};

/// The policies' ids.
[[nodiscard]] bool isPolicy(const std::string &id);
/// Opens a register file, or says in words what is wrong with it.
[[nodiscard]] Result<std::shared_ptr<const matching::Register>> openRegister(const std::string &file);
/// Reads a model file, or says what is wrong with it; without a name, the model that is compiled in.
[[nodiscard]] Result<std::shared_ptr<const matching::Model>> openModel(const std::string &file);
/// In words, why there is no model.
[[nodiscard]] std::string whatIsWrong(const matching::ParsedModel &parsed);
/// As many threads as the machine runs at once.
[[nodiscard]] std::size_t usualThreads();

} // namespace matchdesk::ctl
