// SPDX-License-Identifier: MIT
#include "comparison_delegate.h"

#include "kit/glyph.h"
#include "kit/key_cap.h"
#include "match/comparison_model.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QPainter>

namespace matchdesk {

namespace {

constexpr int kPadSide = 10;
constexpr int kPadTop = 6;
constexpr int kPadFoot = 5;
constexpr int kBar = 3;
constexpr int kGlyph = 12;
constexpr int kGlyphGap = 4;

Glyph glyphOf(VerdictShape shape)
{
    switch (shape) {
    case VerdictShape::Agrees: return Glyph::Tick;
    case VerdictShape::Nearly: return Glyph::Wave;
    case VerdictShape::Swapped: return Glyph::Swap;
    case VerdictShape::Part: return Glyph::Part;
    case VerdictShape::Nothing: return Glyph::Dash;
    case VerdictShape::Contradicts: return Glyph::Cross;
    }
    Q_UNREACHABLE();
}

Ink inkOf(VerdictShape shape)
{
    switch (shape) {
    case VerdictShape::Agrees: return Ink::Ok;
    case VerdictShape::Nearly:
    case VerdictShape::Swapped:
    case VerdictShape::Part: return Ink::Warn;
    case VerdictShape::Nothing: return Ink::Muted;
    case VerdictShape::Contradicts: return Ink::Danger;
    }
    Q_UNREACHABLE();
}

/// Sets one cell's lines below each other; paints where there is a painter, and measures either way.
class Sheet {
public:
    Sheet(const Theme &theme, QPainter *painter, const QRectF &box) : m_theme(theme), m_painter(painter), m_box(box), m_y(box.top()) {}

    void line(const SpannedText &text, TextRole role, Ink ink, qreal indent = 0)
    {
        if (text.text.isEmpty())
            return;
        TextLook look;
        look.font = m_theme.font(role);
        look.colour = m_theme.ink(ink);
        look.wrap = true;
        const qreal width = m_box.width() - indent;
        const QSizeF size = spannedSize(text, look, width);
        if (m_painter != nullptr)
            paintSpanned(*m_painter, QRectF(m_box.left() + indent, m_y, width, size.height()), text, look);
        m_y += size.height();
    }

    /// An address is broken before its "@" and never inside a word; what is still too long is cut in its middle.
    void address(const SpannedText &text, TextRole role, Ink ink)
    {
        const QFontMetricsF metrics(m_theme.font(role));
        const auto at = text.text.lastIndexOf(QLatin1Char('@'));
        if (at <= 0 || metrics.horizontalAdvance(text.text) + 2 <= m_box.width()) {
            line(text, role, ink);
            return;
        }
        for (const QString &part : {text.text.left(at), text.text.mid(at)})
            line(SpannedText::plain(metrics.elidedText(part, Qt::ElideMiddle, m_box.width() - 2)), role, ink);
    }

    void glyphLine(Glyph glyph, const QString &text, Ink ink)
    {
        if (text.isEmpty())
            return;
        const qreal height = QFontMetricsF(m_theme.font(TextRole::Caption)).height();
        if (m_painter != nullptr)
            paintGlyph(*m_painter, QRectF(m_box.left(), m_y + (height - kGlyph) / 2.0, kGlyph, kGlyph), glyph, m_theme.ink(ink));
        line(SpannedText::plain(text), TextRole::Caption, ink, kGlyph + kGlyphGap);
    }

    /// The key, the likelihood, and the note on one line; the note goes below where there is no room.
    void headLine(const CandidateHead &head)
    {
        const QString key = QString::number(head.number);
        const QSize cap = keyCapSize(m_theme, key);
        const QFontMetricsF strong(m_theme.font(TextRole::BodyStrong));
        const qreal height = std::max<qreal>(cap.height(), strong.height());
        if (m_painter != nullptr)
            paintKeyCap(*m_painter, QRect(QPoint(qRound(m_box.left()), qRound(m_y + (height - cap.height()) / 2.0)), cap), m_theme, key);
        qreal x = m_box.left() + cap.width() + Space::s;
        TextLook look;
        look.font = m_theme.font(TextRole::BodyStrong);
        look.colour = m_theme.ink(Ink::Text);
        look.alignment = Qt::AlignLeft | Qt::AlignVCenter;
        const qreal words = spannedSize(SpannedText::plain(head.likelihood), look).width();
        if (m_painter != nullptr)
            paintText(*m_painter, QRectF(x, m_y, words + 2, height), head.likelihood, look);
        x += words + Space::s;
        look.font = m_theme.font(TextRole::Caption);
        look.colour = m_theme.ink(Ink::Text2);
        const qreal note = spannedSize(SpannedText::plain(head.note), look).width();
        const bool fits = x + note <= m_box.right() + 1;
        if (fits && m_painter != nullptr && !head.note.isEmpty())
            paintText(*m_painter, QRectF(x, m_y, note + 2, height), head.note, look);
        m_y += height;
        if (!fits)
            line(SpannedText::plain(head.note), TextRole::Caption, Ink::Text2);
    }

