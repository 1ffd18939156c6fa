// SPDX-License-Identifier: MIT
#pragma once

#include "domain/contest.h"
#include "support/clock.h"

#include <QWidget>

#include <vector>

namespace matchdesk {

/// What was tried before support was asked, oldest first, each with its moment.
class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);
    void setSteps(const Contest &contest, Instant now);
};

} // namespace matchdesk
