// SPDX-License-Identifier: MIT
#include "work.h"

#include "cold.h"
#include "identifiers.h"

#include <algorithm>
#include <cmath>

namespace matchdesk::matching {
namespace {

constexpr std::size_t refined = 8;
constexpr std::size_t ranked = 64;
constexpr std::int32_t negligible = -25'000;
constexpr std::int32_t enoughAlone = 28'000; ///< with this much evidence, and
constexpr std::int32_t enough = 12'000;      ///< this far ahead of "no record", looking further cannot change the answer;
constexpr std::int32_t enoughInAll = 7'000;  ///< nor this far where all that was stated agrees

} // namespace

std::unique_ptr<Scratch> ScratchPool::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_free.empty()) {
        auto out = std::make_unique<Scratch>();
        out->user = std::this_thread::get_id();
        return out;
    }
    const auto here = std::this_thread::get_id();
    const auto own = std::find_if(m_free.begin(), m_free.end(), [here](const auto &free) { return free->user == here; });
    std::swap(own == m_free.end() ? m_free.back() : *own, m_free.back());
    auto out = std::move(m_free.back());
    m_free.pop_back();
    out->user = here;
    return out;
}

void ScratchPool::giveBack(std::unique_ptr<Scratch> scratch)
{
    const std::lock_guard lock(m_mutex);
    m_free.push_back(std::move(scratch));
}

Layer::Layer(const Snapshot &records, const Model &model, const Claim &stated, LayerMemory &memory)
    : snapshot(records), index(records.index()), claim(memory.claim), candidates(memory.candidates),
      scorer((prepare(stated, records, model, memory.claim), records), model, memory.claim)
{
    candidates.begin(records, claim);
}

Work::Work(const Snapshot &snapshot, const Model &model, const Claim &claim, const PolicyRules &policy, Scratch &scratch)
    : m_scratch(scratch), m_model(model), m_policy(policy), m_own(snapshot, model, claim, scratch.own),
      m_claim(m_own.claim), m_prior(m_own.scorer.prior()), m_compared(scratch.compared)
{
    m_compared.clear();
    scratch.texts.clear();
    if (const Snapshot *changes = snapshot.changes())
        m_changes.emplace(*changes, model, claim, scratch.changes);
    if (m_claim.trnHeld) {
        const std::uint32_t survivor = survivorOf(*m_claim.trn);
        eachLayer([survivor](Layer &layer) { layer.claim.trnSurvivor = survivor; });
    }
    eachLayer([this](Layer &layer) {
        layer.candidates.addExact();
        compareNew(layer);
    });
    if (!settled()) {
        eachLayer([this](Layer &layer) {
            layer.candidates.addNear();
            compareNew(layer);
        });
    }
    followMergers();
    rank();
}

std::uint32_t Work::survivorOf(std::uint32_t trn) const
{
    constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
    constexpr int mostMergers = 8;
    for (int step = 0; step < mostMergers; ++step) {
        const Layer *layer = &m_own;
        RecordNumber number = layer->index.byTrn(trn);
        if (number == noRecord && m_changes) {
            layer = &*m_changes;
            number = layer->index.byTrn(trn);
        }
        if (number == noRecord)
            return 0;
        if (layer->index.hot[number].status() != merged)
            return step == 0 ? 0 : trn;
        const std::string cold = layer->snapshot.coldOf(number);
        const auto next = parseTrn(survivorInCold(cold));
        if (!next)
            return 0;
        trn = *next;
    }
    return 0;
}

/// Whoever is found by a merged record is the person of its survivor, however that one's details have changed since.
void Work::followMergers()
{
    constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
    const auto lookUp = [this](std::uint32_t trn) {
        eachLayer([&](Layer &layer) {
            if (const RecordNumber number = layer.index.byTrn(trn); number != noRecord) {
                layer.candidates.add(number);
                compareNew(layer);
            }
        });
    };
    if (m_claim.trnSurvivor != 0)
        lookUp(m_claim.trnSurvivor);
    const std::size_t found = m_compared.size();
    for (std::size_t at = 0; at < found; ++at) {
        const HotRecord &hot = hotOf(m_compared[at]);
        if (hot.status() != merged || m_compared[at].score.total + m_prior < worthALook)
            continue;
        if (const std::uint32_t survivor = survivorOf(hot.trn()); survivor != 0)
            lookUp(survivor);
    }
}

