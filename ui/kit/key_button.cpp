// SPDX-License-Identifier: MIT
#include "kit/key_button.h"

#include "kit/key_cap.h"
#include "theme/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace matchdesk {

namespace {

constexpr int capGap = Space::m;

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

KeyButton::KeyButton(const QString &text, QWidget *parent)
    : QPushButton(text, parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAutoDefault(false);
}

void KeyButton::setPrimary(bool primary)
{
    m_primary = primary;
    updateGeometry();
    update();
}

void KeyButton::setKey(const QKeySequence &key)
{
    m_key = key;
    updateGeometry();
    update();
}

QSize KeyButton::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(m_primary ? theme.font(TextRole::BodyStrong) : font());
    QSize contents = metrics.size(Qt::TextShowMnemonic, text());
    const QString key = keyText(m_key);
    if (!key.isEmpty())
        contents.rwidth() += capGap + keyCapSize(theme, key).width() - Space::xs;
    QStyleOptionButton option;
    initStyleOption(&option);
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, contents, this);
}

bool KeyButton::event(QEvent *event)
{
    // Enter belongs to the focused button before any shortcut of the page around it.
    if (event->type() == QEvent::ShortcutOverride && isEnter(static_cast<QKeyEvent *>(event)->key())) {
        event->accept();
        return true;
    }
    return QPushButton::event(event);
}

void KeyButton::keyPressEvent(QKeyEvent *event)
{
    if (!isEnter(event->key())) {
        QPushButton::keyPressEvent(event);
        return;
    }
    event->accept();
    if (!event->isAutoRepeat())
        click();
}

void KeyButton::initStyleOption(QStyleOptionButton *option) const
{
    QPushButton::initStyleOption(option);
    option->features.setFlag(QStyleOptionButton::DefaultButton, m_primary);
}

void KeyButton::paintEvent(QPaintEvent *event)
{
    const QString key = keyText(m_key);
    if (key.isEmpty()) {
        QPushButton::paintEvent(event);
        return;
    }
    const Theme &theme = Theme::of(this);
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    painter.setFont(m_primary ? theme.font(TextRole::BodyStrong) : font());
    const QSize words = painter.fontMetrics().size(Qt::TextShowMnemonic, text());
    const QSize cap = keyCapSize(theme, key);
    const int all = words.width() + capGap + cap.width();
    const QRect room = rect();
    const QRect strip(room.left() + (room.width() - all) / 2, room.top(), all, room.height());
    const QRect wordsAt = QStyle::visualRect(
        layoutDirection(), strip, {strip.topLeft(), QSize(words.width(), room.height())});
    const QRect capAt = QStyle::visualRect(layoutDirection(), strip,
        QRect(strip.right() - cap.width() + 1, strip.top(), cap.width(), strip.height()));
    const Ink ink = !isEnabled() ? Ink::Disabled : m_primary ? Ink::OnAccent : Ink::Text;
    painter.setPen(theme.ink(ink));
    painter.drawText(wordsAt, Qt::AlignCenter | Qt::TextShowMnemonic, text());
    const KeyCapLook look = !isEnabled() ? KeyCapLook::Disabled : m_primary ? KeyCapLook::OnAccent : KeyCapLook::Plain;
    paintKeyCap(painter, capAt, theme, key, look);
    if (hasFocus()) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, ring);
    }
}

} // namespace matchdesk
