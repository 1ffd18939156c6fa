// SPDX-License-Identifier: MIT
#include "command/key_sheet.h"

#include "command/command_registry.h"
#include "kit/key_cap.h"
#include "kit/labels.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

bool closes(int key)
{
    return key == Qt::Key_Escape || key == Qt::Key_Question || key == Qt::Key_Return || key == Qt::Key_Enter
        || key == Qt::Key_F1;
}

} // namespace

KeySheet::KeySheet(CommandRegistry &registry, QWidget &window)
    : QFrame(&window)
    , m_registry(registry)
    , m_window(window)
{
    hide();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keys"));
    auto *layout = new QVBoxLayout(this);
    const int edge = shadowMargin + Space::xl;
    layout->setContentsMargins(edge, edge - Space::xs, edge, edge - Space::xs);
    window.installEventFilter(this);
}

void KeySheet::open()
{
    if (isVisible()) {
        dismiss();
        return;
    }
    m_focusBefore = QApplication::focusWidget();
    fill();
    place();
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
}

void KeySheet::dismiss()
{
    if (isHidden())
        return;
    const QPointer<QWidget> before = std::exchange(m_focusBefore, nullptr);
    if (before && hasFocus())
        before->setFocus(Qt::OtherFocusReason);
    hide();
}

void KeySheet::fill()
{
    delete m_body;
    m_body = new QWidget(this);
    auto *sections = new QHBoxLayout(m_body);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(Space::xxl + Space::s);
    QStringList said;
    const auto addSection = [&](const QString &title, const QString &context) {
        QList<QPair<QString, QList<QKeySequence>>> rows;
        for (const Command &command : m_registry.commands()) {
            if (command.context == context && !m_registry.shownKey(command.id).isEmpty())
                rows.append({command.title, {m_registry.shownKey(command.id)}});
        }
        if (rows.isEmpty())
            return;
        auto *column = new QGridLayout;
        column->setHorizontalSpacing(Space::m);
        column->setVerticalSpacing(Space::s);
        column->addWidget(sectionLabel(title, m_body), 0, 0, 1, 2);
        int line = 1;
        for (const auto &[words, keys] : std::as_const(rows)) {
            auto *caps = new KeyLine(m_body);
            caps->setParts({{{}, keys}});
            column->addWidget(caps, line, 0, Qt::AlignLeft | Qt::AlignVCenter);
            column->addWidget(new TypeLabel(TextRole::Body, Ink::Text, words, m_body), line, 1);
            said += tr("%1: %2").arg(words, keySpeech(keys.first()));
            ++line;
        }
        column->setRowStretch(line, 1);
        column->setColumnStretch(1, 1);
        sections->addLayout(column);
    };
    for (const CommandRegistry::Context &context : m_registry.activeContexts())
        addSection(context.title, context.id);
    //: The heading over the keys that act in the whole window.
    addSection(tr("Everywhere"), {});
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    layout()->addWidget(m_body);
}

void KeySheet::place()
{
    const QSize wanted = sizeHint().boundedTo(m_window.size());
    setGeometry(QRect(QPoint((m_window.width() - wanted.width()) / 2,
                          std::max(0, (m_window.height() - wanted.height()) / 3)),
        wanted));
}

bool KeySheet::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // While it lies over the window, no key may act beneath it.
        event->accept();
        return true;
    case QEvent::KeyPress:
        if (closes(static_cast<QKeyEvent *>(event)->key()))
            dismiss();
        event->accept();
        return true;
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            dismiss();
        break;
    }
    case QEvent::MouseButtonPress:
        dismiss();
        event->accept();
        return true;
    default: break;
    }
    return QFrame::event(event);
}

bool KeySheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Resize && isVisible())
        place();
    return false;
}

void KeySheet::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintFloatingPanel(painter, rect(), theme.colours(), theme.isDark());
}

} // namespace matchdesk
