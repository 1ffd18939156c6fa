// SPDX-License-Identifier: MIT
#include "matching/twins.h"

#include "candidates.h"
#include "score.h"
#include "snapshot.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace matchdesk::matching {
namespace {

/// One person in this many holds a second TRN: the services' own clean-ups found about 0.8 in a hundred.
constexpr double peoplePerTwin = 125;
constexpr std::uint32_t leastPpm = 500'000;

Claim claimOf(const Record &record)
{
    Claim out;
    out.firstName = record.firstName;
    out.middleName = record.middleName;
    out.lastName = record.lastName;
    if (record.dateOfBirth)
        out.dateOfBirth = isoText(*record.dateOfBirth);
    out.nationalInsuranceNumber = record.nationalInsuranceNumber;
    out.emailAddress = record.emailAddress;
    // The provider is left out: a course-mate of the same name is likelier than a second record made by one provider.
    return out;
}

} // namespace

TwinFinder::TwinFinder(std::shared_ptr<const Register> records, std::size_t position, std::shared_ptr<const Model> model)
    : m_records(std::move(records)), m_model(std::move(model)), m_position(position)
{
}

std::vector<TwinPair> TwinFinder::next(std::size_t records)
{
    const Snapshot &snapshot = m_records->snapshot();
    const Index &index = snapshot.index();
    const Model &model = *m_model;
    const double prior = -std::log2(std::max(2.0, static_cast<double>(index.counts.records)) * peoplePerTwin);
    constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
    std::vector<TwinPair> out;
    const std::size_t end = std::min(index.hot.size(), m_position + std::min(records, index.hot.size()));
    for (; m_position < end; ++m_position) {
        const auto number = static_cast<RecordNumber>(m_position);
        if (index.hot[number].status() == merged)
            continue;
        Prepared claim = prepare(claimOf(snapshot.recordAt(number)), snapshot, model);
        const Scorer scorer(snapshot, model, claim);
        Candidates candidates(snapshot, claim);
        candidates.addExact();
        const std::size_t before = out.size();
        for (const RecordNumber other : candidates.all()) {
            if (other <= number || index.hot[other].status() == merged)
                continue;
            const Score score = scorer.score(other);
            const double odds = std::exp2(score.total / 1'000.0 + prior);
            const auto ppm = static_cast<std::uint32_t>(odds / (1.0 + odds) * 999'999.0);
            if (ppm < leastPpm)
                continue;
            const std::uint32_t here = index.hot[number].trn();
            const std::uint32_t there = index.hot[other].trn();
            out.push_back({trnText(std::min(here, there)), trnText(std::max(here, there)), score.total, ppm});
        }
        std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
            [](const TwinPair &left, const TwinPair &right) {
                return std::tie(left.firstTrn, left.secondTrn) < std::tie(right.firstTrn, right.secondTrn);
            });
    }
    return out;
}

} // namespace matchdesk::matching
