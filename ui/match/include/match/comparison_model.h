// SPDX-License-Identifier: MIT
#pragma once

#include "match/comparison.h"

#include <QAbstractTableModel>

namespace matchdesk {

/// The comparison as a table: the first row holds the heads, the first two columns the labels and what was stated.
/// Lives on: main.
class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int headRow = 0;
    static constexpr int labelColumn = 0;
    static constexpr int statedColumn = 1;
    static constexpr int firstCandidateColumn = 2;

    explicit ComparisonModel(QObject *parent = nullptr);

    /// Takes a new comparison; a table of the same shape changes in place, so that the current cell stays.
    void setComparison(Comparison comparison);
    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    [[nodiscard]] const CandidateHead *head(int column) const;
    [[nodiscard]] const ComparedField *field(int row) const;
    [[nodiscard]] const ComparedValue *value(int row, int column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Comparison m_comparison;
};

} // namespace matchdesk
