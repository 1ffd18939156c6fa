// SPDX-License-Identifier: MIT
#pragma once

#include "http/server.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace matchdesk::http {

/// Threads that run handlers, with a bounded queue in front. Each makes, keeps and destroys its own handler.
class WorkerPool {
public:
    using Clock = std::chrono::steady_clock;

    enum class Ending {
        Answered,
        Failed,    ///< the handler threw, or its answer cannot be sent
        Late,      ///< waited past `latest`; the handler never saw it
    };

    /// One request on its way. `done` is called on the worker; the response is empty unless Answered.
    struct Job {
        Request request;
        Clock::time_point latest;
        std::function<void(Ending, Response)> done;
    };

    WorkerPool(unsigned workers, std::size_t queueLimit);
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    /// Starts every worker and waits until each has its handler. On an error the others are stopped again.
    [[nodiscard]] Outcome start(const HandlerFactory &factory);
    /// False, and `job` is dropped, where the queue is full or the pool is not running. Any thread.
    [[nodiscard]] bool submit(Job job);
    /// Drops what waits, lets each worker end its current request and joins. Dropped jobs are not told.
    void stop();

private:
    void run(unsigned worker, const HandlerFactory &factory);

    const unsigned m_workers;
    const std::size_t m_queueLimit;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_started;
    std::deque<Job> m_queue;
    std::vector<std::thread> m_threads;
    std::optional<Error> m_failure;
    unsigned m_ready = 0;
    bool m_running = false;
};

} // namespace matchdesk::http
