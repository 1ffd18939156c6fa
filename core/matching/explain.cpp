// SPDX-License-Identifier: MIT
#include "explain.h"

#include "distance.h"
#include "shown_text.h"
#include "text.h"

#include <algorithm>
#include <tuple>

namespace matchdesk::matching {
namespace {

/// Marks where both sides hold something that can be told apart by a few characters.
void mark(Cell &cell)
{
    std::tie(cell.statedMarks, cell.heldMarks) = differences(cell.stated, cell.held);
}

/// Missing on one side or both; true when there is nothing to compare.
bool missing(Cell &cell, bool stated, bool held)
{
    if (stated && held)
        return false;
    cell.verdict = !stated && !held ? Verdict::NeitherKnown : stated ? Verdict::NotHeld : Verdict::NotStated;
    return true;
}

/// How rare a value is that `count` of `total` records hold. Of a value that only the candidate holds a share says nothing.
std::uint32_t oneIn(std::uint64_t total, std::uint64_t count)
{
    if (count < 2)
        return 0;
    const std::uint64_t exact = std::max<std::uint64_t>(1, (total + count / 2) / count);
    std::uint64_t unit = 1;
    while (exact / unit >= 100)
        unit *= 10;
    return static_cast<std::uint32_t>((exact + unit / 2) / unit * unit);
}

struct Explainer {
    const Compared &compared;
    const Prepared &claim;
    const Snapshot &snapshot;
    const Record &record;
    const HotRecord &hot;

    [[nodiscard]] Cell begin(Field field) const
    {
        Cell out;
        out.field = field;
        out.millibits = compared.score.millibits[static_cast<std::size_t>(field)];
        out.counts = compared.agreement.has(field);
        return out;
    }

    /// Verdict of one half of a name by its level.
    static Verdict verdictOf(NameLevel level)
    {
        switch (level) {
        case NameLevel::Missing: case NameLevel::Same: return Verdict::Agrees;
        case NameLevel::Variant: return Verdict::KnownShortForm;
        case NameLevel::Part: case NameLevel::Initial: case NameLevel::Middle: return Verdict::PartOfName;
        case NameLevel::Typo: case NameLevel::TwoTypos: return Verdict::LikelyTypo;
        case NameLevel::Near: case NameLevel::Differs: break;
        }
        return Verdict::Contradicts;
    }

