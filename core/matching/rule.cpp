// SPDX-License-Identifier: MIT
#include "rule.h"

#include <bit>

namespace matchdesk::matching {
namespace {

bool enough(NameLevel level, bool shortForms, bool parts)
{
    return level == NameLevel::Same || (shortForms && level == NameLevel::Variant)
        || (parts && level == NameLevel::Part);
}

bool nameAgrees(const Prepared &claim, const Snapshot &snapshot, RecordNumber record, const PolicyRules &policy)
{
    const Index &index = snapshot.index();
    const HotRecord &hot = index.hot[record];
    const auto others = index.otherNames(record);
    const auto half = [&](const StatedNames &stated, NameId current, std::uint32_t kind, bool variants) {
        for (std::size_t at = 0; at < stated.size(); ++at) {
            if (at > 0 && !policy.previousNamesStated)
                break;
            if (enough(stated[at].against(current).level, variants, policy.partsOfNames))
                return true;
            if (!policy.previousNamesHeld)
                continue;
            for (const auto other : others) {
                if ((other & Index::otherForename) == kind
                    && enough(stated[at].against(other & ~Index::otherForename).level, variants, policy.partsOfNames))
                    return true;
            }
        }
        return false;
    };
    // Short forms are of given names; two spellings of a surname are two surnames to the rule.
    return half(claim.surnames, hot.surname, 0, false)
        && half(claim.forenames, hot.forename, Index::otherForename, policy.shortForms);
}

} // namespace

Agreement agreementOf(const Score &score, const Prepared &claim, const Snapshot &snapshot, RecordNumber record,
    const PolicyRules &policy)
{
    Agreement out;
    const auto set = [&out](Field field, bool agrees) {
        if (agrees)
            out.fields = static_cast<std::uint8_t>(out.fields | 1U << static_cast<unsigned>(field));
    };
    const bool validNumbers = claim.nino.valid && (snapshot.index().hot[record].bits & HotRecord::ninoValidBit) != 0;
    set(Field::DateOfBirth, score.date == DateLevel::Same);
    set(Field::NationalInsuranceNumber, score.nino == NumberLevel::Same && validNumbers);
    set(Field::Trn, score.trn == NumberLevel::Same && !score.trnByMerge);
    set(Field::EmailAddress, score.email == EmailLevel::Same);
    set(Field::IttProvider, score.provider == ProviderLevel::Same);
    const bool possible = score.bestSurname.level != NameLevel::Differs && score.bestForename.level != NameLevel::Differs;
    set(Field::Name, possible && nameAgrees(claim, snapshot, record, policy));
    return out;
}

bool satisfies(const Agreement &agreement, const Snapshot &snapshot, RecordNumber record,
    const PolicyRules &policy) noexcept
{
    if (!policy.strict)
        return agreement.count() >= 3;
    const HotRecord &hot = snapshot.index().hot[record];
    const bool holdsNino = hot.ninoBody != Nino::none || (hot.bits & HotRecord::oddNinoBit) != 0;
    return agreement.has(Field::DateOfBirth) && agreement.has(Field::Trn)
        && (agreement.has(Field::NationalInsuranceNumber) || (!holdsNino && agreement.has(Field::Name)));
}

} // namespace matchdesk::matching
