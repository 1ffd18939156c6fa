// SPDX-License-Identifier: MIT
#include "work.h"

#include "identifiers.h"

#include <algorithm>
#include <tuple>

namespace matchdesk::matching {
namespace {

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

} // namespace

Candidate Work::shown(const Compared &compared, const Record &record) const
{
    Candidate out;
    out.record = record;
    const Layer &layer = layerOf(compared);
    out.cells = explain(compared, layer.claim, layer.snapshot, record);
    out.priorMillibits = compared.odds - compared.score.total;
    out.millibits = compared.odds;
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
    flag(trnElsewhere(compared), Flag::StatedTrnElsewhere);
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
        Scorer &scorer = layerOf(wanted).scorer;
        wanted.score = scorer.score(wanted.number);
        scorer.refine(wanted.score, record.emailAddress);
        weigh(wanted);
        agree(wanted);
    }
    Candidate out = shown(wanted, record);
    const bool ranked = counted && found < m_compared.begin() + static_cast<std::ptrdiff_t>(m_likely);
    setLikelihood(out, ranked ? wanted.ppm : shownPpm(wanted, counted));
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

void Work::flagSecondTrns(std::vector<Candidate> &candidates) const
{
    const auto &shown = m_scratch.listed;
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        // Of merged records it is known.
        constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
        const bool second = hotOf(*shown[at]).status() != merged
            && std::any_of(shown.begin(), shown.end(), [&](const Compared *other) {
                   return other != shown[at] && hotOf(*other).status() != merged && alike(*shown[at], *other);
               });
        // A twin of the person is not the person, however alike two of the twin's own records are.
        const bool twin = std::ranges::find(candidates[at].flags, Flag::PossibleTwin) != candidates[at].flags.end();
        if (second && !twin)
            candidates[at].flags.push_back(Flag::SecondTrnSuspected);
        std::sort(candidates[at].flags.begin(), candidates[at].flags.end());
    }
}

bool Work::hasDouble(const Compared &compared) const
{
    constexpr auto merged = static_cast<std::uint32_t>(RecordStatus::Merged);
    return std::any_of(m_compared.begin(), m_compared.begin() + static_cast<std::ptrdiff_t>(m_likely),
        [&](const Compared &other) {
            const bool itself = other.number == compared.number && other.layer == compared.layer;
            return !itself && hotOf(other).status() != merged && !possibleTwin(other.score) && alike(compared, other);
        });
}

/// The stated TRN is another record's, and not one that was merged into this.
bool Work::trnElsewhere(const Compared &compared) const
{
    return m_claim.trnHeld && m_claim.trn != hotOf(compared).trn() && !compared.score.trnByMerge;
}

Refusal Work::refusalFor(const Compared &answer) const
{
    const HotRecord &hot = hotOf(answer);
    if (truncated())
        return Refusal::Truncated;
    if (m_policy.refuseElsewhere && trnElsewhere(answer))
        return Refusal::StatedTrnContradicts;
    if (m_policy.refuseElsewhere && ninoElsewhere(answer))
        return Refusal::NinoBelongsToAnother;
    if (m_policy.refuseAlerts && (hot.trnAndStatus & HotRecord::alertBit) != 0)
        return Refusal::RecordHasAlert;
    if (m_policy.refuseTwins && possibleTwin(answer.score))
        return Refusal::PossibleTwin;
    if (m_policy.refuseSecondTrns && !answer.agreement.has(Field::Trn) && hasDouble(answer))
        return Refusal::SecondTrnSuspected;
    const std::uint32_t probability = ppm(answer, true);
    std::int32_t second = INT32_MIN / 2;
    for (std::size_t at = 0; at < m_compared.size() && at < 2; ++at) {
        if (&m_compared[at] != &answer)
            second = std::max(second, m_compared[at].odds);
    }
    const std::int32_t lead = answer.odds - std::max(second, 0);
    if (m_policy.weakPpm != 0 && !answer.agreement.strong()
        && (probability < m_policy.weakPpm || lead < m_policy.weakLead))
        return Refusal::WeakIdentifiers;
    if (m_policy.leastPpm != 0 && (probability < m_policy.leastPpm || lead < m_policy.leastLead))
        return Refusal::LeadTooSmall;
    return Refusal::None;
}

MatchResult Work::result(const Policy &asked, std::size_t limit)
{
    MatchResult out;
    out.considered = static_cast<std::uint32_t>(m_own.candidates.seen() + (m_changes ? m_changes->candidates.seen() : 0));
    out.truncated = truncated();
    auto &listed = m_scratch.listed;
    listed.clear();
    for (std::size_t at = 0; at < m_likely && out.candidates.size() < limit; ++at) {
        const Compared &compared = m_compared[at];
        const bool worthy = compared.odds >= worthALook
            || (at < alwaysShown && compared.score.total >= someEvidence);
        if (!worthy && !answers(compared))
            continue;
        listed.push_back(&compared);
        out.candidates.push_back(shown(compared, recordOf(compared)));
        setLikelihood(out.candidates.back(), compared.ppm);
    }
    flagSecondTrns(out.candidates);
    conclude(asked, out);
    return out;
}

void Work::conclude(const Policy &asked, MatchResult &out) const
{
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
        if (const std::uint32_t survivor = survivorOf(hotOf(*gone).trn()); survivor != 0)
            out.survivorTrn = trnText(survivor);
    } else if (!out.candidates.empty()) {
        out.refusal = Refusal::TooFewIdentifiers;
    }
    if (out.conclusion != Conclusion::Confirmed)
        settle(out);
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

} // namespace matchdesk::matching