    [[nodiscard]] Cell name() const
    {
        Cell out = begin(Field::Name);
        const Score &score = compared.score;
        out.stated = joined({claim.shown.firstName, claim.shown.middleName, claim.shown.lastName});
        out.held = joined({displayed(record.firstName), displayed(record.middleName), displayed(record.lastName)});
        const bool stated = !claim.forenames[0].empty() || !claim.surnames[0].empty();
        if (missing(out, stated, hot.forename != 0 || hot.surname != 0))
            return out;
        const Index &index = snapshot.index();
        if (hot.forename != 0 && hot.surname != 0)
            out.sharedByOneIn = oneIn(index.counts.records, index.holdersOf(hot.forename, hot.surname));
        if (score.swapped) {
            out.verdict = Verdict::NamesSwapped;
            return out;
        }
        const bool halvesMissing = score.forename == NameLevel::Missing && score.surname == NameLevel::Missing;
        if (halvesMissing) {
            out.verdict = hot.forename != 0 ? Verdict::NotStated : Verdict::NotHeld;
            return out;
        }
        // Earlier names are called upon where the current ones do not agree.
        const bool earlierSurname = verdictOf(score.surname) == Verdict::Contradicts
            && (score.bestSurname.stated != 0 || score.bestSurname.held != 0);
        const bool earlierForename = verdictOf(score.forename) == Verdict::Contradicts
            && (score.bestForename.stated != 0 || score.bestForename.held != 0);
        // A surname of another spelling is shown as a slip: only given names have short forms.
        Verdict surname = verdictOf(earlierSurname ? score.bestSurname.level : score.surname);
        if (surname == Verdict::KnownShortForm)
            surname = Verdict::LikelyTypo;
        const Verdict forename = verdictOf(earlierForename ? score.bestForename.level : score.forename);
        if (forename == Verdict::Contradicts || surname == Verdict::Contradicts) {
            out.verdict = Verdict::Contradicts;
            if (surname != Verdict::Contradicts)
                out.note = Note::ForenameDiffers;
            else if (forename != Verdict::Contradicts)
                out.note = Note::SurnameDiffers;
            return out;
        }
        if (forename == Verdict::LikelyTypo || surname == Verdict::LikelyTypo) {
            out.verdict = Verdict::LikelyTypo;
            out.note = surname == Verdict::LikelyTypo ? Note::SurnameTypo : Note::ForenameTypo;
            if (!earlierForename && !earlierSurname)
                mark(out);
            return out;
        }
        if (earlierSurname || earlierForename) {
            out.verdict = Verdict::EarlierName;
            if (score.bestSurname.stated == 0 && score.bestSurname.held != 0)
                out.note = Note::SameAsEarlierSurname;
            return out;
        }
        if (surname == Verdict::PartOfName || forename == Verdict::PartOfName) {
            out.verdict = Verdict::PartOfName;
            if (surname == Verdict::PartOfName && score.surname == NameLevel::Part)
                out.note = Note::DoubleSurname;
            else if (score.forename == NameLevel::Middle)
                out.note = Note::MiddleNameAsForename;
            else if (score.forename == NameLevel::Part)
                out.note = Note::MoreGivenNames;
            else
                out.note = Note::InitialOnly;
            mark(out);
            return out;
        }
        if (forename == Verdict::KnownShortForm) {
            out.verdict = Verdict::KnownShortForm;
            return out;
        }
        const std::string statedHalves = joined({claim.shown.firstName, claim.shown.lastName});
        const std::string heldHalves = joined({displayed(record.firstName), displayed(record.lastName)});
        const bool bothHalves = score.forename != NameLevel::Missing && score.surname != NameLevel::Missing;
        out.verdict = Verdict::Agrees;
        if (bothHalves && !sameButCase(statedHalves, heldHalves)) {
            out.verdict = Verdict::AgreesTidied;
            out.note = tidyingOf(statedHalves, heldHalves);
        }
        return out;
    }

    [[nodiscard]] Cell previousName() const
    {
        Cell out = begin(Field::PreviousName);
        const Score &score = compared.score;
        out.stated = joined({claim.shown.previousFirstName, claim.shown.previousLastName});
        out.held = listed(record.previousFirstNames, record.previousLastNames);
        const auto &surname = score.bestSurname;
        const bool reached = score.millibits[static_cast<std::size_t>(Field::PreviousName)] > 0;
        if (reached && surname.stated == 0 && surname.held != 0 && surname.level != NameLevel::Differs) {
            out.verdict = Verdict::EarlierName;
            out.note = Note::SameAsEarlierSurname;
            if (out.stated.empty())
                out.stated = claim.shown.lastName;
            return out;
        }
        if (claim.statesEarlierName && hot.surname != 0) {
            for (std::size_t at = 1; at < claim.surnames.size(); ++at) {
                if (claim.surnames[at].against(hot.surname).level == NameLevel::Same) {
                    out.verdict = Verdict::Agrees;
                    out.note = Note::SameAsCurrentSurname;
                    if (out.held.empty())
                        out.held = displayed(record.lastName);
                    return out;
                }
            }
        }
        if (missing(out, claim.statesEarlierName, !snapshot.index().otherNames(compared.number).empty())) {
            // A forename that one side has given up and the other still holds.
            if (reached)
                out.verdict = Verdict::EarlierName;
            return out;
        }
        NameLevel best = NameLevel::Differs;
        const auto others = snapshot.index().otherNames(compared.number);
        const auto compareAll = [&](const StatedNames &names, std::uint32_t kind, std::size_t from) {
            for (std::size_t at = from; at < names.size(); ++at) {
                for (const auto other : others) {
                    if ((other & Index::otherForename) != kind)
                        continue;
                    const NameLevel level = names[at].against(other & ~Index::otherForename).level;
                    // Only given names have short forms: another spelling of a surname is shown as a slip.
                    const bool spelling = level == NameLevel::Variant && kind == 0;
                    if (level != NameLevel::Missing)
                        best = std::min(best, spelling ? NameLevel::Typo : level);
                }
            }
        };
        // A stated earlier surname that repeats the current one is still compared.
        compareAll(claim.surnames, 0, claim.surnames.size() > 1 ? 1 : 0);
        compareAll(claim.forenames, Index::otherForename, claim.forenames.size() > 1 ? 1 : 0);
        out.verdict = verdictOf(best);
        if (out.verdict == Verdict::LikelyTypo)
            mark(out);
        if (out.verdict == Verdict::Agrees && !sameButCase(out.stated, out.held)
            && record.previousFirstNames.size() + record.previousLastNames.size() == 1)
            out.verdict = Verdict::AgreesTidied;
        return out;
    }

