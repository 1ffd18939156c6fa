// SPDX-License-Identifier: MIT
#pragma once

#include "domain/queue.h"
#include "domain/ticket.h"

#include <QAbstractListModel>

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace matchdesk {

/// The queue as one view of it shows: rows in queue order, filtered by view and by text. Holds every ticket and an index
/// of those shown, because a proxy model asks each of 100,000 rows through virtual calls. Lives on: main.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        TicketIdRole = Qt::UserRole + 1, ///< QString
        PersonRole,
        TimeLeftRole,
        CauseRole,
        SpecialRole,
        IsSpecialRole, ///< bool: SpecialRole is not just the reference
        UrgentRole,    ///< bool: one working day or less
    };
    static constexpr std::array views {QueueView::NextForMe, QueueView::ParkedByMe, QueueView::AwaitingUser,
        QueueView::SecondOpinions, QueueView::NearPromise, QueueView::Closed, QueueView::All};

    explicit QueueModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Whose queue it is; decides what the views show.
    void setReader(const Staff &reader, Instant now);
    void setView(QueueView view);
    [[nodiscard]] QueueView view() const { return m_view; }
    /// Rows whose person, reference, cause or service hold every word of `text`.
    void setFilter(const QString &text);
    [[nodiscard]] const QString &filter() const { return m_filter; }
    /// Adds or replaces by id. Few rows change in place, so that selection and scrolling stay; many at once reset.
    void upsert(const std::vector<TicketRow> &rows);
    void clear();
    /// The time has moved on: ages, and which tickets are near their promise.
    void setNow(Instant now);

    [[nodiscard]] int count(QueueView view) const;
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const TicketRow *row(const TicketId &id) const;
    [[nodiscard]] const TicketRow *rowAt(int position) const;
    [[nodiscard]] QModelIndex indexOf(const TicketId &id) const;
    /// Tickets of the view "next for me" in order, without those in `without`; at most `limit`. They begin behind `after`
    /// and go round from the queue's end to its beginning.
    [[nodiscard]] std::vector<TicketId> nextForMe(
        std::size_t limit, const std::vector<TicketId> &without = {}, const TicketId &after = {}) const;
    /// As nextForMe, of those that the view and the filter show: what comes next for whoever works in that view.
    [[nodiscard]] std::vector<TicketId> nextShown(
        std::size_t limit, const std::vector<TicketId> &without = {}, const TicketId &after = {}) const;

Q_SIGNALS:
    void countsChanged();

private:
    using Slot = std::uint32_t;
    [[nodiscard]] std::vector<TicketId> mineOf(
        const std::vector<Slot> &slots, std::size_t limit, const std::vector<TicketId> &without, const TicketId &after) const;
    [[nodiscard]] bool isIn(QueueView view, const TicketRow &row) const;
    [[nodiscard]] bool isShown(Slot slot) const;
    [[nodiscard]] bool matches(Slot slot) const;
    [[nodiscard]] bool before(Slot left, Slot right) const { return comesBefore(m_rows[left], m_rows[right]); }
    void upsertOne(const TicketRow &row);
    void upsertMany(const std::vector<TicketRow> &rows);
    void place(Slot slot);
    void refilter();
    void recount();
    void count(const TicketRow &row, int by);
    [[nodiscard]] static QString folded(const TicketRow &row);

    Staff m_reader;
    Instant m_now {};
    QueueView m_view = QueueView::NextForMe;
    QString m_filter;
    QStringList m_words;
    std::vector<TicketRow> m_rows;   ///< by slot; a slot never moves
    std::vector<QString> m_texts;    ///< by slot: what the filter looks in, folded
    std::unordered_map<TicketId, Slot> m_slots;
    std::vector<Slot> m_order;       ///< every slot, in queue order
    std::vector<Slot> m_shown;       ///< those that the view and the filter show, in the same order
    std::array<int, views.size()> m_counts {};
    mutable std::map<std::tuple<Instant, TicketState, bool>, bool> m_near; ///< answers of the promise's view, as of m_now
};

} // namespace matchdesk
