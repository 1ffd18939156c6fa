// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"
#include "support/result.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <thread>

namespace matchdesk::store {

using WriteWork = std::function<Outcome(Session &)>;

/// One caller's work on its way into a transaction, and what became of it.
struct WaitingWrite {
    explicit WaitingWrite(const WriteWork &todo) : work(&todo) {}

    const WriteWork *work;
    Outcome outcome {Done {}};
    std::exception_ptr thrown; ///< by the work; goes on in the thread that asked for it
    bool taken = false;
    bool done = false;
    std::condition_variable moved;
};

/// The line of those who want to write. One thread runs them all, and takes along whatever waits, so that one wait for the
/// disk serves many writers, and its connection keeps what it has read: a page cache is void once another connection has
/// written. The database would make them take turns as well, but by sleeping and asking again. Any thread.
class WriteQueue {
public:
    /// Runs the writes at the front of the span, in order, in one transaction; sets their outcomes and returns how many it
    /// ran, at least one. Does not throw. Called on the queue's own thread.
    using RunTogether = std::function<std::size_t(std::span<WaitingWrite *const>)>;

    /// `atEnd` is the last that the queue's thread does.
    WriteQueue(std::size_t mostTogether, RunTogether run, std::function<void()> atEnd);

    /// Waits for `work` to be run; its thread is started with the first one. Unavailable when nobody comes to it in time.
    [[nodiscard]] Outcome pass(const WriteWork &work);

private:
    void serve(const std::stop_token &stop);
    void runHead(std::unique_lock<std::mutex> &lock);

    const std::size_t m_mostTogether;
    const RunTogether m_run;
    const std::function<void()> m_atEnd;
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<WaitingWrite *> m_waiting;
    std::jthread m_thread; ///< the last member: it ends before what it uses
};

} // namespace matchdesk::store
