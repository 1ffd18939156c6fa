// SPDX-License-Identifier: MIT
#include "match/comparison_grid.h"

#include "comparison_delegate.h"
#include "match/comparison_model.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QResizeEvent>

namespace matchdesk {

namespace {

constexpr int kLabelWidth = 104;
constexpr int kStatedWidth = 184;
constexpr int kNarrowStatedWidth = 164;
constexpr int kWidestCandidate = 420;
/// Of the eleven pixels of padding in a row, how many it may give up in a low window.
constexpr int kMostTightened = 8;

} // namespace

ComparisonGrid::ComparisonGrid(QWidget *parent)
    : QTableView(parent), m_model(new ComparisonModel(this)), m_delegate(new ComparisonDelegate(this))
{
    setAccessibleName(tr("Comparison of what was stated with the candidates"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setWordWrap(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(20);
    verticalHeader()->setMinimumSectionSize(10);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ComparisonGrid::layOut);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ComparisonGrid::layOut);
}

void ComparisonGrid::setComparison(Comparison comparison)
{
    m_syncing = true;
    const int row = currentIndex().isValid() ? currentIndex().row() : 1;
    m_model->setComparison(std::move(comparison));
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1),
            std::min(ComparisonModel::firstCandidateColumn, m_model->columnCount() - 1)));
    m_syncing = false;
    setChosen(m_chosen);
}

const Comparison &ComparisonGrid::comparison() const
{
    return m_model->comparison();
}

void ComparisonGrid::setChosen(int shown)
{
    m_chosen = shown < static_cast<int>(comparison().heads.size()) ? shown : -1;
    const int column = m_chosen < 0 ? -1 : m_chosen + ComparisonModel::firstCandidateColumn;
    m_delegate->setChosenColumn(column);
    if (column >= 0 && currentIndex().column() != column) {
        m_syncing = true;
        setCurrentIndex(m_model->index(std::max(1, currentIndex().row()), column));
        m_syncing = false;
    }
    viewport()->update();
}

matching::Field ComparisonGrid::currentField() const
{
    const ComparedField *field = m_model->field(currentIndex().row());
    return field != nullptr ? field->field : matching::Field::Name;
}

int ComparisonGrid::contentHeight() const
{
    int height = 2 * frameWidth();
    for (const int row : m_rowHeights)
        height += row;
    return height;
}

QSize ComparisonGrid::sizeHint() const
{
    return {760, std::max(contentHeight(), 120)};
}

QSize ComparisonGrid::minimumSizeHint() const
{
    return {480, 200};
}

void ComparisonGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    m_delegate->setCurrentRow(current.row());
    viewport()->update();
    if (!m_syncing && current.isValid() && current.column() >= ComparisonModel::firstCandidateColumn
        && current.column() != previous.column())
        Q_EMIT chosenByUser(current.column() - ComparisonModel::firstCandidateColumn);
    if (current.row() != previous.row())
        Q_EMIT currentFieldChanged();
}

QModelIndex ComparisonGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex to = QTableView::moveCursor(action, modifiers);
    // Arrows stay among the candidates: labels and stated values are read with each cell.
    if (!to.isValid() || m_model->columnCount() <= ComparisonModel::firstCandidateColumn)
        return to;
    return m_model->index(to.row(), std::max(to.column(), ComparisonModel::firstCandidateColumn));
}

void ComparisonGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        layOut();
    else
        tighten();
}

void ComparisonGrid::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::PaletteChange)
        layOut();
}

void ComparisonGrid::layOut()
{
    const int columns = m_model->columnCount();
    if (columns == 0 || viewport()->width() <= 0) {
        updateGeometry();
        return;
    }
    const int candidates = columns - ComparisonModel::firstCandidateColumn;
    const qreal scale = Theme::of(this).appearance().textScale;
    const int label = qRound(kLabelWidth * scale);
    int stated = qRound((candidates >= kCandidatesShown ? kNarrowStatedWidth : kStatedWidth) * scale);
    const int room = viewport()->width() - label;
    if (candidates == 0)
        stated = room;
    else
        stated = std::min(stated, room / (candidates + 1));
    setColumnWidth(ComparisonModel::labelColumn, label);
    setColumnWidth(ComparisonModel::statedColumn, stated);
    int left = room - stated;
    for (int at = 0; at < candidates; ++at) {
        const int width = std::min(left / (candidates - at), qRound(kWidestCandidate * scale));
        setColumnWidth(ComparisonModel::firstCandidateColumn + at, width);
        left -= width;
    }
    m_rowHeights.clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        int height = 0;
        for (int column = 0; column < columns; ++column)
            height = std::max(height, m_delegate->heightFor(this, m_model->index(row, column), columnWidth(column)));
        m_rowHeights.push_back(height);
    }
    setMaximumHeight(contentHeight());
    updateGeometry();
    tighten();
}

void ComparisonGrid::tighten()
{
    const int rows = static_cast<int>(m_rowHeights.size());
    const int lacking = contentHeight() - height();
    const int each = rows == 0 ? 0 : std::clamp((lacking + rows - 1) / rows, 0, kMostTightened);
    m_delegate->setTightened(each);
    for (int row = 0; row < rows; ++row)
        setRowHeight(row, m_rowHeights[static_cast<std::size_t>(row)] - each);
    viewport()->update();
}

} // namespace matchdesk
