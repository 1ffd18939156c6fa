// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QListView>

#include <vector>

namespace matchdesk {

/// One line of a history, of messages or of the outbox.
struct Entry {
    QString title;
    QString detail;
    QString when;
    QString exactly; ///< the whole moment, for the tooltip
    QString state;   ///< a third line; empty for none
    QString body;    ///< what is read when the line is chosen; empty for lines without
    friend bool operator==(const Entry &, const Entry &) = default;
};

/// Entries as a list. Lives on: main.
class EntryModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit EntryModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void setEntries(std::vector<Entry> entries);
    [[nodiscard]] const Entry *entry(int row) const;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Entry> m_entries;
};

/// Two lines to an entry: what happened and when, and below what belongs to it; a third where there is a state.
class EntryList final : public QListView {
    Q_OBJECT
public:
    explicit EntryList(const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] EntryModel &entries() { return *m_entries; }

Q_SIGNALS:
    void entryChosen(int row);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    EntryModel *m_entries;
};

} // namespace matchdesk