bool Work::compares(std::uint32_t trn) const
{
    return std::any_of(m_compared.begin(), m_compared.end(),
        [&](const Compared &compared) { return hotOf(compared).trn() == trn; });
}

void Work::weigh(Compared &compared) const
{
    compared.odds = compared.score.total + layerOf(compared).scorer.priorOf(hotOf(compared));
}

bool Work::truncated() const
{
    return m_own.candidates.truncated()
        || (m_changes && (m_changes->candidates.truncated() || m_compared.size() > Candidates::budget));
}

void Work::compareNew(Layer &layer)
{
    const auto &all = layer.candidates.all();
    const std::uint8_t which = &layer == &m_own ? 0 : 1;
    const auto ask = [&](std::size_t at) {
        // The names of the record after next are on their way while this one is compared.
        const HotRecord &hot = layer.index.hot[all[at]];
        __builtin_prefetch(&layer.index.names[hot.surname]);
        __builtin_prefetch(&layer.index.names[hot.forename]);
    };
    for (; layer.compared < all.size(); ++layer.compared) {
        constexpr std::size_t ahead = 4;
        if (layer.compared + ahead < all.size())
            ask(layer.compared + ahead);
        const RecordNumber number = all[layer.compared];
        m_compared.push_back({number, which, layer.scorer.score(number), 0, 0, {}});
        weigh(m_compared.back());
    }
}

/// Whether a record is found that nothing reached by way of slips could rival: far ahead of "no record", and not against
/// anything that was stated.
bool Work::settled() const
{
    return std::any_of(m_compared.begin(), m_compared.end(), [&](const Compared &compared) {
        const Score &score = compared.score;
        const bool nameHolds = score.bestForename.level != NameLevel::Differs
            && score.bestSurname.level != NameLevel::Differs && score.bestForename.level != NameLevel::Near;
        const auto holds = [](NumberLevel level) { return level == NumberLevel::Missing || level == NumberLevel::Same; };
        if (!nameHolds || !holds(score.nino) || !holds(score.trn))
            return false;
        const std::int32_t odds = compared.odds;
        if (score.total >= enoughAlone && odds >= enough)
            return true;
        // A rival by way of slips agrees in less than this one, which agrees in all that was stated.
        const bool numbersAgree = m_claim.nino.text.empty() || score.nino == NumberLevel::Same;
        return odds >= enoughInAll && numbersAgree && score.date == DateLevel::Same
            && score.bestForename.level == NameLevel::Same && score.bestSurname.level == NameLevel::Same;
    });
}

void Work::readEmail(Compared &compared)
{
    Layer &layer = layerOf(compared);
    layer.scorer.refine(compared.score, emailInCold(textOf(compared)));
    weigh(compared);
}

bool Work::slipMatters(const Compared &compared, std::size_t rank) const
{
    const auto &levels = m_model.of(Evidence::Email).levels;
    const std::int32_t gain = levels[static_cast<std::size_t>(EmailLevel::Typo)].base
        - levels[static_cast<std::size_t>(EmailLevel::Differs)].base;
    return compared.score.total > 0
        && (compared.odds + gain >= worthALook || (rank < alwaysShown && compared.score.total + gain >= someEvidence));
}

const std::string &Work::textOf(const Compared &compared) const
{
    auto &texts = m_scratch.texts;
    const auto known = std::find_if(texts.begin(), texts.end(), [&compared](const ReadText &text) {
        return text.number == compared.number && text.layer == compared.layer;
    });
    if (known != texts.end())
        return known->text;
    texts.push_back({compared.layer, compared.number, layerOf(compared).snapshot.coldOf(compared.number)});
    return texts.back().text;
}

