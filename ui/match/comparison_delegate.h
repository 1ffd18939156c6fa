// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace matchdesk {

/// Paints and measures the cells of the comparison from tokens; keeps nothing but which candidate is chosen.
class ComparisonDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setChosenColumn(int column) { m_chosenColumn = column; }
    /// What each row gives up of its padding, so that all fits.
    void setTightened(int pixels) { m_tightened = pixels; }
    void setCurrentRow(int row) { m_currentRow = row; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The height that the cell takes at `width`.
    [[nodiscard]] int heightFor(const QWidget *widget, const QModelIndex &index, int width) const;

private:
    int m_chosenColumn = -1;
    int m_tightened = 0;
    int m_currentRow = -1;
};

} // namespace matchdesk
