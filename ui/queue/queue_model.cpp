// SPDX-License-Identifier: MIT
#include "queue/queue_model.h"

#include "domain/working_days.h"
#include "wording/formats.h"
#include "wording/phrase.h"
#include "wording/tickets.h"

#include <algorithm>
#include <utility>
#include <unordered_set>

namespace matchdesk {

namespace {

/// Above this, one reset is cheaper for the views than the single changes.
constexpr std::size_t kManyRows = 64;

/// Blind to case and accents, so that "sian" finds Siân.
QString fold(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_D);
    QString kept;
    kept.reserve(apart.size());
    for (const QChar sign : apart) {
        if (sign.category() != QChar::Mark_NonSpacing)
            kept += sign.toCaseFolded();
    }
    return kept;
}

} // namespace

QueueModel::QueueModel(QObject *parent) : QAbstractListModel(parent) {}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    const TicketRow *row = checkIndex(index, CheckIndexOption::IndexIsValid) ? rowAt(index.row()) : nullptr;
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case PersonRole: return shown(row->personName);
    case Qt::AccessibleTextRole: return TicketWords::spoken(*row, m_reader.id, m_now);
    case Qt::ToolTipRole: return Formats::exactly(row->promisedBy);
    case TicketIdRole: return shown(row->id.text);
    case TimeLeftRole: return Formats::timeLeft(row->promisedBy, row->pausedAt, m_now);
    case CauseRole: return TicketWords::causeShort(row->cause);
    case SpecialRole: return TicketWords::special(*row, m_reader.id);
    case IsSpecialRole: return row->hint != Hint::None || (!row->leaseHolder.empty() && row->leaseHolderId != m_reader.id);
    case UrgentRole: return !row->pausedAt && workingDaysLeft(m_now, row->promisedBy) <= 1;
    default: return {};
    }
}

void QueueModel::setReader(const Staff &reader, Instant now)
{
    m_reader = reader;
    m_now = now;
    m_near.clear();
    recount();
    refilter();
}

void QueueModel::setView(QueueView view)
{
    if (view == m_view)
        return;
    m_view = view;
    refilter();
}

void QueueModel::setFilter(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_filter)
        return;
    m_filter = trimmed;
    m_words = fold(trimmed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refilter();
}

void QueueModel::upsert(const std::vector<TicketRow> &rows)
{
    if (rows.empty())
        return;
    if (rows.size() > kManyRows) {
        upsertMany(rows);
    } else {
        for (const TicketRow &row : rows)
            upsertOne(row);
    }
    Q_EMIT countsChanged();
}

void QueueModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_texts.clear();
    m_slots.clear();
    m_order.clear();
    m_shown.clear();
    m_counts.fill(0);
    endResetModel();
    Q_EMIT countsChanged();
}

void QueueModel::setNow(Instant now)
{
    // The views go by date alone: within a day no ticket moves from one to another.
    const bool isNewDay = ukDay(now) != ukDay(m_now);
    m_now = now;
    if (isNewDay) {
        m_near.clear();
        recount();
    }
    if (isNewDay && m_view == QueueView::NearPromise)
        refilter();
    else if (!m_shown.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TimeLeftRole, UrgentRole, Qt::AccessibleTextRole});
}

int QueueModel::count(QueueView view) const
{
    return m_counts.at(static_cast<std::size_t>(std::ranges::find(views, view) - views.begin()));
}

const TicketRow *QueueModel::row(const TicketId &id) const
{
    const auto found = m_slots.find(id);
    return found == m_slots.end() ? nullptr : &m_rows[found->second];
}

const TicketRow *QueueModel::rowAt(int position) const
{
    const auto at = static_cast<std::size_t>(position);
    return position >= 0 && at < m_shown.size() ? &m_rows[m_shown[at]] : nullptr;
}

QModelIndex QueueModel::indexOf(const TicketId &id) const
{
    const auto found = m_slots.find(id);
    if (found == m_slots.end())
        return {};
    const auto at = std::ranges::lower_bound(m_shown, found->second,
        [this](Slot left, Slot right) { return before(left, right); });
    return at != m_shown.end() && *at == found->second ? index(static_cast<int>(at - m_shown.begin())) : QModelIndex();
}

std::vector<TicketId> QueueModel::nextForMe(
    std::size_t limit, const std::vector<TicketId> &without, const TicketId &after) const
{
    return mineOf(m_order, limit, without, after);
}

std::vector<TicketId> QueueModel::nextShown(
    std::size_t limit, const std::vector<TicketId> &without, const TicketId &after) const
{
    return mineOf(m_shown, limit, without, after);
}

std::vector<TicketId> QueueModel::mineOf(
    const std::vector<Slot> &slots, std::size_t limit, const std::vector<TicketId> &without, const TicketId &after) const
{
    // A ticket that is shown no more still has its place in the order.
    const auto known = m_slots.find(after);
    const auto start = known == m_slots.end()
        ? slots.begin()
        : std::ranges::upper_bound(slots, known->second, [this](Slot left, Slot right) { return before(left, right); });
    std::vector<TicketId> next;
    const auto take = [&](Slot slot) {
        const TicketRow &row = m_rows[slot];
        const bool taken = !row.leaseHolder.empty() && row.leaseHolderId != m_reader.id;
        if (next.size() < limit && !taken && shows(QueueView::NextForMe, row, m_reader.id, m_reader.role, m_now)
            && std::ranges::find(without, row.id) == without.end())
            next.push_back(row.id);
        return next.size() < limit;
    };
    for (const auto &[from, to] : {std::pair(start, slots.end()), std::pair(slots.begin(), start)}) {
        for (auto at = from; at != to && take(*at); ++at) {
        }
    }
    return next;
}

