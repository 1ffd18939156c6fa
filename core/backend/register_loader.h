// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "register/live_register.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace matchdesk {

/// Builds the register from the store's records in a thread of its own, once, trying again while the store fails.
class RegisterLoader {
public:
    RegisterLoader(Store &store, LiveRegister &records);
    ~RegisterLoader(); ///< stops
    RegisterLoader(const RegisterLoader &) = delete;
    RegisterLoader &operator=(const RegisterLoader &) = delete;

    /// Does nothing when there is a register already.
    void start();
    /// Gives up between steps; building itself runs to its end. A second call does nothing.
    void stop();

    [[nodiscard]] bool ready() const noexcept { return m_records.current() != nullptr; }
    /// Waits for the register, at most `patience`. Only one caller waits at a time, so that the others' workers stay
    /// free for what needs no register. False when there is none yet. Any thread.
    [[nodiscard]] bool waitReady(std::chrono::milliseconds patience);
    /// Once ready(): the newest change that was in what was loaded; nothing when there was a register before. Any thread.
    [[nodiscard]] std::optional<std::int64_t> loadedChange() const noexcept;

private:
    void run(const std::stop_token &stop);
    [[nodiscard]] bool load();

    Store &m_store;
    LiveRegister &m_records;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::atomic<std::int64_t> m_loaded = -1;
    bool m_waiting = false;
    bool m_stopped = false;
    std::jthread m_thread;
};

} // namespace matchdesk