void Work::rank()
{
    const auto byScore = [this](const Compared &left, const Compared &right) { return better(left, right); };
    // Addresses that look the same by their hashes are read in full; of the others only those of the likeliest records,
    // where a slip may be found: that can only raise them.
    for (Compared &compared : m_compared) {
        if (compared.score.email != EmailLevel::Missing && compared.score.email != EmailLevel::Differs)
            readEmail(compared);
    }
    // Many candidates share a day with the person and little else; they need no order among themselves.
    const auto likely = std::partition(m_compared.begin(), m_compared.end(),
        [](const Compared &compared) {
            return compared.score.total > 0 || compared.odds >= worthALook;
        });
    m_likely = static_cast<std::size_t>(likely - m_compared.begin());
    const auto first = [&](std::size_t count) {
        return m_compared.begin() + std::min(static_cast<std::ptrdiff_t>(count), likely - m_compared.begin());
    };
    const auto top = first(refined);
    std::partial_sort(m_compared.begin(), first(ranked), likely, byScore);
    for (auto compared = m_compared.begin(); compared != top; ++compared) {
        if (compared->score.email == EmailLevel::Differs
            && slipMatters(*compared, static_cast<std::size_t>(compared - m_compared.begin())))
            readEmail(*compared);
    }
    std::sort(m_compared.begin(), top, byScore);
    m_likely = std::min(m_likely, ranked);
    auto &odds = m_scratch.odds;
    odds.clear();
    for (Compared &compared : m_compared) {
        agree(compared);
        if (compared.odds > negligible)
            odds.push_back(compared.odds);
    }
    // Added up in an order of its own: the last bit of the sum must not depend on how the candidates were come by.
    std::sort(odds.begin(), odds.end());
    for (const std::int32_t value : odds)
        m_mass += std::exp2(value / 1'000.0);
    // The maps of the two kinds of evidence may differ, but no list shows a likelier record below a less likely one.
    std::uint32_t before = 1'000'000;
    for (std::size_t at = 0; at < m_likely; ++at) {
        before = std::min(before, shownPpm(m_compared[at], true));
        m_compared[at].ppm = before;
    }
}

std::uint32_t Work::ppm(const Compared &compared, bool counted) const
{
    const double odds = std::exp2(compared.odds / 1'000.0);
    return ppmOf(compared, counted ? std::max(m_mass - odds, 1e-9) : m_mass);
}

/// The share of this candidate in the odds of all of them and of "no record", and then what was seen of such shares.
std::uint32_t Work::ppmOf(const Compared &compared, double others) const
{
    const double odds = std::exp2(compared.odds / 1'000.0);
    const bool byNumber = compared.score.nino == NumberLevel::Same || compared.score.trn == NumberLevel::Same;
    const auto &map = byNumber ? m_model.withNumber : m_model.withoutNumber;
    const double share = odds / (odds + others);
    if (map.empty())
        return static_cast<std::uint32_t>(std::clamp(share * 1e6, 0.0, 999'999.0));
    constexpr double most = 60'000;
    const double raw = std::clamp(std::log2(odds / others) * 1'000.0, -most, most);
    const double seen = std::exp2(calibrated(map, static_cast<std::int32_t>(std::lround(raw))) / 1'000.0);
    // Of two that compete for one person no map makes both likelier than not.
    const double mapped = share <= 0.5 ? std::min(seen / (1.0 + seen), 0.5) : seen / (1.0 + seen);
    return static_cast<std::uint32_t>(std::clamp(mapped * 1e6, 0.0, 999'999.0));
}

/// The identifiers of twins are so alike that the model takes one for the other: only numbers of their own tell them apart.
std::uint32_t Work::shownPpm(const Compared &compared, bool counted) const
{
    const bool ownNumbers = compared.score.trn == NumberLevel::Same && compared.score.nino == NumberLevel::Same;
    const std::uint32_t probability = ppm(compared, counted);
    const bool lookAlike = (possibleTwin(compared.score) && !ownNumbers) || uncorroborated(compared.score);
    return lookAlike ? std::min(probability, mostOfLookAlikes) : probability;
}

bool Work::ninoElsewhere(const Compared &compared) const
{
    if (!m_claim.nino.valid || compared.score.nino == NumberLevel::Same)
        return false;
    const std::uint32_t own = hotOf(compared).trn();
    const auto foundIn = [&](const Layer &layer) {
        bool found = false;
        layer.index.ninos.each(mixed(m_claim.nino.body), [&](RecordNumber number) {
            const HotRecord &hot = layer.index.hot[number];
            const bool suffixClash
                = hot.ninoSuffix != 0 && m_claim.nino.suffix != 0 && hot.ninoSuffix != m_claim.nino.suffix;
            found = hot.trn() != own && hot.ninoBody == m_claim.nino.body && !suffixClash && layer.index.live(number);
            return !found;
        });
        return found;
    };
    return foundIn(m_own) || (m_changes && foundIn(*m_changes));
}

} // namespace matchdesk::matching
