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
/// Bits below even odds; the two directions of a comparison differ by less.
constexpr double notEvenClose = -12.0;

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
    : m_records(std::move(records)), m_model(std::move(model)), m_position(position),
      m_end(m_records->snapshot().index().hot.size())
{
    if (const Snapshot *changes = m_records->snapshot().changes())
        m_end += changes->index().hot.size();
}

std::vector<TwinPair> TwinFinder::next(std::size_t records)
{
    const Snapshot &own = m_records->snapshot();
    const std::size_t ownEnd = own.index().hot.size();
    const Model &model = *m_model;
    const double prior = -std::log2(std::max(2.0, static_cast<double>(own.index().counts.records)) * peoplePerTwin);
    constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
    std::vector<TwinPair> out;
    const auto claim = std::make_unique<Prepared>();
    const auto reverse = std::make_unique<Prepared>();
    Candidates candidates;
    const std::size_t end = m_position + std::min(records, m_end - std::min(m_end, m_position));
    for (; m_position < end; ++m_position) {
        const Snapshot &layer = m_position < ownEnd ? own : *own.changes();
        const auto number = static_cast<RecordNumber>(m_position < ownEnd ? m_position : m_position - ownEnd);
        if (!layer.index().live(number) || layer.index().hot[number].status() == merged)
            continue;
        const Claim stated = claimOf(layer.recordAt(number));
        const std::uint32_t here = layer.index().hot[number].trn();
        const std::size_t before = out.size();
        for (const Snapshot *beside : {&own, own.changes()}) {
            // What lies in the layer below has met this record from its own side.
            if (beside == nullptr || (beside == &own && &layer != &own))
                continue;
            prepare(stated, *beside, model, *claim);
            const Scorer scorer(*beside, model, *claim);
            candidates.begin(*beside, *claim);
            candidates.addExact();
            for (const RecordNumber other : candidates.all()) {
                const HotRecord &hot = beside->index().hot[other];
                if ((beside == &layer && other <= number) || hot.status() == merged)
                    continue;
                const HotRecord &mine = layer.index().hot[number];
                const bool related = (mine.birthDay != 0 && mine.birthDay == hot.birthDay)
                    || (mine.ninoBody != Nino::none && mine.ninoBody == hot.ninoBody)
                    || (mine.emailHash != 0 && mine.localHash == hot.localHash);
                if (!related)
                    continue;
                const Score score = scorer.score(other);
                if (score.total / 1'000.0 + prior < notEvenClose)
                    continue;
                // Each is held against the other, so that it does not matter which of the two comes first: earlier names
                // are looked for on the held side.
                prepare(claimOf(beside->recordAt(other)), layer, model, *reverse);
                const std::int32_t total = std::max(score.total, Scorer(layer, model, *reverse).score(number).total);
                const double odds = std::exp2(total / 1'000.0 + prior);
                const auto ppm = static_cast<std::uint32_t>(odds / (1.0 + odds) * 999'999.0);
                if (ppm < leastPpm)
                    continue;
                out.push_back({trnText(std::min(here, hot.trn())), trnText(std::max(here, hot.trn())), total, ppm});
            }
        }
        std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
            [](const TwinPair &left, const TwinPair &right) {
                return std::tie(left.firstTrn, left.secondTrn) < std::tie(right.firstTrn, right.secondTrn);
            });
    }
    return out;
}

} // namespace matchdesk::matching
