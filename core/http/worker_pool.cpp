// SPDX-License-Identifier: MIT
#include "worker_pool.h"

#include "response_writer.h"

#include <utility>

namespace matchdesk::http {

namespace {

std::pair<WorkerPool::Ending, Response> answer(const Handler &handler, const Request &request)
{
    try {
        Response response = handler(request);
        if (isSendable(response))
            return {WorkerPool::Ending::Answered, std::move(response)};
    } catch (...) {    // NOLINT(bugprone-empty-catch): whatever it was, it must not take the server with it
    }
    return {WorkerPool::Ending::Failed, {}};
}

Result<Handler> made(const HandlerFactory &factory, unsigned worker)
{
    try {
        return factory(worker);
    } catch (...) {
        Error error;
        error.detail = "A worker's handler could not be made.";
        return error;
    }
}

} // namespace

WorkerPool::WorkerPool(unsigned workers, std::size_t queueLimit) : m_workers(workers), m_queueLimit(queueLimit) {}

WorkerPool::~WorkerPool()
{
    stop();
}

Outcome WorkerPool::start(const HandlerFactory &factory)
{
    {
        std::unique_lock lock(m_mutex);
        m_running = true;
        for (unsigned worker = 0; worker < m_workers; ++worker)
            m_threads.emplace_back([this, worker, &factory] { run(worker, factory); });
        m_started.wait(lock, [this] { return m_ready == m_workers; });
        if (!m_failure)
            return Done {};
    }
    stop();
    return *m_failure;
}

bool WorkerPool::submit(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running || m_queue.size() >= m_queueLimit)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_work.notify_one();
    return true;
}

void WorkerPool::stop()
{
    std::deque<Job> dropped;
    {
        const std::lock_guard lock(m_mutex);
        m_running = false;
        dropped.swap(m_queue);
    }
    m_work.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkerPool::run(unsigned worker, const HandlerFactory &factory)
{
    Result<Handler> handler = made(factory, worker);
    std::unique_lock lock(m_mutex);
    // The factory lives in the caller of start(), which leaves as soon as all are ready: it is not touched after this.
    if (!handler.ok() && !m_failure)
        m_failure = handler.error();
    ++m_ready;
    m_started.notify_all();
    if (!handler.ok())
        return;
    while (true) {
        m_work.wait(lock, [this] { return !m_running || !m_queue.empty(); });
        if (!m_running)
            break;
        Job job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        if (Clock::now() > job.latest) {
            job.done(Ending::Late, {});
        } else {
            auto [ending, response] = answer(handler.value(), job.request);
            job.done(ending, std::move(response));
        }
        job = {};
        lock.lock();
    }
}

} // namespace matchdesk::http
