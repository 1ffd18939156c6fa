// SPDX-License-Identifier: MIT
#pragma once

#include "domain/decision.h"

#include <QWidget>

#include <vector>

namespace matchdesk {

class CommandRegistry;
class KeyButton;
class SpannedLabel;
class TicketPresenter;

/// The decisions with the keys that take them. While a question is open: its confirmation and the way back.
class DecisionBar final : public QWidget {
    Q_OBJECT
public:
    DecisionBar(TicketPresenter &presenter, CommandRegistry &registry, QWidget *parent = nullptr);

private:
    void refresh();
    void refreshOther(const std::vector<DecisionKind> &offered);

    TicketPresenter &m_presenter;
    CommandRegistry &m_registry;
    KeyButton *m_primary;
    KeyButton *m_back;
    std::vector<KeyButton *> m_others;
    SpannedLabel *m_advice;
};

} // namespace matchdesk
