// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest_rules.h"
#include "support/clock.h"

#include <QWidget>

#include <vector>

namespace matchdesk {

/// What has to be true before an address changes: one line each, with its verdict as a shape and a word.
class GateList final : public QWidget {
    Q_OBJECT
public:
    explicit GateList(QWidget *parent = nullptr);
    void setGates(const std::vector<GateView> &gates, Instant now);

private:
    std::vector<GateView> m_gates;
};

} // namespace matchdesk
