// SPDX-License-Identifier: MIT
#include "match/comparison.h"

#include "domain/mask.h"
#include "wording/candidates.h"
#include "wording/formats.h"
#include "wording/phrase.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace matchdesk {

using matching::Cell;
using matching::Claim;
using matching::Field;
using matching::Verdict;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

constexpr std::array kFields {Field::Name, Field::PreviousName, Field::DateOfBirth, Field::NationalInsuranceNumber,
    Field::Trn, Field::EmailAddress, Field::IttProvider};

QString nothing()
{
    return QStringLiteral("—");
}

QString joined(std::initializer_list<std::string_view> parts)
{
    QStringList words;
    for (const std::string_view part : parts) {
        if (!part.empty())
            words << shown(part);
    }
    return words.join(QLatin1Char(' '));
}

std::string grouped(const std::string &nino)
{
    std::string letters;
    for (const char sign : nino) {
        if (sign != ' ' && sign != '-')
            letters += sign;
    }
    if (letters.size() < 8 || letters.size() > 9)
        return nino;
    std::string spaced = letters.substr(0, 2);
    for (std::size_t at = 2; at < letters.size(); at += 2)
        spaced += ' ' + letters.substr(at, 2);
    return spaced;
}

/// Marks the characters of a grouped NI number that `marks` names; they count the characters of `raw`. What is hidden by
/// dots is not marked.
SpannedText markedNino(const std::string &grouping, const std::string &raw, const std::vector<matching::Span> &marks)
{
    SpannedText text = SpannedText::plain(shown(grouping));
    qsizetype at = 0;
    for (std::size_t sign = 0; sign < raw.size(); ++sign) {
        if (raw[sign] == ' ' || raw[sign] == '-')
            continue;
        while (at < text.text.size() && text.text.at(at) == QLatin1Char(' '))
            ++at;
        if (at >= text.text.size())
            break;
        const bool differs = std::ranges::any_of(marks,
            [sign](const matching::Span &span) { return sign >= span.start && sign < span.start + std::size_t(span.length); });
        if (differs && text.text.at(at) != QChar(0x2022)) {
            if (!text.spans.empty() && text.spans.back().start + text.spans.back().length == at)
                ++text.spans.back().length;
            else
                text.spans.push_back({at, 1, SpannedText::Kind::Mark});
        }
        ++at;
    }
    return text;
}

/// True where single characters are worth a mark: nearly the same, not plainly different.
bool isNear(const Cell &cell)
{
    return cell.verdict == Verdict::LikelyTypo || cell.verdict == Verdict::DigitsSwapped;
}

QString maskedDomain(const std::string &email)
{
    const auto at = email.rfind('@');
    if (at == std::string::npos)
        return shown(maskedEmail(email));
    const std::string masked = maskedEmail(email);
    return shown(email.substr(0, at)) + shown(masked.substr(masked.rfind('@')));
}

SpannedText heldValue(const Cell &cell, bool revealed)
{
    if (cell.held.empty())
        return SpannedText::plain(nothing());
    const std::vector<matching::Span> marks = isNear(cell) ? cell.heldMarks : std::vector<matching::Span> {};
    switch (cell.field) {
    case Field::DateOfBirth: return SpannedText::plain(Formats::statedDate(cell.held));
    case Field::NationalInsuranceNumber:
        if (revealed)
            return markedNino(grouped(cell.held), cell.held, marks);
        // What plainly differs is another person's number: none of it helps, so none of it is shown.
        if (cell.verdict == Verdict::Contradicts)
            return SpannedText::plain(QStringLiteral("•• •• •• •• ••"));
        return markedNino(maskedNino(cell.held, marks), cell.held, marks);
    case Field::EmailAddress:
        return revealed ? SpannedText::plain(shown(cell.held)) : SpannedText::plain(shown(maskedEmail(cell.held)));
    case Field::Name:
    case Field::PreviousName:
    case Field::Trn:
    case Field::IttProvider: return marked(cell.held, marks);
    }
    Q_UNREACHABLE();
}

/// The marks of the chosen candidate, where the compared text is the whole or a part of the stated one.
SpannedText withMarks(const QString &stated, const Cell *cell)
{
    SpannedText text = SpannedText::plain(stated);
    if (cell == nullptr || !isNear(*cell))
        return text;
    const SpannedText part = marked(cell->stated, cell->statedMarks);
    const qsizetype at = stated.indexOf(part.text);
    if (at < 0)
        return text;
    for (SpannedText::Span span : part.spans) {
        span.start += at;
        text.spans.push_back(span);
    }
    return text;
}

