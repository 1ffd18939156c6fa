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
    auto *columns = new QHBoxLayout(m_body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(Space::xxl);
    QStringList said;
    QVBoxLayout *column = nullptr;
    int used = 0;
    // A row is a line of text or a key cap, whichever is taller, and the space below it.
    const Theme &theme = Theme::of(this);
    const int rowHeight = std::max(QFontMetrics(theme.font(TextRole::Body)).height(), keyCapSize(theme, QStringLiteral("A")).height())
        + Space::s;
    const int fitting = std::max(8, (m_window.height() - 2 * (shadowMargin + Space::xxl)) / rowHeight);
    const auto addSection = [&](const QString &title, const auto &belongs) {
        QList<QPair<QString, QKeySequence>> rows;
        for (const Command &command : m_registry.commands()) {
            if (belongs(command) && !m_registry.shownKey(command.id).isEmpty())
                rows.append({command.title, m_registry.shownKey(command.id)});
        }
        for (int first = 0; first < rows.size();) {
            // A heading alone at the foot of a column helps nobody.
            if (column == nullptr || used + 4 > fitting || (first == 0 && used > 0 && used + 1 + rows.size() > fitting)) {
                if (column != nullptr)
                    column->addStretch(1);
                column = new QVBoxLayout;
                column->setSpacing(Space::l);
                columns->addLayout(column);
                used = 0;
            }
            auto *grid = new QGridLayout;
            grid->setHorizontalSpacing(Space::m);
            grid->setVerticalSpacing(Space::s);
            grid->setColumnStretch(1, 1);
            int line = 0;
            if (first == 0)
                grid->addWidget(sectionLabel(title, m_body), line++, 0, 1, 2);
            const int last = std::min(static_cast<int>(rows.size()), first + fitting - used - line);
            for (; first < last; ++first, ++line) {
                auto *caps = new KeyLine(m_body);
                caps->setParts({{{}, {rows[first].second}}});
                grid->addWidget(caps, line, 0, Qt::AlignLeft | Qt::AlignVCenter);
                grid->addWidget(new TypeLabel(TextRole::Body, Ink::Text, rows[first].first, m_body), line, 1);
                said += tr("%1: %2").arg(rows[first].first, keySpeech(rows[first].second));
            }
            column->addLayout(grid);
            used += line + 1;
        }
    };
    for (const CommandRegistry::Context &context : m_registry.activeContexts())
        addSection(context.title, [&](const Command &command) { return command.context == context.id; });
    const auto &menus = m_registry.menus();
    for (const CommandRegistry::Menu &menu : menus)
        addSection(menu.title, [&](const Command &command) { return command.context.isEmpty() && command.menu == menu.id; });
    //: The heading over the keys that act in the whole window and are in no menu.
    addSection(tr("Everywhere"), [&](const Command &command) {
        return command.context.isEmpty() && std::ranges::find(menus, command.menu, &CommandRegistry::Menu::id) == menus.end();
    });
    if (column != nullptr)
        column->addStretch(1);
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
