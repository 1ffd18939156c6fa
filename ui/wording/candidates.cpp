// SPDX-License-Identifier: MIT
#include "wording/candidates.h"

#include "domain/working_days.h"
#include "wording/comparisons.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <algorithm>

namespace matchdesk {

using matching::Candidate;
using matching::Cell;
using matching::Field;
using matching::Flag;
using matching::Likelihood;
using matching::Note;
using matching::Refusal;
using matching::Verdict;

QString CandidateWords::likelihood(Likelihood likelihood)
{
    switch (likelihood) {
    case Likelihood::AlmostCertain: return tr("Almost certain");
    case Likelihood::VeryLikely: return tr("Very likely");
    case Likelihood::Likely: return tr("Likely");
    case Likelihood::Possible: return tr("Possible");
    case Likelihood::Unlikely: return tr("Unlikely");
    }
    Q_UNREACHABLE();
}

namespace {

bool isMissing(const Cell &cell)
{
    return cell.verdict == Verdict::NotStated || cell.verdict == Verdict::NotHeld
        || cell.verdict == Verdict::NeitherKnown;
}

bool agrees(const Cell &cell)
{
    return cell.verdict == Verdict::Agrees || cell.verdict == Verdict::AgreesTidied;
}

/// The fields of a candidate that share a verdict, as nouns.
template <typename Wanted>
QStringList nouns(const Candidate &candidate, Wanted wanted)
{
    QStringList found;
    for (const Cell &cell : candidate.cells) {
        if (wanted(cell))
            found << ComparisonWords::noun(cell.field);
    }
    return found;
}

} // namespace

QString CandidateWords::why(const Candidate &candidate)
{
    const auto &cells = candidate.cells;
    const auto speaks = [](const Cell &cell) { return !isMissing(cell); };
    const auto supports = [](const Cell &cell) { return !isMissing(cell) && cell.verdict != Verdict::Contradicts; };
    const auto isName = [](const Cell &cell) { return cell.field == Field::Name || cell.field == Field::PreviousName; };
    const auto supporting = std::ranges::count_if(cells, supports);
    const auto speaking = std::ranges::count_if(cells, speaks);
    if (speaking == 0)
        return tr("Nothing stated can be compared with this record.");
    if (supporting == 0) {
        const auto half = [&](Note note) {
            return std::ranges::any_of(cells, [note](const Cell &cell) { return cell.field == Field::Name && cell.note == note; });
        };
        return half(Note::ForenameDiffers) ? tr("Only the surname agrees.")
            : half(Note::SurnameDiffers)   ? tr("Only the forename agrees.")
                                           : tr("Nothing agrees.");
    }
    const bool onlyName = std::ranges::none_of(cells, [&](const Cell &cell) { return supports(cell) && !isName(cell); });
    if (onlyName && speaking > supporting) {
        const bool exact = std::ranges::any_of(cells, [&](const Cell &cell) { return isName(cell) && agrees(cell); });
        return exact ? tr("Only the name agrees.") : tr("Only the name is close.");
    }

    QStringList clauses;
    const auto add = [&clauses](const QString &pattern, const QStringList &list) {
        if (!list.isEmpty())
            clauses << (pattern.contains(QLatin1String("%1")) ? pattern.arg(Formats::list(list)) : pattern);
    };
    const auto with = [&](auto wanted) { return nouns(candidate, wanted); };
    //: %1 is a list of identifiers that agree, as in "same date of birth and TRN". Part of a sentence.
    add(tr("same %1"), with([](const Cell &cell) { return agrees(cell); }));
    add(tr("swapped digits in %1"), with([](const Cell &cell) { return cell.verdict == Verdict::DigitsSwapped; }));
    add(tr("swapped day and month"), with([](const Cell &cell) { return cell.verdict == Verdict::DayMonthSwapped; }));
    add(tr("names in each other's place"), with([](const Cell &cell) { return cell.verdict == Verdict::NamesSwapped; }));
    add(tr("likely typo in %1"), with([](const Cell &cell) { return cell.verdict == Verdict::LikelyTypo; }));
    add(tr("a known short form of the name"),
        with([](const Cell &cell) { return cell.verdict == Verdict::KnownShortForm; }));
    add(tr("name held as an earlier one"), with([](const Cell &cell) { return cell.verdict == Verdict::EarlierName; }));
    const auto partWith = [&](Note note) {
        return with([note](const Cell &cell) { return cell.verdict == Verdict::PartOfName && cell.note == note; });
    };
    add(tr("surname is half of a double one"), partWith(Note::DoubleSurname));
    add(tr("only an initial for the forename"), partWith(Note::InitialOnly));
    add(tr("middle name used as forename"), partWith(Note::MiddleNameAsForename));
    add(tr("one of several given names"), partWith(Note::MoreGivenNames));
    add(tr("part of the name"), partWith(Note::None));

    QStringList different;
    for (const Cell &cell : cells) {
        if (cell.verdict != Verdict::Contradicts)
            continue;
        if (cell.field == Field::Name && cell.note == Note::ForenameDiffers)
            different << tr("forename");
        else if (cell.field == Field::Name && cell.note == Note::SurnameDiffers)
            different << tr("surname");
        else
            different << ComparisonWords::noun(cell.field);
    }
    //: %1 is a list of identifiers that differ, as in "different forename and TRN". Part of a sentence.
    add(tr("different %1"), different);
    if (speaking <= 3 && std::ranges::any_of(cells, [](const Cell &cell) { return cell.verdict == Verdict::NotHeld; }))
        clauses << tr("nothing else held");
    //: Sets parts of a sentence apart.
    return Formats::sentence(clauses.join(tr("; "))) + QLatin1Char('.');
}

QString CandidateWords::note(const CandidateView &view)
{
    if (view.owner) {
        return view.owner->linkedAt ? tr("Claimed since %1").arg(QString::number(int(ukDay(*view.owner->linkedAt).year())))
                                    : tr("Claimed");
    }
    const auto &record = view.candidate.record;
    if (record.qtsDate)
        return tr("QTS %1").arg(QString::number(int(record.qtsDate->year())));
    if (record.eytsDate)
        return tr("EYTS %1").arg(QString::number(int(record.eytsDate->year())));
    return {};
}

QString CandidateWords::flag(Flag flag)
{
    switch (flag) {
    case Flag::ActiveAlert: return tr("Active alert");
    case Flag::Inactive: return tr("Inactive record");
    case Flag::Merged: return tr("Merged record");
    case Flag::Deceased: return tr("Deceased");
    case Flag::SecondTrnSuspected: return tr("Second TRN suspected");
    case Flag::PossibleTwin: return tr("Possibly a twin or sibling");
    case Flag::NoQualification: return tr("Pension record, no QTS");
    case Flag::StatedTrnElsewhere: return tr("Stated TRN is another record's");
    case Flag::StatedNinoElsewhere: return tr("Stated NI number is another record's");
    }
    Q_UNREACHABLE();
}

QString CandidateWords::flags(const CandidateView &view)
{
    QStringList words;
    for (const Flag one : view.candidate.flags) {
        if (one == Flag::Merged && !view.candidate.record.mergedIntoTrn.empty())
            words << tr("Merged into %1").arg(shown(view.candidate.record.mergedIntoTrn));
        else
            words << flag(one);
    }
    if (view.needsSecondPerson)
        words << tr("needs a second person");
    if (view.addedByHand)
        words << tr("added by search");
    //: Sets short notes apart.
    return Formats::sentence(words.join(tr(" · ")));
}

QString CandidateWords::rule(LinkRule rule, const matching::Record &record)
{
    switch (rule) {
    case LinkRule::Allowed: return {};
    case LinkRule::IdentityHasTrn:
        return tr("This account has a TRN already. One account has at most one, so nothing can be linked here.");
    case LinkRule::RecordClaimed:
        return tr("Another account holds this TRN. Press Enter to compare its owner with this person.");
    case LinkRule::RecordInactive: return tr("This record is inactive and cannot be linked. Choose another, or say not sure.");
    case LinkRule::RecordMerged:
        return record.mergedIntoTrn.empty()
            ? tr("This record was merged into another and cannot be linked.")
            : tr("This record was merged into TRN %1. Find that one and link it instead.").arg(shown(record.mergedIntoTrn));
    case LinkRule::RecordDeceased:
        return tr("The register says that this record's holder has died. It cannot be linked.");
    case LinkRule::RecordUnknown: return tr("The register no longer holds this record. Choose another.");
    }
    Q_UNREACHABLE();
}

QString CandidateWords::spoken(const CandidateView &view, int number)
{
    QStringList parts;
    parts << tr("Candidate %1: %2, TRN %3.")
                 .arg(Formats::number(number), name(view.candidate.record), shown(view.candidate.record.trn));
    parts << likelihood(view.candidate.likelihood) + QLatin1Char('.');
    if (const QString about = note(view); !about.isEmpty())
        parts << about + QLatin1Char('.');
    if (const QString attention = flags(view); !attention.isEmpty())
        parts << attention + QLatin1Char('.');
    parts << why(view.candidate);
    return parts.join(QLatin1Char(' '));
}

QString CandidateWords::refusal(Refusal refusal)
{
    switch (refusal) {
    case Refusal::None: return {};
    case Refusal::SecondRecordAnswers: return tr("A second record answers too.");
    case Refusal::WeakIdentifiers: return tr("Three identifiers agree, but together they are too weak.");
    case Refusal::StatedTrnContradicts: return tr("The stated TRN belongs to another record.");
    case Refusal::NinoBelongsToAnother: return tr("The stated NI number belongs to another record.");
    case Refusal::RecordInactive: return tr("The record that agrees is inactive.");
    case Refusal::RecordMerged: return tr("The record that agrees was merged into another.");
    case Refusal::RecordDeceased: return tr("The record that agrees belongs to somebody who has died.");
    case Refusal::RecordHasAlert: return tr("The record that agrees has an active alert.");
    case Refusal::PossibleTwin: return tr("It may be a twin's record.");
    case Refusal::LeadTooSmall: return tr("Two records are nearly as likely.");
    case Refusal::TooFewIdentifiers: return tr("Fewer than three identifiers agree.");
    case Refusal::Truncated: return tr("Too many records answered to compare them all.");
    case Refusal::SecondTrnSuspected: return tr("Another record may be the same person's.");
    }
    Q_UNREACHABLE();
}

QString CandidateWords::wouldSettle(const TicketDetail &detail)
{
    if (detail.wouldSettle.empty())
        return {};
    const Field field = detail.wouldSettle.front();
    const bool alone = std::ranges::any_of(detail.candidates, [field](const CandidateView &view) {
        return std::ranges::find(view.wouldConfirm, std::vector {field}) != view.wouldConfirm.end();
    });
    if (!alone)
        return tr("Most worth asking for: %1").arg(ComparisonWords::noun(field));
    switch (field) {
    case Field::Name: return tr("The full name confirmed by the user would settle it");
    case Field::PreviousName: return tr("An earlier name given by the user would settle it");
    case Field::DateOfBirth: return tr("A date of birth confirmed by the user would settle it");
    case Field::NationalInsuranceNumber: return tr("An NI number confirmed by the user would settle it");
    case Field::Trn: return tr("A TRN confirmed by the user would settle it");
    case Field::EmailAddress: return tr("An earlier email address would settle it");
    case Field::IttProvider: return tr("The name of the ITT provider would settle it");
    }
    Q_UNREACHABLE();
}

QString CandidateWords::wouldConfirm(const CandidateView &view)
{
    constexpr std::size_t most = 3; // the others are harder to come by
    QStringList sets;
    for (std::size_t at = 0; at < std::min(view.wouldConfirm.size(), most); ++at) {
        QStringList facts;
        for (const Field field : view.wouldConfirm[at])
            facts << ComparisonWords::noun(field);
        sets << Formats::list(facts);
    }
    //: %1 is one fact or several, as "TRN, or email and ITT provider".
    return sets.isEmpty() ? QString() : tr("What would confirm it: %1.").arg(sets.join(tr(", or ")));
}

QString CandidateWords::name(const matching::Record &record)
{
    QStringList parts;
    for (const std::string *part : {&record.firstName, &record.middleName, &record.lastName}) {
        if (!part->empty())
            parts << shown(*part);
    }
    return parts.join(QLatin1Char(' '));
}

QString CandidateWords::linkedHow(const Owner &owner, Instant now)
{
    const QString when = owner.linkedAt ? Formats::day(*owner.linkedAt, now) : QString();
    const auto by = [&when](const QString &how) { return when.isEmpty() ? how : tr("%1, %2").arg(how, when); };
    if (!owner.linkSource)
        return when;
    switch (*owner.linkSource) {
    //: How an account came to its TRN.
    case LinkSource::Lookup: return by(tr("found by itself"));
    case LinkSource::Support: return by(tr("linked by support"));
    case LinkSource::Import: return by(tr("imported"));
    case LinkSource::Token: return by(tr("by a link in an email"));
    case LinkSource::Api: return by(tr("set by another service"));
    }
    Q_UNREACHABLE();
}

} // namespace matchdesk
