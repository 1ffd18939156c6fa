// SPDX-License-Identifier: MIT
#include "kit/flow_row.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <numeric>

namespace matchdesk {

namespace {

bool expands(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal);
}

int heightOf(QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

FlowRow::FlowRow(QWidget *parent)
    : QLayout(parent)
{
}

FlowRow::~FlowRow() = default;

void FlowRow::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowRow::itemAt(int at) const
{
    return at >= 0 && at < count() ? m_items[static_cast<std::size_t>(at)].get() : nullptr;
}

QLayoutItem *FlowRow::takeAt(int at)
{
    if (at < 0 || at >= count())
        return nullptr;
    const auto taken = m_items.begin() + at;
    QLayoutItem *item = taken->release();
    m_items.erase(taken);
    invalidate();
    return item;
}

int FlowRow::heightForWidth(int width) const
{
    return flow(QRect(0, 0, width, 0), Act::Measure);
}

QSize FlowRow::sizeHint() const
{
    // As one line; the height of more lines is asked for with a width.
    QSize size;
    int shown = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = {size.width() + hint.width(), std::max(size.height(), hint.height())};
        ++shown;
    }
    const QMargins margins = contentsMargins();
    size.rwidth() += std::max(0, shown - 1) * spacing();
    return size.grownBy(margins);
}

QSize FlowRow::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    flow(rect, Act::Place);
}

std::vector<QLayoutItem *> FlowRow::lineFrom(std::size_t &first, int width) const
{
    std::vector<QLayoutItem *> line;
    int taken = 0;
    for (; first < m_items.size(); ++first) {
        QLayoutItem *item = m_items[first].get();
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width() + (line.empty() ? 0 : spacing());
        if (!line.empty() && taken + wanted > width)
            break;
        taken += wanted;
        line.push_back(item);
    }
    return line;
}

int FlowRow::flow(const QRect &rect, Act act) const
{
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved(margins);
    int y = room.top();
    for (std::size_t first = 0; first < m_items.size();) {
        const std::vector<QLayoutItem *> line = lineFrom(first, room.width());
        if (line.empty())
            break;
        const int all = std::accumulate(line.begin(), line.end(), static_cast<int>(line.size() - 1) * spacing(),
            [](int sum, const QLayoutItem *item) { return sum + item->sizeHint().width(); });
        const auto last = std::ranges::find_if(line, [](const QLayoutItem *item) { return expands(*item); });
        std::vector<int> widths;
        int height = 0;
        for (auto at = line.begin(); at != line.end(); ++at) {
            const int rest = at == last ? std::max(0, room.width() - all) : 0;
            widths.push_back(std::min((*at)->sizeHint().width() + rest, room.width()));
            height = std::max(height, heightOf(**at, widths.back()));
        }
        int x = room.left();
        for (std::size_t at = 0; at < line.size() && act == Act::Place; ++at) {
            const QRect place(x, y, widths[at], height);
            line[at]->setGeometry(QStyle::visualRect(
                parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, room, place));
            x += widths[at] + spacing();
        }
        y += height + spacing();
    }
    return std::max(0, y - spacing() - room.top()) + margins.top() + margins.bottom();
}

} // namespace matchdesk
