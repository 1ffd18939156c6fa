// SPDX-License-Identifier: MIT
#include "command/command_palette.h"

#include "command/command_registry.h"
#include "kit/banner.h"
#include "kit/labels.h"
#include "palette_model.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace matchdesk {

namespace {

constexpr int widest = 560;
constexpr int mostRows = 10;
constexpr int fromTop = 48;

bool movesInList(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

CommandPalette::CommandPalette(CommandRegistry &registry, QWidget &window)
    : QFrame(&window)
    , m_registry(registry)
    , m_window(window)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new PaletteModel(registry, this))
{
    hide();
    setAccessibleName(tr("Commands"));
    m_field->setPlaceholderText(tr("Type a command"));
    m_field->setAccessibleName(tr("Find a command"));
    m_field->setFrame(false);
    m_field->setTextMargins(Space::m - 2, 0, Space::m - 2, 0);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(*m_model, this));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QWidget *part : {static_cast<QWidget *>(m_field), m_list->viewport()})
        part->setBackgroundRole(QPalette::Button);

    auto *layout = new QVBoxLayout(this);
    const int edge = shadowMargin + 1;
    layout->setContentsMargins(edge, edge, edge, edge + Space::xs);
    layout->setSpacing(0);
    layout->addWidget(m_field);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addSpacing(Space::xs);
    layout->addWidget(m_list, 1);

    m_field->installEventFilter(this);
    window.installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_model->search(typed);
        m_list->setCurrentIndex(m_model->index(0));
        place();
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open()
{
    if (!isVisible())
        m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    m_model->search({});
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    if (isHidden())
        return;
    // Before hiding, which would hand the focus to whatever comes next in the window.
    const bool hadFocus = m_field->hasFocus();
    const QPointer<QWidget> before = std::exchange(m_focusBefore, nullptr);
    if (hadFocus && before)
        before->setFocus(Qt::OtherFocusReason);
    hide();
    Q_EMIT dismissed();
}

void CommandPalette::setOffers(Offers offers)
{
    m_model->offers = std::move(offers);
}

QStringList CommandPalette::recent() const
{
    return m_model->recent;
}

void CommandPalette::setRecent(const QStringList &ids)
{
    m_model->recent = ids;
}

void CommandPalette::runCurrent()
{
    const PaletteRow *row = m_model->row(m_list->currentIndex());
    if (!row)
        return;
    if (!row->available) {
        announce(this, row->note);
        return;
    }
    const QString id = row->commandId;
    const auto action = row->action;
    if (!id.isEmpty())
        m_model->remember(id);
    dismiss();
    if (id.isEmpty())
        action();
    else
        m_registry.run(id);
}

void CommandPalette::place()
{
    const int row = Theme::of(this).metrics().row;
    const int rows = std::clamp(m_model->rowCount(), 1, mostRows);
    const int width = std::min(widest, m_window.width() - 2 * Space::xl) + 2 * shadowMargin;
    m_field->setFixedHeight(row + Space::s);
    const int height = m_field->height() + 1 + 2 * Space::xs + rows * row + 2 + 2 * shadowMargin;
    setGeometry((m_window.width() - width) / 2, fromTop - shadowMargin, width,
        std::min(height, m_window.height() - fromTop));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (watched != m_field || isHidden())
        return false;
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        return false;
    case QEvent::KeyPress: {
        auto *press = static_cast<QKeyEvent *>(event);
        const int key = press->key();
        if (key == Qt::Key_Escape) {
            dismiss();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (!press->isAutoRepeat())
                runCurrent();
            return true;
        }
        if (movesInList(key)) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
        return key == Qt::Key_Tab || key == Qt::Key_Backtab;
    }
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            dismiss();
        return false;
    }
    default: return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    paintFloatingPanel(painter, rect(), theme.colours(), theme.isDark());
    if (m_model->rowCount() == 0) {
        paintText(painter, m_list->geometry().adjusted(Space::m, 0, -Space::m, 0), tr("No command fits these letters"),
            {.font = theme.font(TextRole::Body), .colour = theme.ink(Ink::Muted),
                .alignment = Qt::AlignLeft | Qt::AlignVCenter});
    }
}

} // namespace matchdesk
