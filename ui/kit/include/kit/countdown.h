// SPDX-License-Identifier: MIT
#pragma once

#include "kit/labels.h"
#include "support/clock.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace matchdesk {

/// Words that count down to a moment: "next goes in 9 s". Wakes once a second, on the second, and only while it runs.
/// The clock must outlive it.
class Countdown final : public SpannedLabel {
    Q_OBJECT
public:
    using Words = std::function<SpannedText(std::chrono::seconds left)>;

    Countdown(const Clock &clock, TextRole role, Ink ink, QWidget *parent = nullptr);
    /// The sentence for a number of seconds; "%n s" where it is not set.
    void setWords(Words words);
    void start(Instant due);
    void stop();
    [[nodiscard]] std::optional<std::chrono::seconds> left() const; ///< rounded up; nothing when it does not run
    /// Looks at the clock now; the timer calls it.
    void refresh();

Q_SIGNALS:
    void due();

private:
    const Clock &m_clock;
    Words m_words;
    std::optional<Instant> m_due;
    QTimer m_timer;
};

} // namespace matchdesk