    void gap(int height) { m_y += height; }
    [[nodiscard]] int used() const { return qCeil(m_y - m_box.top()); }

private:
    const Theme &m_theme;
    QPainter *m_painter;
    QRectF m_box;
    qreal m_y;
};

const ComparisonModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const ComparisonModel *>(index.model());
}

/// Lays the cell's content into `box`; returns the height that it took.
int layOut(const QModelIndex &index, const Theme &theme, QPainter *painter, const QRectF &box)
{
    const ComparisonModel &model = modelOf(index);
    Sheet sheet(theme, painter, box);
    const int column = index.column();
    if (index.row() == ComparisonModel::headRow) {
        if (column == ComparisonModel::statedColumn) {
            sheet.line(SpannedText::plain(model.comparison().statedTitle), TextRole::BodyStrong, Ink::Text);
            sheet.gap(Space::xxs);
            for (const QString &line : model.comparison().statedNote.split(QLatin1Char('\n')))
                sheet.line(SpannedText::plain(line), TextRole::Caption, Ink::Text2);
        } else if (const CandidateHead *head = model.head(column)) {
            sheet.headLine(*head);
            sheet.gap(Space::xxs);
            sheet.glyphLine(Glyph::Flag, head->flags, Ink::Warn);
            sheet.line(SpannedText::plain(head->why), TextRole::Caption, Ink::Text2);
        }
        return sheet.used();
    }
    const ComparedField *field = model.field(index.row());
    if (field == nullptr)
        return 0;
    if (column == ComparisonModel::labelColumn) {
        sheet.line(SpannedText::plain(field->label), TextRole::Body, Ink::Muted);
    } else if (column == ComparisonModel::statedColumn) {
        if (field->field == matching::Field::EmailAddress)
            sheet.address(field->stated, TextRole::Body, Ink::Text);
        else
            sheet.line(field->stated, TextRole::Body, Ink::Text);
    } else if (const ComparedValue *value = model.value(index.row(), column)) {
        if (field->field == matching::Field::EmailAddress)
            sheet.address(value->value, TextRole::Body, Ink::Text);
        else
            sheet.line(value->value, TextRole::Body, Ink::Text);
        sheet.glyphLine(glyphOf(value->shape), value->verdict, inkOf(value->shape));
    }
    return sheet.used();
}

} // namespace

void ComparisonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    const Colours &colours = theme.colours();
    const QRect box = option.rect;
    painter->save();
    const bool stated = index.column() == ComparisonModel::statedColumn;
    const bool current = index.row() == m_currentRow && index.row() != ComparisonModel::headRow;
    painter->fillRect(box, current ? colours.hover : (stated ? colours.window : colours.base));
    // Hairlines: right of every column, below every row but the head, and around the whole.
    paintHairline(*painter, box.topRight(), box.bottomRight(), colours.border);
    if (index.column() == 0)
        paintHairline(*painter, box.topLeft(), box.bottomLeft(), colours.border);
    if (index.row() != ComparisonModel::headRow)
        paintHairline(*painter, box.bottomLeft(), box.bottomRight(), colours.border);
    else
        paintHairline(*painter, box.topLeft(), box.topRight(), colours.border);
    if (index.row() == ComparisonModel::headRow && index.column() == m_chosenColumn)
        painter->fillRect(QRect(box.left(), box.top(), box.width(), kBar), colours.accent);
    const int top = kPadTop - (m_tightened + 1) / 2 + (index.row() == ComparisonModel::headRow ? kBar : 0);
    layOut(index, theme, painter, QRectF(box).adjusted(kPadSide, top, -kPadSide, 0));
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(*painter, box.adjusted(1, 1, -2, -2), colours, Radius::keyCap);
    painter->restore();
}

QSize ComparisonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), heightFor(option.widget, index, option.rect.width())};
}

int ComparisonDelegate::heightFor(const QWidget *widget, const QModelIndex &index, int width) const
{
    const int head = index.row() == ComparisonModel::headRow ? kBar : 0;
    return layOut(index, Theme::of(widget), nullptr, QRectF(0, 0, width - 2 * kPadSide, 0)) + kPadTop + kPadFoot + head;
}

} // namespace matchdesk
