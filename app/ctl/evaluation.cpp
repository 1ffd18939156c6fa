// SPDX-License-Identifier: MIT
#include "evaluation.h"

#include <algorithm>
#include <cmath>

namespace matchdesk::ctl {

namespace {

constexpr double kMillion = 1'000'000.0;
constexpr double kAlarm = 0.9;
constexpr double kUnlucky = 0.05;
constexpr std::array<std::size_t, 3> kDepths {1, 3, 10};

/// The chance of at most `hits` in `trials` when each happens with `probability`.
double chanceOfAtMost(std::size_t hits, std::size_t trials, double probability)
{
    const auto count = static_cast<double>(trials);
    double sum = 0;
    for (std::size_t i = 0; i <= hits; ++i) {
        const auto at = static_cast<double>(i);
        sum += std::exp(std::lgamma(count + 1) - std::lgamma(at + 1) - std::lgamma(count - at + 1)
                        + at * std::log(probability) + (count - at) * std::log1p(-probability));
    }
    return sum;
}

void count(Group &group, const Query &query, const Answer &answer, std::optional<bool> compared)
{
    const bool confirmed = answer.conclusion == matching::Conclusion::Confirmed;
    const bool right = confirmed && !query.truthTrn.empty() && answer.confirmedTrn == query.truthTrn;
    group.wrongly += confirmed && !right ? 1U : 0U;
    if (query.truthTrn.empty()) {
        ++group.strangers;
        const bool alarm = !answer.candidates.empty() && answer.candidates.front().probabilityPpm >= kAlarm * kMillion;
        group.falseAlarms += alarm ? 1U : 0U;
        return;
    }
    ++group.people;
    group.confirmed += right ? 1U : 0U;
    const auto entry = std::ranges::find(answer.candidates, query.truthTrn, &Answer::Entry::trn);
    const auto rank = static_cast<std::size_t>(entry - answer.candidates.begin());
    for (std::size_t i = 0; i < kDepths.size(); ++i)
        group.found[i] += entry != answer.candidates.end() && rank < kDepths[i] ? 1U : 0U;
    group.considered += compared.value_or(false) ? 1U : 0U;
}

} // namespace

void Calibration::add(double probability, bool right)
{
    Bin &bin = m_bins[std::min<std::size_t>(m_bins.size() - 1, static_cast<std::size_t>(probability * 10))];
    ++bin.count;
    bin.stated += probability;
    bin.right += right ? 1U : 0U;
    const double miss = probability - (right ? 1.0 : 0.0);
    m_squares += miss * miss;
    ++m_count;
}

double Calibration::expectedError() const
{
    double sum = 0;
    for (const Bin &bin : m_bins)
        sum += std::abs(bin.stated - static_cast<double>(bin.right));
    return m_count == 0 ? 0 : sum / static_cast<double>(m_count);
}

double Calibration::brier() const
{
    return m_count == 0 ? 0 : m_squares / static_cast<double>(m_count);
}

void Evaluation::add(const Query &query, const Answer &answer, std::optional<bool> compared)
{
    count(m_all, query, answer, compared);
    for (const std::string &kind : query.errorKinds)
        count(m_byKind[kind], query, answer, compared);
    if (query.errorKinds.empty())
        count(m_byKind["(nothing wrong)"], query, answer, compared);
    if (!query.community.empty())
        count(m_byCommunity[query.community], query, answer, compared);
    m_knowsCompared = m_knowsCompared && (query.truthTrn.empty() || compared.has_value());
    m_truncated += answer.truncated ? 1U : 0U;
    if (answer.micros)
        m_micros.push_back(*answer.micros);
    for (std::size_t i = 0; i < answer.candidates.size(); ++i) {
        const double probability = answer.candidates[i].probabilityPpm / kMillion;
        const bool right = answer.candidates[i].trn == query.truthTrn;
        m_candidates.add(probability, right);
        if (i == 0)
            m_best.add(probability, right);
    }
    if (answer.candidates.empty())
        m_best.add(0, false);
}

double upperBound(std::size_t hits, std::size_t trials)
{
    if (hits >= trials)
        return 1;
    double low = static_cast<double>(hits) / static_cast<double>(trials);
    double high = 1;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (chanceOfAtMost(hits, trials, middle) > kUnlucky ? low : high) = middle;
    }
    return high;
}

double percentile(const std::vector<double> &sorted, double share)
{
    if (sorted.empty())
        return 0;
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

} // namespace matchdesk::ctl
