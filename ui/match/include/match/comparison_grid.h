// SPDX-License-Identifier: MIT
#pragma once

#include "match/comparison.h"

#include <QTableView>

#include <vector>

namespace matchdesk {

class ComparisonDelegate;
class ComparisonModel;

/// What was stated beside up to four candidates, an identifier to a row. The column of the chosen candidate has the
/// accent's bar; arrows move the row and the candidate. As wide as its place and as high as its content; it scrolls only
/// where the text is so large that it cannot fit. A table to assistive technology, a sentence to each cell.
class ComparisonGrid final : public QTableView {
    Q_OBJECT
public:
    explicit ComparisonGrid(QWidget *parent = nullptr);

    void setComparison(Comparison comparison);
    [[nodiscard]] const Comparison &comparison() const;
    /// The chosen candidate among those shown, from 0; -1 for none.
    void setChosen(int shown);
    [[nodiscard]] int chosen() const { return m_chosen; }
    /// The identifier of the current row.
    [[nodiscard]] matching::Field currentField() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// With all the padding; the grid gives some of it up before it scrolls.
    [[nodiscard]] int contentHeight() const;

Q_SIGNALS:
    void chosenByUser(int shown);
    void currentFieldChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void layOut();
    void tighten();

    ComparisonModel *m_model;
    ComparisonDelegate *m_delegate;
    std::vector<int> m_rowHeights; ///< with all their padding
    int m_chosen = -1;
    bool m_syncing = false;
};

} // namespace matchdesk
