// SPDX-License-Identifier: MIT
#include "kit/spanned_text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace matchdesk {

namespace {

constexpr qreal unlimited = 1e6;
constexpr QChar ellipsis = QChar(0x2026);
constexpr QChar maskDot = QChar(0x2022);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(matchdesk::SpannedText)
};

/// The space that each digit lacks to the widest one, for one font.
class Figures {
public:
    explicit Figures(const QFont &font)
    {
        const QFontMetricsF metrics(font);
        qreal widest = 0;
        for (int digit = 0; digit < 10; ++digit) {
            const qreal advance = metrics.horizontalAdvance(QChar(u'0' + digit));
            m_lack[static_cast<std::size_t>(digit)] = advance;
            widest = std::max(widest, advance);
        }
        for (qreal &advance : m_lack)
            advance = widest - advance;
    }
    [[nodiscard]] qreal lack(QChar c) const { return isDigit(c) ? m_lack[std::size_t(c.unicode() - u'0')] : 0; }
    static bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

private:
    std::array<qreal, 10> m_lack {};
};

QFont strongFont(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

const SpannedText::Span *spanAt(const SpannedText &text, qsizetype position)
{
    const auto at = std::ranges::find_if(text.spans, [position](const SpannedText::Span &span) {
        return position >= span.start && position < span.start + span.length;
    });
    return at == text.spans.end() ? nullptr : &*at;
}

/// A text set in lines. `lead` shifts the first line by half of what its first digit lacks, so that digits stay centred
/// on their advance from the first one on.
struct Setting {
    QTextLayout layout;
    qreal lead = 0;
    QSizeF size;
};

void setLines(Setting &set, const SpannedText &text, const TextLook &look, qreal width)
{
    QTextOption option;
    option.setWrapMode(look.wrap ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    set.layout.setText(text.text);
    set.layout.setFont(look.font);
    set.layout.setTextOption(option);

    const bool hasDigits = look.tabular && std::ranges::any_of(text.text, Figures::isDigit);
    QList<QTextLayout::FormatRange> formats;
    if (hasDigits || !text.spans.empty()) {
        const std::optional<Figures> usual = hasDigits ? std::optional<Figures>(look.font) : std::nullopt;
        const std::optional<Figures> heavy
            = hasDigits && !text.spans.empty() ? std::optional<Figures>(strongFont(look.font)) : std::nullopt;
        const auto lack = [&](qsizetype i) {
            if (!hasDigits || i >= text.text.size())
                return 0.0;
            return (heavy && spanAt(text, i) ? *heavy : *usual).lack(text.text.at(i));
        };
        set.lead = lack(0) / 2;
        for (qsizetype i = 0; i < text.text.size(); ++i) {
            // Letter spacing comes after a character: its own second half, and the first half of the next one's.
            const qreal spacing = (lack(i) + lack(i + 1)) / 2;
            const bool inSpan = spanAt(text, i) != nullptr;
            QTextCharFormat format;
            if (inSpan)
                format.setFontWeight(QFont::DemiBold);
            if (spacing > 0) {
                format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
                format.setFontLetterSpacing(spacing);
            }
            if (format.isEmpty())
                continue;
            const int at = static_cast<int>(i);
            if (!formats.isEmpty() && formats.last().start + formats.last().length == at
                && formats.last().format == format) {
                ++formats.last().length;
            } else {
                formats.append({at, 1, format});
            }
        }
    }
    set.layout.setFormats(formats);
    set.layout.beginLayout();
    qreal y = 0;
    qreal widest = 0;
    for (QTextLine line = set.layout.createLine(); line.isValid(); line = set.layout.createLine()) {
        line.setLineWidth(look.wrap && width > 0 ? std::max(1.0, width - set.lead) : unlimited);
        line.setPosition({0, y});
        y += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    set.layout.endLayout();
    set.size = QSizeF(widest + set.lead, y);
}

/// The text of `whole`, which is one line, cut to `width` with an ellipsis.
SpannedText elided(const Setting &whole, const SpannedText &text, const TextLook &look, qreal width)
{
    const qreal room = width - whole.lead - QFontMetricsF(look.font).horizontalAdvance(ellipsis);
    const int cut = room <= 0 ? 0 : whole.layout.lineAt(0).xToCursor(room, QTextLine::CursorBetweenCharacters);
    int keep = cut;
    while (keep > 0
        && (whole.layout.lineAt(0).cursorToX(keep) > room || text.text.at(keep - 1).isSpace())) {
        keep = whole.layout.previousCursorPosition(keep);
    }
    SpannedText shorter;
    shorter.text = text.text.left(keep) + ellipsis;
    for (SpannedText::Span span : text.spans) {
        span.length = std::min(span.length, keep - span.start);
        if (span.length > 0)
            shorter.spans.push_back(span);
    }
    return shorter;
}

void underline(QPainter &painter, const Setting &set, const SpannedText &text, const TextLook &look, QPointF origin)
{
    const QFontMetricsF metrics(look.font);
    const qreal thickness = std::max(1.5, std::round(metrics.xHeight() / 4));
    for (const SpannedText::Span &span : text.spans) {
        if (span.kind != SpannedText::Kind::Mark)
            continue;
        for (int i = 0; i < set.layout.lineCount(); ++i) {
            const QTextLine line = set.layout.lineAt(i);
            const int from = std::max(line.textStart(), static_cast<int>(span.start));
            const int to = std::min(line.textStart() + line.textLength(), static_cast<int>(span.start + span.length));
            if (from >= to)
                continue;
            const qreal left = line.cursorToX(from);
            const qreal right = line.cursorToX(to);
            const qreal y = std::round(origin.y() + line.y() + line.ascent() + metrics.descent() / 3);
            painter.fillRect(QRectF(origin.x() + std::min(left, right), y, std::abs(right - left), thickness),
                look.colour);
        }
    }
}

} // namespace

SpannedText SpannedText::strong(const QString &text)
{
    return {text, {{0, text.size(), Kind::Strong}}};
}

SpannedText SpannedText::fill(const QString &pattern, const QList<SpannedText> &parts)
{
    SpannedText filled;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool place = pattern.at(i) == u'%' && i + 1 < pattern.size() && pattern.at(i + 1) >= u'1'
            && pattern.at(i + 1) <= u'9';
        const qsizetype part = place ? pattern.at(i + 1).unicode() - u'1' : parts.size();
        if (part < parts.size()) {
            filled.append(parts.at(part));
            ++i;
        } else {
            filled.text += pattern.at(i);
        }
    }
    return filled;
}

SpannedText &SpannedText::append(const SpannedText &other)
{
    const qsizetype shift = text.size();
    text += other.text;
    for (Span span : other.spans) {
        span.start += shift;
        spans.push_back(span);
    }
    return *this;
}

QString spoken(const SpannedText &text)
{
    QString said;
    bool hidden = false;
    for (qsizetype i = 0; i < text.text.size(); ++i) {
        const QChar c = text.text.at(i);
        const SpannedText::Span *span = spanAt(text, i);
        const bool mark = span && span->kind == SpannedText::Kind::Mark;
        if (mark && i == span->start) {
            //: A screen reader says this before the characters of a value that differ from its counterpart.
            said += u' ' + Words::tr("differing:") + u' ';
        }
        if (c == maskDot) {
            if (!hidden)
                said += u' ' + Words::tr("hidden") + u' ';
            hidden = true;
        } else {
            hidden = hidden && c.isSpace();
            said += c;
        }
        if (mark && i + 1 == span->start + span->length && i + 1 < text.text.size())
            said += u' ';
    }
    return said.simplified();
}

QSizeF spannedSize(const SpannedText &text, const TextLook &look, qreal width)
{
    Setting set;
    setLines(set, text, look, width);
    return {std::ceil(set.size.width()), std::ceil(set.size.height())};
}

QRectF paintSpanned(QPainter &painter, const QRectF &rect, const SpannedText &text, const TextLook &look)
{
    Setting set;
    setLines(set, text, look, rect.width());
    SpannedText shorter;
    const bool cut = !look.wrap && set.size.width() > rect.width() && set.layout.lineCount() > 0;
    if (cut) {
        shorter = elided(set, text, look, rect.width());
        setLines(set, shorter, look, rect.width());
    }
    const SpannedText &fitting = cut ? shorter : text;
    const QRectF used(rect.left(), rect.top(), std::min(set.size.width(), rect.width()), set.size.height());
    QPointF origin = rect.topLeft();
    if (look.alignment.testFlag(Qt::AlignRight))
        origin.rx() += rect.width() - used.width();
    else if (look.alignment.testFlag(Qt::AlignHCenter))
        origin.rx() += (rect.width() - used.width()) / 2;
    if (look.alignment.testFlag(Qt::AlignVCenter))
        origin.ry() += (rect.height() - used.height()) / 2;
    else if (look.alignment.testFlag(Qt::AlignBottom))
        origin.ry() += rect.height() - used.height();
    const QPointF text0 = origin + QPointF(set.lead, 0);

    painter.save();
    painter.setPen(look.colour);
    set.layout.draw(&painter, text0);
    underline(painter, set, fitting, look, text0);
    painter.restore();
    return {origin, used.size()};
}

QRectF paintText(QPainter &painter, const QRectF &rect, const QString &text, const TextLook &look)
{
    return paintSpanned(painter, rect, SpannedText::plain(text), look);
}

} // namespace matchdesk