QString QueueModel::folded(const TicketRow &row)
{
    return fold(shown(row.personName) + QLatin1Char(' ') + shown(row.reference) + QLatin1Char(' ')
        + TicketWords::causeShort(row.cause) + QLatin1Char(' ') + shown(row.service));
}

bool QueueModel::matches(Slot slot) const
{
    return std::ranges::all_of(m_words, [this, slot](const QString &word) { return m_texts[slot].contains(word); });
}

bool QueueModel::isIn(QueueView view, const TicketRow &row) const
{
    if (view != QueueView::NearPromise)
        return shows(view, row, m_reader.id, m_reader.role, m_now);
    // Counting working days costs microseconds, and promises end on few different moments: ask once for each.
    const auto key = std::tuple(row.promisedBy, row.state, row.pausedAt.has_value());
    const auto known = m_near.find(key);
    if (known != m_near.end())
        return known->second;
    return m_near.emplace(key, shows(view, row, m_reader.id, m_reader.role, m_now)).first->second;
}

bool QueueModel::isShown(Slot slot) const
{
    return isIn(m_view, m_rows[slot]) && matches(slot);
}

void QueueModel::upsertOne(const TicketRow &row)
{
    const auto [entry, isNew] = m_slots.try_emplace(row.id, static_cast<Slot>(m_rows.size()));
    const Slot slot = entry->second;
    if (isNew) {
        m_rows.push_back(row);
        m_texts.push_back(folded(row));
        m_order.insert(std::ranges::lower_bound(m_order, slot, [this](Slot a, Slot b) { return before(a, b); }), slot);
        count(row, 1);
        if (isShown(slot))
            place(slot);
        return;
    }
    if (m_rows[slot] == row || row.changeSeq < m_rows[slot].changeSeq)
        return;
    const QModelIndex old = indexOf(row.id);
    const bool sameOrder = !comesBefore(m_rows[slot], row) && !comesBefore(row, m_rows[slot]);
    count(m_rows[slot], -1);
    count(row, 1);
    if (old.isValid() && sameOrder) {
        m_rows[slot] = row;
        m_texts[slot] = folded(row);
        if (isShown(slot)) {
            Q_EMIT dataChanged(old, old);
            return;
        }
    }
    if (old.isValid()) {
        beginRemoveRows({}, old.row(), old.row());
        m_shown.erase(m_shown.begin() + old.row());
        endRemoveRows();
    }
    const auto at = std::ranges::find(m_order, slot);
    m_order.erase(at);
    m_rows[slot] = row;
    m_texts[slot] = folded(row);
    m_order.insert(std::ranges::lower_bound(m_order, slot, [this](Slot a, Slot b) { return before(a, b); }), slot);
    if (isShown(slot))
        place(slot);
}

void QueueModel::place(Slot slot)
{
    const auto at = std::ranges::lower_bound(m_shown, slot, [this](Slot a, Slot b) { return before(a, b); });
    const int position = static_cast<int>(at - m_shown.begin());
    beginInsertRows({}, position, position);
    m_shown.insert(at, slot);
    endInsertRows();
}

void QueueModel::upsertMany(const std::vector<TicketRow> &rows)
{
    beginResetModel();
    std::unordered_set<Slot> moved;
    for (const TicketRow &row : rows) {
        const auto [entry, isNew] = m_slots.try_emplace(row.id, static_cast<Slot>(m_rows.size()));
        const Slot slot = entry->second;
        if (isNew) {
            m_rows.push_back(row);
            m_texts.push_back(folded(row));
            count(row, 1);
        } else if (row.changeSeq >= m_rows[slot].changeSeq) {
            count(m_rows[slot], -1);
            count(row, 1);
            m_rows[slot] = row;
            m_texts[slot] = folded(row);
        }
        moved.insert(slot);
    }
    std::erase_if(m_order, [&moved](Slot slot) { return moved.contains(slot); });
    const auto inOrder = [this](Slot a, Slot b) { return before(a, b); };
    const auto middle = static_cast<std::ptrdiff_t>(m_order.size());
    m_order.insert(m_order.end(), moved.begin(), moved.end());
    std::sort(m_order.begin() + middle, m_order.end(), inOrder);
    std::inplace_merge(m_order.begin(), m_order.begin() + middle, m_order.end(), inOrder);
    m_shown.clear();
    std::ranges::copy_if(m_order, std::back_inserter(m_shown), [this](Slot slot) { return isShown(slot); });
    endResetModel();
}

void QueueModel::refilter()
{
    beginResetModel();
    m_shown.clear();
    std::ranges::copy_if(m_order, std::back_inserter(m_shown), [this](Slot slot) { return isShown(slot); });
    endResetModel();
}

void QueueModel::recount()
{
    m_counts.fill(0);
    for (const TicketRow &row : m_rows)
        count(row, 1);
    Q_EMIT countsChanged();
}

void QueueModel::count(const TicketRow &row, int by)
{
    for (std::size_t at = 0; at < views.size(); ++at) {
        if (isIn(views.at(at), row))
            m_counts.at(at) += by;
    }
}

} // namespace matchdesk
