// SPDX-License-Identifier: MIT
#pragma once

#include "theme/paint.h"

#include <QStyledItemDelegate>

namespace matchdesk {

class Theme;

/// What one row of the queue looks like; the delegate fills it from the model's roles.
struct QueueRowLook {
    QString person;
    QString timeLeft;
    QString cause;
    QString special;
    bool isSpecial = false;
    bool isUrgent = false;
    RowBack back;
};

/// Paints one row: name and time left, below them the cause and the reference (or what makes the ticket special).
void paintQueueRow(QPainter &painter, const QRect &rect, const QueueRowLook &look, const Theme &theme);

/// Paints the queue's rows from roles and tokens; keeps nothing.
class QueueDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace matchdesk
