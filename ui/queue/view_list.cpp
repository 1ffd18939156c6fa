// SPDX-License-Identifier: MIT
#include "queue/view_list.h"

#include "kit/spanned_text.h"
#include "queue/queue_model.h"
#include "theme/paint.h"
#include "theme/theme.h"
#include "wording/formats.h"
#include "wording/tickets.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <optional>

namespace matchdesk {

namespace {

/// The views that the list offers; the others are reached by search and by command.
constexpr std::array kOffered {QueueView::NextForMe, QueueView::ParkedByMe, QueueView::AwaitingUser,
    QueueView::SecondOpinions, QueueView::NearPromise};

constexpr int kCountRole = Qt::UserRole + 1;

class ViewDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        RowBack back;
        back.hovered = option.state.testFlag(QStyle::State_MouseOver);
        back.focused = option.state.testFlag(QStyle::State_HasFocus);
        paintRowBack(*painter, option.rect, theme.colours(), back);
        TextLook look;
        look.font = theme.font(current ? TextRole::BodyStrong : TextRole::Body);
        look.colour = theme.ink(current ? Ink::Text : Ink::Text2);
        look.alignment = Qt::AlignLeft | Qt::AlignVCenter;
        const QRectF line = QRectF(option.rect).adjusted(Space::l, 0, -Space::l, 0);
        paintText(*painter, line.adjusted(0, 0, -Space::xxl, 0), index.data(Qt::DisplayRole).toString(), look);
        look.font = theme.font(TextRole::Body);
        look.colour = theme.ink(Ink::Muted);
        look.alignment = Qt::AlignRight | Qt::AlignVCenter;
        paintText(*painter, line, index.data(kCountRole).toString(), look);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {200, Theme::of(option.widget).metrics().row + Space::xxs};
    }
};

} // namespace

class ViewModel final : public QAbstractListModel {
public:
    ViewModel(QueueModel &queue, QObject *parent) : QAbstractListModel(parent), m_queue(queue)
    {
        connect(&queue, &QueueModel::countsChanged, this,
            [this] { Q_EMIT dataChanged(index(0), index(rowCount() - 1)); });
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(kOffered.size() + (m_further ? 1 : 0));
    }

    [[nodiscard]] QueueView viewAt(int row) const
    {
        const auto at = static_cast<std::size_t>(row);
        return at < kOffered.size() ? kOffered.at(at) : m_further.value_or(QueueView::NextForMe);
    }

    [[nodiscard]] std::optional<QueueView> further() const { return m_further; }

    /// A view that was reached by command stands below the others while it is shown.
    void setFurther(std::optional<QueueView> view)
    {
        const int row = static_cast<int>(kOffered.size());
        if (m_further && m_further != view) {
            beginRemoveRows({}, row, row);
            m_further.reset();
            endRemoveRows();
        }
        if (view && !m_further) {
            beginInsertRows({}, row, row);
            m_further = view;
            endInsertRows();
        }
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const QueueView view = viewAt(index.row());
        const QString count = Formats::number(m_queue.count(view));
        if (role == Qt::DisplayRole)
            return TicketWords::view(view);
        if (role == kCountRole)
            return count;
        if (role == Qt::AccessibleTextRole)
            return QStringLiteral("%1, %2").arg(TicketWords::view(view), count);
        return {};
    }

private:
    QueueModel &m_queue;
    std::optional<QueueView> m_further;
};

ViewList::ViewList(QueueModel &model, QWidget *parent) : QListView(parent), m_views(new ViewModel(model, this))
{
    setAccessibleName(tr("Views of the queue"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setItemDelegate(new ViewDelegate(this));
    setModel(m_views);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setView(QueueView::NextForMe);
}

void ViewList::setView(QueueView view)
{
    const auto at = std::ranges::find(kOffered, view);
    const QSignalBlocker quiet(this);
    if (at == kOffered.end())
        m_views->setFurther(view);
    setCurrentIndex(m_views->index(static_cast<int>(at - kOffered.begin())));
    if (at != kOffered.end())
        m_views->setFurther({});
    updateGeometry();
}

bool ViewList::isOffered(QueueView view)
{
    return std::ranges::find(kOffered, view) != kOffered.end();
}

QSize ViewList::sizeHint() const
{
    return {304, m_views->rowCount() * (Theme::of(this).metrics().row + Space::xxs) + Space::xs};
}

void ViewList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!current.isValid() || signalsBlocked())
        return;
    const QueueView view = m_views->viewAt(current.row());
    // Later, because the rows may not change while the current one does.
    if (isOffered(view) && m_views->further())
        QMetaObject::invokeMethod(this, [this, view] { setView(view); }, Qt::QueuedConnection);
    Q_EMIT viewChosen(view);
}

} // namespace matchdesk
