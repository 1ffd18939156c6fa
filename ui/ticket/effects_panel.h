// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace matchdesk {

class SpannedLabel;
class TicketPresenter;
class TypeLabel;

/// What the decision that Enter would take does, in full, before it is taken.
class EffectsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit EffectsPanel(TicketPresenter &presenter, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    TicketPresenter &m_presenter;
    TypeLabel *m_condition;
    SpannedLabel *m_consequences;
};

} // namespace matchdesk
