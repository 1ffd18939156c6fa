// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>

namespace matchdesk {

/// A moment in UTC, to the microsecond: what the database stores and the wire carries.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Where the time comes from, so that tests can hold it still. Callable from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override
    {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

/// A clock that moves only when it is told to.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start.time_since_epoch().count()) {}
    [[nodiscard]] Instant now() const override { return Instant(std::chrono::microseconds(m_now.load())); }
    void advance(std::chrono::microseconds by) { m_now += by.count(); }

private:
    std::atomic<std::chrono::microseconds::rep> m_now;
};

} // namespace matchdesk
