// SPDX-License-Identifier: MIT
#pragma once

#include "domain/ticket.h"

#include <QListView>

namespace matchdesk {

class QueueModel;
class ViewModel;

/// The queue's views with their counts, one line each. A list box: arrows move, the current one is shown.
class ViewList final : public QListView {
    Q_OBJECT
public:
    explicit ViewList(QueueModel &model, QWidget *parent = nullptr);

    void setView(QueueView view);
    /// The list always offers it; any other view stands in it only while it is shown.
    [[nodiscard]] static bool isOffered(QueueView view);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void viewChosen(matchdesk::QueueView view);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    ViewModel *m_views;
};

} // namespace matchdesk
