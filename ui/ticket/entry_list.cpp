// SPDX-License-Identifier: MIT
#include "entry_list.h"

#include "kit/spanned_text.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace matchdesk {

namespace {

constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kWhenRole = Qt::UserRole + 2;
constexpr int kStateRole = Qt::UserRole + 3;

class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        RowBack back;
        back.selected = option.state.testFlag(QStyle::State_Selected);
        back.hovered = option.state.testFlag(QStyle::State_MouseOver);
        back.focused = option.state.testFlag(QStyle::State_HasFocus);
        paintRowBack(*painter, option.rect, theme.colours(), back);
        TextLook title;
        title.font = theme.font(TextRole::Body);
        title.colour = theme.ink(Ink::Text);
        title.alignment = Qt::AlignLeft | Qt::AlignVCenter;
        TextLook small = title;
        small.font = theme.font(TextRole::Caption);
        small.colour = theme.ink(back.selected ? Ink::Text2 : Ink::Muted);
        TextLook when = small;
        when.alignment = Qt::AlignRight | Qt::AlignVCenter;
        const qreal high = QFontMetricsF(title.font).height();
        const qreal low = QFontMetricsF(small.font).height();
        const QString state = index.data(kStateRole).toString();
        const qreal top = option.rect.top() + (option.rect.height() - high - (state.isEmpty() ? low : 2 * low)) / 2.0;
        const QRectF first(option.rect.left() + Space::m, top, option.rect.width() - 2 * Space::m, high);
        const QString time = index.data(kWhenRole).toString();
        const qreal taken = spannedSize(SpannedText::plain(time), when).width() + Space::m;
        paintText(*painter, first, time, when);
        paintText(*painter, first.adjusted(0, 0, -taken, 0), index.data(Qt::DisplayRole).toString(), title);
        paintText(*painter, QRectF(first.left(), first.bottom(), first.width(), low), index.data(kDetailRole).toString(), small);
        paintText(*painter, QRectF(first.left(), first.bottom() + low, first.width(), low), state, small);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.widget);
        const bool third = !index.data(kStateRole).toString().isEmpty();
        return {200, theme.metrics().queueRow + (third ? QFontMetrics(theme.font(TextRole::Caption)).height() : 0)};
    }
};

} // namespace

void EntryModel::setEntries(std::vector<Entry> entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const Entry *EntryModel::entry(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < m_entries.size() ? &m_entries[at] : nullptr;
}

int EntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant EntryModel::data(const QModelIndex &index, int role) const
{
    const Entry *of = checkIndex(index, CheckIndexOption::IndexIsValid) ? entry(index.row()) : nullptr;
    if (of == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole: return of->title;
    case Qt::ToolTipRole: return of->exactly;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1. %2. %3.").arg(of->title, of->state.isEmpty() ? of->detail : of->detail + QStringLiteral(". ") + of->state, of->when);
    case kDetailRole: return of->detail;
    case kWhenRole: return of->when;
    case kStateRole: return of->state;
    default: return {};
    }
}

EntryList::EntryList(const QString &name, QWidget *parent) : QListView(parent), m_entries(new EntryModel(this))
{
    setAccessibleName(name);
    setModel(m_entries);
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
}

void EntryList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT entryChosen(current.row());
}

} // namespace matchdesk
