// SPDX-License-Identifier: MIT
#pragma once

#include "bench/figures.h"

#include <QApplication>

#include <functional>
#include <optional>

namespace matchdesk::bench {

/// The application, with a watch on what its window paints. A frame is over when the event that painted it has been
/// handled to its end: every widget painted and the picture handed to the platform.
/// Lives on: main.
class FrameProbe final : public QApplication {
    Q_OBJECT
public:
    using QApplication::QApplication;

    /// From now on asks `isIt` after each widget that was painted; the frame in which it first says yes is the awaited one.
    void await(std::function<bool(QObject *painted)> isIt);
    /// Handles events until the awaited frame is over; nothing when it did not come in time.
    [[nodiscard]] std::optional<SteadyClock::time_point> frame(std::chrono::milliseconds atMost);
    /// The processor time that this thread had between await() and the end of the frame, in milliseconds: what the
    /// frame costs on a machine that others use as well.
    [[nodiscard]] double processorTime() const { return m_processorAfter - m_processorBefore; }
    /// Handles events, as they come, for this long.
    void idle(std::chrono::milliseconds time);
    /// Handles events until `isDone`, which is asked after each turn; false when it did not come in time.
    bool until(const std::function<bool()> &isDone, std::chrono::milliseconds atMost);

    /// The longest that one event kept the window from the next one, since the last call.
    [[nodiscard]] double takeLongestTurn();

    bool notify(QObject *receiver, QEvent *event) override;

Q_SIGNALS:
    void frameOver();

private:
    std::function<bool(QObject *)> m_isIt;
    bool m_seen = false;
    std::optional<SteadyClock::time_point> m_over;
    double m_processorBefore = 0;
    double m_processorAfter = 0;
    SteadyClock::duration m_longest {};
    int m_depth = 0;
};

} // namespace matchdesk::bench
