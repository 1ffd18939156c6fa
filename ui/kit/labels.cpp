// SPDX-License-Identifier: MIT
#include "kit/labels.h"

#include "theme/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace matchdesk {

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent)
    : QWidget(parent)
{
    const bool across = orientation == Qt::Horizontal;
    setSizePolicy(across ? QSizePolicy::Expanding : QSizePolicy::Fixed,
        across ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(this).colours().border);
}

TypeLabel::TypeLabel(TextRole role, Ink ink, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    // Otherwise the role follows the background of whatever the label lies on, past the ink.
    setForegroundRole(QPalette::WindowText);
    restyle();
}

void TypeLabel::setInk(Ink ink)
{
    m_ink = ink;
    restyle();
}

void TypeLabel::setRole(TextRole role)
{
    m_role = role;
    restyle();
}

void TypeLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void TypeLabel::restyle()
{
    const Theme &theme = Theme::of(this);
    const QFont font = theme.font(m_role);
    if (this->font() != font)
        setFont(font);
    QPalette palette = this->palette();
    const QColor colour = theme.ink(m_ink);
    if (palette.color(QPalette::WindowText) != colour || !testAttribute(Qt::WA_SetPalette)) {
        palette.setColor(QPalette::WindowText, colour);
        setPalette(palette);
    }
}

TypeLabel *sectionLabel(const QString &text, QWidget *parent)
{
    return new TypeLabel(TextRole::Section, Ink::Text, text, parent);
}

TypeLabel *caption(const QString &text, QWidget *parent)
{
    return new TypeLabel(TextRole::Caption, Ink::Muted, text, parent);
}

SpannedLabel::SpannedLabel(TextRole role, Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
    , m_ink(ink)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void SpannedLabel::setText(const SpannedText &text)
{
    if (m_text == text)
        return;
    const bool sameSpace = !m_wrap && m_text.text.size() == text.text.size();
    m_text = text;
    setAccessibleName(spoken(text));
    if (!sameSpace || sizeHint().width() > width())
        updateGeometry();
    update();
}

void SpannedLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void SpannedLabel::setWrap(bool wrap)
{
    m_wrap = wrap;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(wrap);
    setSizePolicy(policy);
    updateGeometry();
    update();
}

void SpannedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

TextLook SpannedLabel::look() const
{
    const Theme &theme = Theme::of(this);
    return {.font = theme.font(m_role), .colour = theme.ink(m_ink), .wrap = m_wrap, .alignment = m_alignment};
}

QSize SpannedLabel::sizeHint() const
{
    constexpr qreal comfortableMeasure = 480;
    const TextLook how = look();
    return spannedSize(m_text, how, m_wrap ? comfortableMeasure : 0).toSize();
}

QSize SpannedLabel::minimumSizeHint() const
{
    const int line = spannedSize(SpannedText::plain(QStringLiteral("Mg")), look()).toSize().height();
    return {m_wrap ? 6 * line : 2 * line, line};
}

int SpannedLabel::heightForWidth(int width) const
{
    return m_wrap ? spannedSize(m_text, look(), width).toSize().height() : -1;
}

bool SpannedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool cut = !m_wrap && spannedSize(m_text, look()).width() > width();
        if (cut)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), m_text.text.toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    return QWidget::event(event);
}

void SpannedLabel::paintEvent(QPaintEvent *)
{
    TextLook how = look();
    how.alignment = QStyle::visualAlignment(layoutDirection(), m_alignment);
    if (!isEnabled())
        how.colour = Theme::of(this).ink(Ink::Disabled);
    QPainter painter(this);
    paintSpanned(painter, rect(), m_text, how);
}

ElidingLabel::ElidingLabel(TextRole role, Ink ink, const QString &text, QWidget *parent)
    : SpannedLabel(role, ink, parent)
{
    setText(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

} // namespace matchdesk
