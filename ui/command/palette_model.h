// SPDX-License-Identifier: MIT
#pragma once

#include "command/command_palette.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace matchdesk {

class CommandRegistry;

/// One line of the palette: a command, or an offer where `commandId` is empty.
struct PaletteRow {
    QString commandId;
    QString title;
    std::vector<qsizetype> found; ///< positions of the typed letters in the title
    QString key;
    QString note;                 ///< why it cannot run now, or an offer's note
    bool available = true;
    std::function<void()> action; ///< of an offer
};

/// The lines that fit what was typed, best first. Main thread.
class PaletteModel final : public QAbstractListModel {
public:
    explicit PaletteModel(const CommandRegistry &registry, QObject *parent);

    void search(const QString &typed);
    [[nodiscard]] const PaletteRow *row(const QModelIndex &index) const;
    void remember(const QString &commandId);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    CommandPalette::Offers offers;
    QStringList recent;

private:
    const CommandRegistry &m_registry;
    std::vector<PaletteRow> m_rows;
};

/// Paints a line: the letters that were found strong, the key as a cap or the note at the end.
class PaletteDelegate final : public QStyledItemDelegate {
public:
    PaletteDelegate(const PaletteModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const PaletteModel &m_model;
};

} // namespace matchdesk
