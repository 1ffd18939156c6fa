// SPDX-License-Identifier: MIT
#include "kit/search_field.h"

#include "kit/key_cap.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace matchdesk {

SearchField::SearchField(const QString &name, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(name);
    setAccessibleName(name);
}

void SearchField::setKey(const QKeySequence &key)
{
    m_key = key;
    inset();
    update();
}

void SearchField::inset()
{
    const QString key = keyText(m_key);
    const int room = key.isEmpty() ? 0 : keyCapSize(Theme::of(this), key).width() + Space::s;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? room : 0, 0, mirrored ? 0 : room, 0);
}

bool SearchField::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        break;
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange: inset(); break;
    default: break;
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
    if (text().isEmpty())
        Q_EMIT left();
    else
        clear();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const QString key = keyText(m_key);
    if (key.isEmpty() || hasFocus() || !text().isEmpty())
        return;
    const Theme &theme = Theme::of(this);
    const int cap = keyCapSize(theme, key).width();
    const QRect at(width() - cap - Space::s, 0, cap, height());
    QPainter painter(this);
    paintKeyCap(painter, QStyle::visualRect(layoutDirection(), rect(), at), theme, key);
}

} // namespace matchdesk
