// SPDX-License-Identifier: MIT
#include "matching/matcher.h"

#include "candidates.h"
#include "explain.h"
#include "rule.h"
#include "score.h"
#include "snapshot.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace matchdesk::matching {
namespace {

constexpr std::int32_t worthALook = -10'000;  ///< after the prior
constexpr std::int32_t someEvidence = 8'000;  ///< before it
constexpr std::size_t alwaysShown = 4;
constexpr std::size_t refined = 8;
constexpr std::size_t ranked = 64;
constexpr std::int32_t negligible = -25'000;
constexpr std::int32_t enoughAlone = 28'000; ///< with this much evidence, and
constexpr std::int32_t enough = 12'000;      ///< this far ahead of "no record", looking further cannot change the answer

/// What one claim needs in one layer of the register: names have numbers of their own in each.
struct Layer {
    Layer(const Snapshot &records, const Model &model, const Claim &stated)
        : snapshot(records), index(records.index()), claim(prepare(stated, records, model)),
          scorer(records, model, claim), candidates(records, claim)
    {
    }

    const Snapshot &snapshot;
    const Index &index;
    Prepared claim;
    Scorer scorer;
    Candidates candidates;
    std::size_t compared = 0; ///< how many of the candidates
};

/// Everything that one claim needs, from the candidates to the answer.
class Work {
public:
    Work(const Snapshot &snapshot, const Model &model, const Claim &claim, const PolicyRules &policy)
        : m_policy(policy), m_own(snapshot, model, claim), m_claim(m_own.claim), m_prior(m_own.scorer.prior())
    {
        if (const Snapshot *changes = snapshot.changes())
            m_changes.emplace(*changes, model, claim);
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
        rank();
    }

    [[nodiscard]] MatchResult result(const Policy &asked, std::size_t limit);
    /// Nothing when no live record has this TRN.
    [[nodiscard]] std::optional<Candidate> candidateFor(std::uint32_t trn);
    /// Every active record that the rule alone finds.
    [[nodiscard]] std::vector<Record> ruled() const;

private:
    template <typename Visit>
    void eachLayer(Visit visit)
    {
        visit(m_own);
        if (m_changes)
            visit(*m_changes);
    }
    [[nodiscard]] Layer &layerOf(const Compared &compared) { return compared.layer == 0 ? m_own : *m_changes; }
    [[nodiscard]] const Layer &layerOf(const Compared &compared) const
    {
        return compared.layer == 0 ? m_own : *m_changes;
    }
    [[nodiscard]] const HotRecord &hotOf(const Compared &compared) const
    {
        return layerOf(compared).index.hot[compared.number];
    }
    [[nodiscard]] Record recordOf(const Compared &compared) const
    {
        return layerOf(compared).snapshot.recordAt(compared.number);
    }
    [[nodiscard]] bool better(const Compared &left, const Compared &right) const
    {
        if (left.score.total != right.score.total)
            return left.score.total > right.score.total;
        return hotOf(left).trn() < hotOf(right).trn();
    }
    [[nodiscard]] bool answers(const Compared &compared) const
    {
        return satisfies(compared.agreement, layerOf(compared).snapshot, compared.number, m_policy);
    }
    void agree(Compared &compared) const
    {
        const Layer &layer = layerOf(compared);
        compared.agreement = agreementOf(compared.score, layer.claim, layer.snapshot, compared.number, m_policy);
    }
    [[nodiscard]] bool truncated() const
    {
        return m_own.candidates.truncated()
            || (m_changes && (m_changes->candidates.truncated() || m_compared.size() > Candidates::budget));
    }
    void compareNew(Layer &layer);
    void rank();
    [[nodiscard]] bool settled() const;
    [[nodiscard]] bool alike(const Compared &left, const Compared &right) const;
    [[nodiscard]] Candidate shown(const Compared &compared, const Record &record) const;
    [[nodiscard]] std::uint32_t ppm(std::int32_t total, bool counted) const;
    [[nodiscard]] Refusal refusalFor(const Compared &answer) const;
    [[nodiscard]] std::vector<Field> wouldSettle() const;
    [[nodiscard]] std::uint32_t shownPpm(const Compared &compared, bool counted) const;
    [[nodiscard]] bool ninoElsewhere(const Compared &compared) const;
    void flagSecondTrns(std::vector<Candidate> &candidates, const std::vector<const Compared *> &shown) const;