    [[nodiscard]] Cell dateOfBirth() const
    {
        Cell out = begin(Field::DateOfBirth);
        const Index &index = snapshot.index();
        out.stated = claim.shown.dateOfBirth;
        if (record.dateOfBirth)
            out.held = isoText(*record.dateOfBirth);
        if (!claim.date && !out.stated.empty())
            out.note = Note::NotAValidValue;
        if (missing(out, claim.date.has_value(), hot.birthDay != 0))
            return out;
        out.sharedByOneIn = oneIn(index.counts.withBirthDay, index.bornOn(hot.birthDay));
        if (!claim.date->real())
            out.note = Note::NotAValidValue;
        const bool iso = out.stated.size() == 10 && out.stated[4] == '-';
        switch (compared.score.date) {
        case DateLevel::Missing: break;
        case DateLevel::Same: out.verdict = iso ? Verdict::Agrees : Verdict::AgreesTidied; return out;
        case DateLevel::DayMonthSwapped: out.verdict = Verdict::DayMonthSwapped; break;
        case DateLevel::DigitsSwapped: out.verdict = Verdict::DigitsSwapped; break;
        case DateLevel::OneDigit:
        case DateLevel::DecadeOff:
            out.verdict = Verdict::LikelyTypo;
            if (claim.date->year != static_cast<int>(record.dateOfBirth->year()))
                out.note = Note::NearYear;
            break;
        case DateLevel::TwoParts: out.verdict = Verdict::Contradicts; out.note = Note::TwoPartsAgree; return out;
        case DateLevel::WithinFiveYears: case DateLevel::Far: out.verdict = Verdict::Contradicts; return out;
        }
        if (iso)
            mark(out);
        return out;
    }

    void explainNumber(Cell &out, NumberLevel level) const
    {
        switch (level) {
        case NumberLevel::Missing: case NumberLevel::Invalid:
            // What cannot be compared is as good as not given; that it was typed is in the note.
            out.verdict = Verdict::NotStated;
            out.note = Note::NotAValidValue;
            return;
        case NumberLevel::Same:
            out.verdict = out.stated == out.held ? Verdict::Agrees : Verdict::AgreesTidied;
            return;
        case NumberLevel::SuffixOnly: out.verdict = Verdict::LikelyTypo; out.note = Note::SuffixOnly; break;
        case NumberLevel::Swapped: out.verdict = Verdict::DigitsSwapped; break;
        case NumberLevel::OneWrong: case NumberLevel::TwoWrong: out.verdict = Verdict::LikelyTypo; break;
        case NumberLevel::Differs: out.verdict = Verdict::Contradicts; return;
        }
        mark(out);
    }

