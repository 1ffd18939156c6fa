// SPDX-License-Identifier: MIT
#include "kit/key_cap.h"

#include "kit/spanned_text.h"
#include "theme/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

constexpr int capGap = Space::xs;

struct Keys {
    Q_DECLARE_TR_FUNCTIONS(matchdesk::Keys)
};

QString nameOf(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return Keys::tr("Enter");
    case Qt::Key_Escape: return Keys::tr("Esc");
    case Qt::Key_Space: return Keys::tr("Space");
    case Qt::Key_Tab: return Keys::tr("Tab");
    case Qt::Key_Backspace: return Keys::tr("Backspace");
    case Qt::Key_Delete: return Keys::tr("Delete");
    case Qt::Key_Up: return Keys::tr("Up");
    case Qt::Key_Down: return Keys::tr("Down");
    case Qt::Key_Left: return Keys::tr("Left");
    case Qt::Key_Right: return Keys::tr("Right");
    case Qt::Key_PageUp: return Keys::tr("Page up");
    case Qt::Key_PageDown: return Keys::tr("Page down");
    case Qt::Key_Home: return Keys::tr("Home");
    case Qt::Key_End: return Keys::tr("End");
    default: return QKeySequence(key).toString(QKeySequence::NativeText);
    }
}

QString combination(QKeyCombination keys, bool speech)
{
    QStringList words;
    const Qt::KeyboardModifiers modifiers = keys.keyboardModifiers();
    if (modifiers.testFlag(Qt::ControlModifier))
        words += speech ? Keys::tr("Control") : Keys::tr("Ctrl");
    if (modifiers.testFlag(Qt::AltModifier))
        words += Keys::tr("Alt");
    if (modifiers.testFlag(Qt::ShiftModifier))
        words += Keys::tr("Shift");
    if (modifiers.testFlag(Qt::MetaModifier))
        words += Keys::tr("Meta");
    words += nameOf(keys.key());
    return words.join(u' ');
}

QString wording(const QKeySequence &keys, bool speech)
{
    QStringList combinations;
    for (int i = 0; i < keys.count(); ++i)
        combinations += combination(keys[static_cast<uint>(i)], speech);
    QString words = combinations.value(0);
    for (qsizetype i = 1; i < combinations.size(); ++i) {
        //: Two keys pressed one after the other: "G then Q".
        words = Keys::tr("%1 then %2").arg(words, combinations.at(i));
    }
    return words;
}

} // namespace

QString keyText(const QKeySequence &keys)
{
    return wording(keys, false);
}

QString keySpeech(const QKeySequence &keys)
{
    return wording(keys, true);
}

QSize keyCapSize(const Theme &theme, const QString &text)
{
    const QFontMetrics metrics(theme.font(TextRole::Key));
    const int height = metrics.height() + Space::xxs;
    return {std::max(height, metrics.horizontalAdvance(text) + 2 * Space::xs + Space::xxs), height};
}

void paintKeyCap(QPainter &painter, const QRect &box, const Theme &theme, const QString &text, KeyCapLook look)
{
    if (text.isEmpty())
        return;
    const Colours &colours = theme.colours();
    QRect cap(QPoint(), keyCapSize(theme, text));
    cap.moveCenter(box.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool onAccent = look == KeyCapLook::OnAccent;
    QColor line = onAccent ? colours.onAccent : colours.border;
    if (onAccent)
        line.setAlphaF(0.7F);
    painter.setPen(QPen(line, 1));
    painter.setBrush(onAccent ? QBrush(Qt::NoBrush) : QBrush(colours.window));
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), Radius::keyCap, Radius::keyCap);
    painter.setFont(theme.font(TextRole::Key));
    painter.setPen(onAccent ? colours.onAccent : look == KeyCapLook::Disabled ? colours.disabled : colours.text2);
    painter.drawText(cap, Qt::AlignCenter, text);
    painter.restore();
}

KeyLine::KeyLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    describe();
}

void KeyLine::setParts(std::vector<Part> parts)
{
    m_parts = std::move(parts);
    describe();
    updateGeometry();
    update();
}

void KeyLine::describe()
{
    QStringList said;
    for (const Part &part : m_parts) {
        QStringList words {part.words};
        for (const QKeySequence &keys : part.keys)
            words += keySpeech(keys);
        said += words.join(u' ').simplified();
    }
    setAccessibleName(said.isEmpty() ? tr("Keys") : said.join(QStringLiteral("; ")));
}

QSize KeyLine::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(TextRole::Caption));
    int width = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (i > 0)
            width += metrics.horizontalAdvance(QStringLiteral(" · "));
        if (!m_parts[i].words.isEmpty())
            width += metrics.horizontalAdvance(m_parts[i].words);
        for (const QKeySequence &keys : m_parts[i].keys)
            width += (width > 0 ? capGap : 0) + keyCapSize(theme, keyText(keys)).width();
    }
    return {width, std::max(metrics.height(), keyCapSize(theme, QStringLiteral("K")).height())};
}

QSize KeyLine::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void KeyLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(TextRole::Caption));
    painter.setPen(theme.ink(Ink::Muted));
    const QFontMetrics metrics = painter.fontMetrics();
    int x = 0;
    const auto write = [&](const QString &words) {
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
        x += metrics.horizontalAdvance(words);
    };
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (i > 0)
            write(QStringLiteral(" · "));
        write(m_parts[i].words);
        for (const QKeySequence &keys : m_parts[i].keys) {
            const QString text = keyText(keys);
            const int cap = keyCapSize(theme, text).width();
            x += x > 0 ? capGap : 0;
            paintKeyCap(painter, QRect(x, 0, cap, height()), theme, text);
            x += cap;
        }
    }
}

void KeyLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace matchdesk