SpannedText statedValue(Field field, const Claim &claim, const Cell *chosen, bool revealed)
{
    const auto orNothing = [](const SpannedText &text) { return text.text.isEmpty() ? SpannedText::plain(nothing()) : text; };
    switch (field) {
    case Field::Name: return orNothing(withMarks(joined({claim.firstName, claim.middleName, claim.lastName}), chosen));
    case Field::PreviousName: return orNothing(withMarks(joined({claim.previousFirstName, claim.previousLastName}), chosen));
    case Field::DateOfBirth: return orNothing(SpannedText::plain(Formats::statedDate(claim.dateOfBirth)));
    case Field::NationalInsuranceNumber: {
        const bool near = chosen != nullptr && isNear(*chosen);
        const auto marks = near ? chosen->statedMarks : std::vector<matching::Span> {};
        const std::string &raw = claim.nationalInsuranceNumber;
        return orNothing(markedNino(revealed ? grouped(raw) : maskedNino(raw, marks), raw, marks));
    }
    case Field::Trn: return orNothing(withMarks(shown(claim.statedTrn), chosen));
    case Field::EmailAddress:
        return orNothing(SpannedText::plain(revealed ? shown(claim.emailAddress) : maskedDomain(claim.emailAddress)));
    case Field::IttProvider: return orNothing(withMarks(shown(claim.ittProviderName), chosen));
    }
    Q_UNREACHABLE();
}

const Cell *cellOf(const CandidateView &view, Field field)
{
    const auto found = std::ranges::find(view.candidate.cells, field, &Cell::field);
    return found == view.candidate.cells.end() ? nullptr : &*found;
}

ComparedValue comparedValue(const CandidateView &view, Field field, int number, const SpannedText &stated, bool revealed)
{
    ComparedValue value;
    const Cell *cell = cellOf(view, field);
    if (cell == nullptr) {
        value.value = SpannedText::plain(nothing());
        return value;
    }
    value.value = heldValue(*cell, revealed);
    value.verdict = ComparisonWords::verdict(*cell);
    value.shape = ComparisonWords::shape(*cell);
    const auto given = [](const SpannedText &text) { return text.text == nothing() ? QString() : text.text; };
    value.spoken = ComparisonWords::spoken(*cell, number, given(stated), given(value.value));
    value.evidence = ComparisonWords::evidence(*cell, given(stated), given(value.value));
    return value;
}

QString statedNote(const TicketDetail &detail, Instant now)
{
    QStringList lines;
    if (detail.identity.emailProvenAt != Instant {})
        // A day is not broken over two lines.
        lines << Words::tr("Email proved by code, %1")
                     .arg(Formats::day(detail.identity.emailProvenAt, now).replace(QLatin1Char(' '), QChar::Nbsp));
    if (!detail.attempts.empty())
        lines << Words::tr("%n attempt(s)", nullptr, static_cast<int>(detail.attempts.size()));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

SpannedText marked(const std::string &text, const std::vector<matching::Span> &spans)
{
    SpannedText result = SpannedText::plain(shown(text));
    // Code points to UTF-16 units.
    std::vector<qsizetype> units;
    for (qsizetype at = 0; at < result.text.size(); ++at) {
        if (!result.text.at(at).isLowSurrogate())
            units.push_back(at);
    }
    units.push_back(result.text.size());
    for (const matching::Span &span : spans) {
        const std::size_t last = units.size() - 1;
        const std::size_t from = std::min<std::size_t>(span.start, last);
        const std::size_t to = std::min<std::size_t>(from + span.length, last);
        if (to > from)
            result.spans.push_back({units[from], units[to] - units[from], SpannedText::Kind::Mark});
    }
    return result;
}

Comparison comparisonOf(const TicketDetail &detail, const ComparisonLook &look)
{
    Comparison comparison;
    comparison.statedTitle = Words::tr("Stated");
    comparison.statedNote = statedNote(detail, look.now);
    const int total = static_cast<int>(detail.candidates.size());
    comparison.firstShown = std::clamp(look.firstShown, 0, std::max(0, total - 1));
    const int end = std::min(total, comparison.firstShown + kCandidatesShown);
    const auto viewAt = [&detail](int at) -> const CandidateView & { return detail.candidates[static_cast<std::size_t>(at)]; };
    for (int at = comparison.firstShown; at < end; ++at) {
        const CandidateView &view = viewAt(at);
        const int number = at - comparison.firstShown + 1;
        QStringList notes;
        QString said = CandidateWords::spoken(view, number);
        if (comparison.firstShown > 0) {
            //: A candidate's place among all of them: "5 of 8".
            notes << Words::tr("%1 of %2").arg(Formats::number(at + 1), Formats::number(total));
            said.append(QLatin1Char(' ') + notes.front() + QLatin1Char('.'));
        }
        if (const QString note = CandidateWords::note(view); !note.isEmpty())
            notes << note;
        comparison.heads.push_back({number, CandidateWords::likelihood(view.candidate.likelihood), notes.join(QStringLiteral(" · ")),
            CandidateWords::flags(view), CandidateWords::why(view.candidate), said});
    }
    const Claim claim = detail.attempts.empty() ? Claim {} : detail.attempts.back().claim;
    const int marking = look.chosen >= 0 && look.chosen < total ? look.chosen : (total > 0 ? comparison.firstShown : -1);
    for (const Field field : kFields) {
        ComparedField row;
        row.field = field;
        row.label = ComparisonWords::label(field);
        row.stated = statedValue(field, claim, marking >= 0 ? cellOf(viewAt(marking), field) : nullptr, look.revealed);
        for (int at = comparison.firstShown; at < end; ++at)
            row.values.push_back(comparedValue(viewAt(at), field, at - comparison.firstShown + 1, row.stated, look.revealed));
        comparison.fields.push_back(std::move(row));
    }
    return comparison;
}

} // namespace matchdesk