    [[nodiscard]] Cell nino() const
    {
        Cell out = begin(Field::NationalInsuranceNumber);
        out.stated = claim.shown.nationalInsuranceNumber;
        out.held = displayed(record.nationalInsuranceNumber);
        if (missing(out, !claim.nino.text.empty(), !lettersAndDigits(out.held).empty())) {
            if (!out.stated.empty() && !claim.nino.shaped())
                out.note = Note::NotAValidValue;
            return out;
        }
        explainNumber(out, compared.score.nino);
        const NumberLevel level = compared.score.nino;
        if (level == NumberLevel::Same) {
            const bool oneSuffix = (claim.nino.suffix == 0) != (hot.ninoSuffix == 0);
            const std::string held = lettersAndDigits(out.held);
            if (oneSuffix)
                out.note = Note::SuffixOnly;
            else if (sameButCase(out.stated, out.held))
                out.verdict = Verdict::Agrees;
            else if (claim.nino.text == held)
                out.note = Note::SpacingOnly;
        }
        if (!claim.nino.valid && out.note == Note::None && level != NumberLevel::Differs)
            out.note = Note::NotAValidValue;
        return out;
    }

    [[nodiscard]] Cell trn() const
    {
        Cell out = begin(Field::Trn);
        out.stated = claim.shown.statedTrn;
        out.held = record.trn;
        if (!claim.trn) {
            out.verdict = Verdict::NotStated;
            if (!out.stated.empty())
                out.note = Note::NotAValidValue;
            return out;
        }
        if (compared.score.trnByMerge) {
            out.verdict = Verdict::AgreesTidied;
            out.note = Note::MergedRecordsValue;
            return out;
        }
        explainNumber(out, compared.score.trn);
        if (out.verdict == Verdict::AgreesTidied)
            out.note = Note::SpacingOnly;
        if (claim.trnHeld && claim.trn != hot.trn())
            out.note = Note::AnotherRecordsValue;
        return out;
    }

    [[nodiscard]] Cell email() const
    {
        Cell out = begin(Field::EmailAddress);
        out.stated = claim.shown.emailAddress;
        out.held = displayed(record.emailAddress);
        if (missing(out, claim.email.valid(), hot.emailHash != 0)) {
            if (!out.stated.empty() && !claim.email.valid())
                out.note = Note::NotAValidValue;
            return out;
        }
        switch (compared.score.email) {
        case EmailLevel::Missing: break;
        case EmailLevel::Same:
            out.verdict = sameButCase(out.stated, out.held) ? Verdict::Agrees : Verdict::AgreesTidied;
            return out;
        case EmailLevel::SameLocal: case EmailLevel::SameLocalOfName:
            out.verdict = Verdict::Contradicts;
            out.note = Note::SameLocalPart;
            return out;
        case EmailLevel::Typo:
            out.verdict = Verdict::LikelyTypo;
            mark(out);
            return out;
        case EmailLevel::Differs: break;
        }
        out.verdict = Verdict::Contradicts;
        return out;
    }

    [[nodiscard]] Cell provider() const
    {
        Cell out = begin(Field::IttProvider);
        const Index &index = snapshot.index();
        out.stated = claim.shown.ittProviderName.empty() ? claim.shown.ittProviderUkprn : claim.shown.ittProviderName;
        out.held = record.ittProviderName.empty() ? record.ittProviderUkprn : record.ittProviderName;
        if (missing(out, claim.statesProvider(), hot.provider != 0))
            return out;
        switch (compared.score.provider) {
        case ProviderLevel::Missing: out.verdict = Verdict::NotHeld; return out;
        case ProviderLevel::Same:
            out.verdict = sameButCase(out.stated, out.held) ? Verdict::Agrees : Verdict::AgreesTidied;
            out.sharedByOneIn = oneIn(index.counts.withProvider, index.providerCounts[hot.provider]);
            return out;
        case ProviderLevel::Related: out.verdict = Verdict::Contradicts; out.note = Note::RelatedProvider; return out;
        case ProviderLevel::Differs: break;
        }
        out.verdict = Verdict::Contradicts;
        return out;
    }
};

} // namespace

std::vector<Cell> explain(const Compared &compared, const Prepared &claim, const Snapshot &snapshot,
    const Record &record)
{
    const Explainer explainer{compared, claim, snapshot, record, snapshot.index().hot[compared.number]};
    return {explainer.name(), explainer.previousName(), explainer.dateOfBirth(), explainer.nino(), explainer.trn(),
        explainer.email(), explainer.provider()};
}

} // namespace matchdesk::matching
