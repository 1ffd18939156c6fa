// SPDX-License-Identifier: MIT
#include "queue/queue_delegate.h"

#include "kit/spanned_text.h"
#include "queue/queue_model.h"
#include "theme/theme.h"

#include <QPainter>

namespace matchdesk {

namespace {

/// A line of two texts: the trailing one in full, the leading one cut to what is left.
void paintLine(QPainter &painter, const QRectF &line, const QString &leading, TextLook leadingLook,
    const QString &trailing, TextLook trailingLook)
{
    leadingLook.alignment = Qt::AlignLeft | Qt::AlignVCenter;
    trailingLook.alignment = Qt::AlignRight | Qt::AlignVCenter;
    const qreal taken = spannedSize(SpannedText::plain(trailing), trailingLook).width();
    paintText(painter, line, trailing, trailingLook);
    paintText(painter, line.adjusted(0, 0, -(taken + Space::m), 0), leading, leadingLook);
}

} // namespace

void paintQueueRow(QPainter &painter, const QRect &rect, const QueueRowLook &look, const Theme &theme)
{
    paintRowBack(painter, rect, theme.colours(), look.back);
    TextLook name;
    name.font = theme.font(TextRole::BodyStrong);
    name.colour = theme.ink(Ink::Text);
    TextLook detail;
    detail.font = theme.font(TextRole::Caption);
    detail.colour = theme.ink(look.back.selected ? Ink::Text2 : Ink::Muted);
    TextLook time = detail;
    if (look.isUrgent)
        time.colour = theme.ink(Ink::Warn);
    TextLook special = detail;
    if (look.isSpecial)
        special.colour = theme.ink(Ink::Text2);

    const qreal nameHeight = QFontMetricsF(name.font).height();
    const qreal detailHeight = QFontMetricsF(detail.font).height();
    const qreal top = rect.top() + (rect.height() - nameHeight - detailHeight) / 2.0;
    const QRectF first(rect.left() + Space::l, top, rect.width() - 2 * Space::l, nameHeight);
    const QRectF second(first.left(), first.bottom(), first.width(), detailHeight);
    paintLine(painter, first, look.person, name, look.timeLeft, time);
    paintLine(painter, second, look.cause, detail, look.special, special);
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QueueRowLook look;
    look.person = index.data(QueueModel::PersonRole).toString();
    look.timeLeft = index.data(QueueModel::TimeLeftRole).toString();
    look.cause = index.data(QueueModel::CauseRole).toString();
    look.special = index.data(QueueModel::SpecialRole).toString();
    look.isSpecial = index.data(QueueModel::IsSpecialRole).toBool();
    look.isUrgent = index.data(QueueModel::UrgentRole).toBool();
    look.back.selected = option.state.testFlag(QStyle::State_Selected);
    look.back.hovered = option.state.testFlag(QStyle::State_MouseOver);
    look.back.focused = option.state.testFlag(QStyle::State_HasFocus);
    look.back.paneActive = true;
    look.back.rightToLeft = option.direction == Qt::RightToLeft;
    paintQueueRow(*painter, option.rect, look, Theme::of(option.widget));
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, Theme::of(option.widget).metrics().queueRow};
}

} // namespace matchdesk