    const PolicyRules &m_policy;
    Layer m_own;
    std::optional<Layer> m_changes;
    const Prepared &m_claim; ///< the own layer's: for what was stated, which is the same in both
    std::int32_t m_prior = 0;
    std::vector<Compared> m_compared;
    std::size_t m_likely = 0; ///< how many of them, at the front, may be worth a look
    double m_mass = 1.0; ///< odds of all candidates and of "no record", which is 1
};

void Work::compareNew(Layer &layer)
{
    const auto &all = layer.candidates.all();
    const std::uint8_t which = &layer == &m_own ? 0 : 1;
    m_compared.reserve(m_compared.size() + all.size() - layer.compared);
    for (; layer.compared < all.size(); ++layer.compared) {
        constexpr std::size_t ahead = 12;
        if (layer.compared + ahead < all.size())
            __builtin_prefetch(&layer.index.hot[all[layer.compared + ahead]]);
        const RecordNumber number = all[layer.compared];
        m_compared.push_back({number, which, layer.scorer.score(number), {}});
    }
}

/// Whether a record is found that nothing reached by way of slips could rival: strong by itself, far ahead of "no record",
/// and not against anything that was stated.
bool Work::settled() const
{
    return std::any_of(m_compared.begin(), m_compared.end(), [&](const Compared &compared) {
        const Score &score = compared.score;
        const bool nameHolds = score.bestForename.level != NameLevel::Differs
            && score.bestSurname.level != NameLevel::Differs && score.bestForename.level != NameLevel::Near;
        const auto holds = [](NumberLevel level) { return level == NumberLevel::Missing || level == NumberLevel::Same; };
        return score.total >= enoughAlone && score.total + m_prior >= enough && nameHolds
            && holds(score.nino) && holds(score.trn);
    });
}

void Work::rank()
{
    const auto byScore = [this](const Compared &left, const Compared &right) { return better(left, right); };
    const auto readInFull = [this](Compared &compared) {
        layerOf(compared).scorer.refine(compared.score, recordOf(compared));
    };
    // Addresses that look the same by their hashes are read in full; of the others only those of the likeliest records,
    // where a slip may be found: that can only raise them.
    for (Compared &compared : m_compared) {
        if (compared.score.email != EmailLevel::Missing && compared.score.email != EmailLevel::Differs)
            readInFull(compared);
    }
    // Most candidates share a day with the person and nothing else; they need no order among themselves.
    const auto likely = std::partition(m_compared.begin(), m_compared.end(),
        [this](const Compared &compared) {
            return compared.score.total > 0 || compared.score.total + m_prior >= worthALook;
        });
    m_likely = static_cast<std::size_t>(likely - m_compared.begin());
    const auto first = [&](std::size_t count) {
        return m_compared.begin() + std::min(static_cast<std::ptrdiff_t>(count), likely - m_compared.begin());
    };
    const auto top = first(refined);
    std::partial_sort(m_compared.begin(), first(ranked), likely, byScore);
    for (auto compared = m_compared.begin(); compared != top; ++compared) {
        if (compared->score.email == EmailLevel::Differs && compared->score.total > 0)
            readInFull(*compared);
    }
    std::sort(m_compared.begin(), top, byScore);
    std::vector<std::int32_t> odds;
    for (Compared &compared : m_compared) {
        agree(compared);
        if (compared.score.total + m_prior > negligible)
            odds.push_back(compared.score.total + m_prior);
    }
    // Added up in an order of its own: the last bit of the sum must not depend on how the candidates were come by.
    std::sort(odds.begin(), odds.end());
    for (const std::int32_t value : odds)
        m_mass += std::exp2(value / 1'000.0);
}

std::uint32_t Work::ppm(std::int32_t total, bool counted) const
{
    const double odds = std::exp2((total + m_prior) / 1'000.0);
    const double mass = counted ? m_mass : m_mass + odds;
    return static_cast<std::uint32_t>(std::clamp(odds / mass * 1e6, 0.0, 999'999.0));
}

/// The identifiers of twins are so alike that the model takes one for the other: only numbers of their own tell them apart.
std::uint32_t Work::shownPpm(const Compared &compared, bool counted) const
{
    const bool ownNumbers = compared.score.trn == NumberLevel::Same && compared.score.nino == NumberLevel::Same;
    const std::uint32_t calibrated = ppm(compared.score.total, counted);
    return possibleTwin(compared.score) && !ownNumbers ? std::min(calibrated, surestTwin) : calibrated;
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

Candidate Work::shown(const Compared &compared, const Record &record) const
{
    Candidate out;
    out.record = record;
    const Layer &layer = layerOf(compared);
    out.cells = explain(compared, layer.claim, layer.snapshot, record);
    out.priorMillibits = m_prior;
    out.millibits = compared.score.total + m_prior;
    out.identifiersAgreeing = static_cast<std::uint8_t>(compared.agreement.count());
    out.satisfiesRule = record.status == RecordStatus::Active && answers(compared);
    const auto flag = [&out](bool condition, Flag value) {
        if (condition)
            out.flags.push_back(value);
    };
    flag(record.activeAlert, Flag::ActiveAlert);
    flag(record.status == RecordStatus::Inactive, Flag::Inactive);
    flag(record.status == RecordStatus::Merged, Flag::Merged);
    flag(record.status == RecordStatus::Deceased, Flag::Deceased);
    flag(possibleTwin(compared.score), Flag::PossibleTwin);
    flag(!record.qtsDate && !record.eytsDate, Flag::NoQualification);
    flag(m_claim.trnHeld && m_claim.trn != hotOf(compared).trn(), Flag::StatedTrnElsewhere);
    if (ninoElsewhere(compared)) {
        out.flags.push_back(Flag::StatedNinoElsewhere);
        Cell &cell = out.cells[static_cast<std::size_t>(Field::NationalInsuranceNumber)];
        if (cell.note == Note::None)
            cell.note = Note::AnotherRecordsValue;
    }
    return out;
}

std::optional<Candidate> Work::candidateFor(std::uint32_t trn)
{
    Compared wanted;
    wanted.number = m_own.index.byTrn(trn);
    if (wanted.number == noRecord && m_changes) {
        wanted.layer = 1;
        wanted.number = m_changes->index.byTrn(trn);
    }
    if (wanted.number == noRecord)
        return std::nullopt;
    const auto found = std::find_if(m_compared.begin(), m_compared.end(), [&wanted](const Compared &compared) {
        return compared.number == wanted.number && compared.layer == wanted.layer;
    });
    const bool counted = found != m_compared.end();
    const Record record = recordOf(wanted);
    if (counted) {
        wanted = *found;
    } else {
        const Scorer &scorer = layerOf(wanted).scorer;
        wanted.score = scorer.score(wanted.number);
        scorer.refine(wanted.score, record);
        agree(wanted);
    }
    Candidate out = shown(wanted, record);
    setLikelihood(out, shownPpm(wanted, counted));
    return out;
}

/// Two records of one person: the same NI number, or the same name and day of birth while nothing tells them apart.
bool Work::alike(const Compared &left, const Compared &right) const
{
    const HotRecord &a = hotOf(left);
    const HotRecord &b = hotOf(right);
    if (a.ninoBody != Nino::none && b.ninoBody != Nino::none)
        return a.ninoBody == b.ninoBody;
    const auto sameName = [&](NameId one, NameId other) {
        return left.layer == right.layer ? one == other
                                         : layerOf(left).index.name(one) == layerOf(right).index.name(other);
    };
    return a.birthDay != 0 && a.birthDay == b.birthDay && a.forename != 0 && sameName(a.forename, b.forename)
        && sameName(a.surname, b.surname);
}

void Work::flagSecondTrns(std::vector<Candidate> &candidates, const std::vector<const Compared *> &shown) const
{
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        const bool second = std::any_of(shown.begin(), shown.end(),
            [&](const Compared *other) { return other != shown[at] && alike(*shown[at], *other); });
        // A twin of the person is not the person, however alike two of the twin's own records are.
        const bool twin = std::ranges::find(candidates[at].flags, Flag::PossibleTwin) != candidates[at].flags.end();
        if (second && !twin)
            candidates[at].flags.push_back(Flag::SecondTrnSuspected);
        std::sort(candidates[at].flags.begin(), candidates[at].flags.end());
    }
}

Refusal Work::refusalFor(const Compared &answer) const
{
    const HotRecord &hot = hotOf(answer);
    if (truncated())
        return Refusal::Truncated;
    if (m_policy.refuseElsewhere && m_claim.trnHeld && m_claim.trn != hot.trn())
        return Refusal::StatedTrnContradicts;
    if (m_policy.refuseElsewhere && ninoElsewhere(answer))
        return Refusal::NinoBelongsToAnother;
    if (m_policy.refuseAlerts && (hot.trnAndStatus & HotRecord::alertBit) != 0)
        return Refusal::RecordHasAlert;
    if (m_policy.refuseTwins && possibleTwin(answer.score))
        return Refusal::PossibleTwin;
    const std::uint32_t probability = ppm(answer.score.total, true);
    std::int32_t second = INT32_MIN / 2;
    for (std::size_t at = 0; at < m_compared.size() && at < 2; ++at) {
        if (&m_compared[at] != &answer)
            second = std::max(second, m_compared[at].score.total);
    }
    const std::int32_t lead = answer.score.total - std::max(second, -m_prior);
    if (m_policy.weakPpm != 0 && !answer.agreement.strong()
        && (probability < m_policy.weakPpm || lead < m_policy.weakLead))
        return Refusal::WeakIdentifiers;
    if (m_policy.leastPpm != 0 && (probability < m_policy.leastPpm || lead < m_policy.leastLead))
        return Refusal::LeadTooSmall;
    return Refusal::None;
}

std::vector<Field> Work::wouldSettle() const
{
    // What the person has not said and the likeliest records hold, by what it is worth when it agrees and how often it does.
    struct Gain {
        Field field;
        std::int64_t worth;
    };
    std::array<std::int64_t, 7> worth{};
    const auto hope = [&](Field field, std::int64_t value) { worth[static_cast<std::size_t>(field)] += value; };
    const std::size_t looked = std::min<std::size_t>(m_compared.size(), 3);
    for (std::size_t at = 0; at < looked; ++at) {
        const HotRecord &hot = hotOf(m_compared[at]);
        if (m_compared[at].score.total < someEvidence)
            continue;
        if (m_claim.nino.text.empty() && hot.ninoBody != Nino::none)
            hope(Field::NationalInsuranceNumber, 20'000);
        if (!m_claim.trn)
            hope(Field::Trn, 15'000);
        if (!m_claim.date && hot.birthDay != 0)
            hope(Field::DateOfBirth, 13'500);
        if (!m_claim.statesProvider() && hot.provider != 0)
            hope(Field::IttProvider, 5'000);
        if (!m_claim.email.valid() && hot.emailHash != 0)
            hope(Field::EmailAddress, 4'000);
        if (m_claim.surnames.size() == 1 && m_compared[at].score.bestSurname.level == NameLevel::Differs)
            hope(Field::PreviousName, 10'000);
    }
    std::vector<Field> out;
    for (std::size_t field = 0; field < worth.size(); ++field) {
        if (worth[field] > 0)
            out.push_back(static_cast<Field>(field));
    }
    std::stable_sort(out.begin(), out.end(), [&](Field left, Field right) {
        return worth[static_cast<std::size_t>(left)] > worth[static_cast<std::size_t>(right)];
    });
    return out;
}

Refusal refusalByStatus(RecordStatus status)
{
    switch (status) {
    case RecordStatus::Active: break;
    case RecordStatus::Inactive: return Refusal::RecordInactive;
    case RecordStatus::Merged: return Refusal::RecordMerged;
    case RecordStatus::Deceased: return Refusal::RecordDeceased;
    }
    return Refusal::None;
}

MatchResult Work::result(const Policy &asked, std::size_t limit)
{
    MatchResult out;
    out.considered = static_cast<std::uint32_t>(m_compared.size());
    out.truncated = truncated();
    std::vector<const Compared *> listing;
    const std::size_t listed = std::min(m_likely, ranked);
    for (std::size_t at = 0; at < listed && out.candidates.size() < limit; ++at) {
        const Compared &compared = m_compared[at];
        const bool worthy = compared.score.total + m_prior >= worthALook
            || (at < alwaysShown && compared.score.total >= someEvidence);
        if (!worthy && !answers(compared))
            continue;
        listing.push_back(&compared);
        out.candidates.push_back(shown(compared, recordOf(compared)));
        setLikelihood(out.candidates.back(), shownPpm(compared, true));
    }
    flagSecondTrns(out.candidates, listing);

    const Compared *answer = nullptr;
    const Compared *gone = nullptr; ///< best of those that would answer if they were active
    std::size_t answering = 0;
    for (const Compared &compared : m_compared) {
        if (!answers(compared))
            continue;
        if (!hotOf(compared).active()) {
            gone = gone == nullptr || better(compared, *gone) ? &compared : gone;
            continue;
        }
        ++answering;
        answer = answer == nullptr ? &compared : answer;
    }
    const bool saysSo = asked.saysQualified || m_claim.trn.has_value() || !m_claim.shown.statedTrn.empty();
    out.conclusion = saysSo ? Conclusion::ClaimsARecord : Conclusion::None;
    if (answering > 1) {
        out.conclusion = Conclusion::Several;
        out.refusal = Refusal::SecondRecordAnswers;
    } else if (answering == 1) {
        out.refusal = refusalFor(*answer);
        out.conclusion = out.refusal == Refusal::None ? Conclusion::Confirmed : Conclusion::ClaimsARecord;
        if (out.refusal == Refusal::None)
            out.confirmedTrn = trnText(hotOf(*answer).trn());
    } else if (gone != nullptr) {
        out.refusal = refusalByStatus(static_cast<RecordStatus>(hotOf(*gone).status()));
    } else if (!out.candidates.empty()) {
        out.refusal = Refusal::TooFewIdentifiers;
    }
    if (out.conclusion != Conclusion::Confirmed)
        out.wouldSettle = wouldSettle();
    return out;
}

std::vector<Record> Work::ruled() const
{
    std::vector<Record> out;
    for (const Compared &compared : m_compared) {
        if (hotOf(compared).active() && answers(compared))
            out.push_back(recordOf(compared));
    }
    std::sort(out.begin(), out.end(), [](const Record &left, const Record &right) {
        return std::tie(left.lastName, left.firstName, left.trn) < std::tie(right.lastName, right.firstName, right.trn);
    });
    return out;
}

} // namespace

Matcher::Matcher(std::shared_ptr<const Register> records, std::shared_ptr<const Model> model)
    : m_records(std::move(records)), m_model(std::move(model)), m_modelVersion(versionOf(*m_model))
{
}

MatchResult Matcher::match(const Claim &claim, const Policy &policy, std::size_t limit) const
{
    const Snapshot &snapshot = m_records->snapshot();
    const PolicyRules &rules = snapshot.tables().policy(policy.id);
    Work work(snapshot, *m_model, claim, rules);
    MatchResult out = work.result(policy, limit);
    out.version = m_modelVersion + ' ' + snapshot.tables().version + ' ' + rules.id + '@' + std::to_string(rules.version);
    return out;
}

std::vector<Record> Matcher::answers(const Claim &claim, const Policy &policy) const
{
    const Snapshot &snapshot = m_records->snapshot();
    return Work(snapshot, *m_model, claim, snapshot.tables().policy(policy.id)).ruled();
}

std::optional<Candidate> Matcher::compare(const Claim &claim, const Policy &policy, std::string_view trn) const
{
    const Snapshot &snapshot = m_records->snapshot();
    const auto number = parseTrn(trn);
    if (!number || !m_records->record(trn))
        return std::nullopt;
    Work work(snapshot, *m_model, claim, snapshot.tables().policy(policy.id));
    return work.candidateFor(*number);
}

} // namespace matchdesk::matching
