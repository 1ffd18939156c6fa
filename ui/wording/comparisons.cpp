// SPDX-License-Identifier: MIT
#include "wording/comparisons.h"

#include "wording/formats.h"

#include <QLocale>
#include <QStringList>

#include <cmath>

namespace matchdesk {

using matching::Cell;
using matching::Field;
using matching::Note;
using matching::Verdict;

QString ComparisonWords::label(Field field)
{
    switch (field) {
    case Field::Name: return tr("Name");
    case Field::PreviousName: return tr("Previous name");
    case Field::DateOfBirth: return tr("Date of birth");
    case Field::NationalInsuranceNumber: return tr("NI number");
    case Field::Trn: return tr("TRN");
    case Field::EmailAddress: return tr("Email");
    case Field::IttProvider: return tr("ITT provider");
    }
    Q_UNREACHABLE();
}

QString ComparisonWords::noun(Field field)
{
    switch (field) {
    //: Inside a list in a sentence, as "different name and TRN".
    case Field::Name: return tr("name");
    case Field::PreviousName: return tr("earlier name");
    case Field::DateOfBirth: return tr("date of birth");
    case Field::NationalInsuranceNumber: return tr("NI number", "in a sentence");
    case Field::Trn: return tr("TRN");
    case Field::EmailAddress: return tr("email");
    case Field::IttProvider: return tr("ITT provider", "in a sentence");
    }
    Q_UNREACHABLE();
}

VerdictShape ComparisonWords::shape(const Cell &cell)
{
    switch (cell.verdict) {
    case Verdict::Agrees:
    case Verdict::AgreesTidied: return VerdictShape::Agrees;
    case Verdict::KnownShortForm:
    case Verdict::EarlierName:
    case Verdict::PartOfName: return VerdictShape::Part;
    case Verdict::NamesSwapped:
    case Verdict::DayMonthSwapped: return VerdictShape::Swapped;
    case Verdict::LikelyTypo:
    case Verdict::DigitsSwapped: return VerdictShape::Nearly;
    case Verdict::NotStated:
    case Verdict::NotHeld:
    case Verdict::NeitherKnown: return VerdictShape::Nothing;
    case Verdict::Contradicts: return VerdictShape::Contradicts;
    }
    Q_UNREACHABLE();
}

QString ComparisonWords::verdict(const Cell &cell)
{
    switch (cell.verdict) {
    case Verdict::Agrees:
        if (cell.note == Note::SameAsCurrentSurname)
            return tr("same as current surname");
        if (cell.note == Note::SameAsEarlierSurname)
            return tr("same as an earlier surname");
        return cell.field == Field::IttProvider ? tr("same provider") : tr("same");
    case Verdict::AgreesTidied:
        switch (cell.note) {
        case Note::SameAsCurrentSurname: return tr("same as current surname");
        case Note::SameAsEarlierSurname: return tr("same as an earlier surname");
        case Note::AccentsOnly: return tr("same but for accents");
        case Note::SpacingOnly: return tr("same but for spaces and signs");
        case Note::RelatedProvider: return tr("a name of the same provider");
        case Note::MergedRecordsValue: return tr("a record merged into this one");
        default: return cell.field == Field::IttProvider ? tr("same provider") : tr("same after tidying");
        }
    case Verdict::KnownShortForm: return tr("known short form");
    case Verdict::EarlierName: return tr("an earlier name");
    case Verdict::PartOfName:
        switch (cell.note) {
        case Note::DoubleSurname: return tr("part of a double surname");
        case Note::InitialOnly: return tr("initial only");
        case Note::MiddleNameAsForename: return tr("middle name used as forename");
        case Note::MoreGivenNames: return tr("one of several given names");
        default: return tr("part of the name");
        }
    case Verdict::NamesSwapped: return tr("names swapped");
    case Verdict::LikelyTypo:
        switch (cell.note) {
        case Note::ForenameTypo: return tr("forename: likely typo");
        case Note::SurnameTypo: return tr("surname: likely typo");
        case Note::SuffixOnly: return tr("last letter differs");
        case Note::NearYear: return tr("year: likely typo");
        default: return tr("likely typo");
        }
    case Verdict::DayMonthSwapped: return tr("day and month swapped");
    case Verdict::DigitsSwapped: return tr("digits swapped");
    case Verdict::NotStated: return tr("not given");
    case Verdict::NotHeld: return tr("none held");
    case Verdict::NeitherKnown: return tr("not given, none held");
    case Verdict::Contradicts:
        switch (cell.note) {
        case Note::ForenameDiffers: return tr("forename differs");
        case Note::SurnameDiffers: return tr("surname differs");
        case Note::NearYear: return tr("year differs");
        case Note::TwoPartsAgree: return tr("one part differs");
        case Note::NotAValidValue: return tr("differs, as typed");
        case Note::SameLocalPart: return tr("same name, other domain");
        case Note::AnotherRecordsValue:
            return cell.field == Field::Trn ? tr("differs; the stated TRN is another record's") : tr("another record's");
        case Note::RelatedProvider: return tr("related provider");
        default: break;
        }
        return cell.field == Field::DateOfBirth || cell.field == Field::NationalInsuranceNumber ? tr("contradicts")
                                                                                                : tr("differs");
    }
    Q_UNREACHABLE();
}

QString ComparisonWords::weight(const Cell &cell)
{
    if (cell.verdict == Verdict::NotStated || cell.verdict == Verdict::NotHeld || cell.verdict == Verdict::NeitherKnown)
        return tr("Missing, so it says nothing either way.");
    const double bits = double(cell.millibits) / 1000.0;
    if (std::abs(bits) < 0.2)
        return tr("Says next to nothing either way.");
    const double times = std::exp2(std::min(std::abs(bits), 40.0));
    // Two significant figures: more would claim a precision that the estimates do not have.
    const double magnitude = std::pow(10.0, std::floor(std::log10(times)) - 1.0);
    const double rounded = times < 10.0 ? std::round(times * 10.0) / 10.0 : std::round(times / magnitude) * magnitude;
    const QString factor = rounded >= 1e6 ? tr("over a million")
                                          : QLocale().toString(rounded, 'f', rounded < 10.0 && rounded != std::floor(rounded) ? 1 : 0);
    return bits > 0 ? tr("Makes the same person %1 times as likely.").arg(factor)
                    : tr("Makes the same person %1 times less likely.").arg(factor);
}

QString ComparisonWords::evidence(const Cell &cell, const QString &stated, const QString &held)
{
    QStringList parts;
    if (!stated.isEmpty() && !held.isEmpty())
        parts << tr("Stated %1, record %2: %3.").arg(stated, held, verdict(cell));
    else
        parts << Formats::sentence(verdict(cell)) + QLatin1Char('.');
    const VerdictShape what = shape(cell);
    if (cell.sharedByOneIn > 1 && what != VerdictShape::Nothing && what != VerdictShape::Contradicts)
        parts << tr("About one record in %1 holds this value.").arg(Formats::number(cell.sharedByOneIn));
    parts << weight(cell);
    if (cell.counts)
        parts << tr("Counts as one of the identifiers that must agree.");
    return parts.join(QLatin1Char(' '));
}

QString ComparisonWords::spoken(const Cell &cell, int candidate, const QString &stated, const QString &held)
{
    const QString what = tr("%1, candidate %2: %3.").arg(label(cell.field), Formats::number(candidate), verdict(cell));
    QStringList parts {what};
    if (!stated.isEmpty())
        parts << tr("Stated: %1.").arg(stated);
    if (!held.isEmpty())
        parts << tr("Record: %1.").arg(held);
    return parts.join(QLatin1Char(' '));
}

} // namespace matchdesk
