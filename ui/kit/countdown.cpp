// SPDX-License-Identifier: MIT
#include "kit/countdown.h"

#include <algorithm>
#include <utility>

namespace matchdesk {

using namespace std::chrono_literals;

Countdown::Countdown(const Clock &clock, TextRole role, Ink ink, QWidget *parent)
    : SpannedLabel(role, ink, parent)
    , m_clock(clock)
    , m_words([](std::chrono::seconds left) {
        //: A countdown: so many seconds.
        return SpannedText::plain(tr("%n s", nullptr, static_cast<int>(left.count())));
    })
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Countdown::refresh);
}

void Countdown::setWords(Words words)
{
    m_words = std::move(words);
    refresh();
}

void Countdown::start(Instant due)
{
    m_due = due;
    refresh();
}

void Countdown::stop()
{
    m_due.reset();
    m_timer.stop();
    setText(QString());
}

std::optional<std::chrono::seconds> Countdown::left() const
{
    if (!m_due)
        return std::nullopt;
    return std::max(0s, std::chrono::ceil<std::chrono::seconds>(*m_due - m_clock.now()));
}

void Countdown::refresh()
{
    const auto seconds = left();
    if (!seconds)
        return;
    setText(m_words(*seconds));
    if (*seconds == 0s) {
        m_due.reset();
        m_timer.stop();
        Q_EMIT due();
        return;
    }
    // Wake when the shown second is over, not a second after the last look.
    const auto untilNext = *m_due - m_clock.now() - (*seconds - 1s);
    m_timer.start(std::clamp(std::chrono::ceil<std::chrono::milliseconds>(untilNext), 1ms, 1000ms));
}

} // namespace matchdesk
