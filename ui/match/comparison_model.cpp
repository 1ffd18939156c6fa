// SPDX-License-Identifier: MIT
#include "match/comparison_model.h"

#include "wording/formats.h"

namespace matchdesk {

ComparisonModel::ComparisonModel(QObject *parent) : QAbstractTableModel(parent) {}

void ComparisonModel::setComparison(Comparison comparison)
{
    const bool sameShape = comparison.heads.size() == m_comparison.heads.size()
        && comparison.fields.size() == m_comparison.fields.size();
    if (!sameShape)
        beginResetModel();
    m_comparison = std::move(comparison);
    if (!sameShape)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const CandidateHead *ComparisonModel::head(int column) const
{
    const auto at = static_cast<std::size_t>(column - firstCandidateColumn);
    return column >= firstCandidateColumn && at < m_comparison.heads.size() ? &m_comparison.heads[at] : nullptr;
}

const ComparedField *ComparisonModel::field(int row) const
{
    const auto at = static_cast<std::size_t>(row - 1);
    return row >= 1 && at < m_comparison.fields.size() ? &m_comparison.fields[at] : nullptr;
}

const ComparedValue *ComparisonModel::value(int row, int column) const
{
    const ComparedField *line = field(row);
    const auto at = static_cast<std::size_t>(column - firstCandidateColumn);
    return line != nullptr && column >= firstCandidateColumn && at < line->values.size() ? &line->values[at] : nullptr;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_comparison.fields.empty() ? 0 : static_cast<int>(m_comparison.fields.size()) + 1;
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_comparison.fields.empty()
        ? 0
        : static_cast<int>(m_comparison.heads.size()) + firstCandidateColumn;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    // An address can be cut in its cell: here it is whole.
    if (role == Qt::ToolTipRole) {
        const ComparedField *of = field(index.row());
        if (of == nullptr || of->field != matching::Field::EmailAddress || index.column() == labelColumn)
            return {};
        const ComparedValue *held = value(index.row(), index.column());
        return held != nullptr ? held->value.text : of->stated.text;
    }
    if ((role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const bool spoken = role == Qt::AccessibleTextRole;
    const int row = index.row();
    const int column = index.column();
    if (row == headRow) {
        if (column == statedColumn)
            return spoken ? m_comparison.statedTitle + QStringLiteral(". ") + m_comparison.statedNote : m_comparison.statedTitle;
        if (const CandidateHead *of = head(column))
            return spoken ? of->spoken : of->likelihood;
        return QString();
    }
    const ComparedField *line = field(row);
    if (line == nullptr)
        return {};
    if (column == labelColumn)
        return line->label;
    if (column == statedColumn)
        return spoken ? QStringLiteral("%1, %2: %3").arg(line->label, m_comparison.statedTitle, line->stated.text)
                      : line->stated.text;
    const ComparedValue *of = value(row, column);
    if (of == nullptr)
        return {};
    return spoken ? of->spoken : of->value.text + QStringLiteral(", ") + of->verdict;
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (orientation == Qt::Vertical) {
        const ComparedField *line = field(section);
        return line != nullptr ? line->label : QString();
    }
    if (section == statedColumn)
        return m_comparison.statedTitle;
    const CandidateHead *of = head(section);
    return of != nullptr ? Formats::number(of->number) : QString();
}

} // namespace matchdesk
