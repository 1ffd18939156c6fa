// SPDX-License-Identifier: MIT
#include "write_queue.h"

#include "failure.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace matchdesk::store {

namespace {

constexpr std::chrono::milliseconds kLongestWait {5000};

} // namespace

WriteQueue::WriteQueue(std::size_t mostTogether, RunTogether run, std::function<void()> atEnd)
    : m_mostTogether(mostTogether), m_run(std::move(run)), m_atEnd(std::move(atEnd))
{
}

Outcome WriteQueue::pass(const WriteWork &work)
{
    WaitingWrite mine(work);
    std::unique_lock lock(m_mutex);
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
    m_waiting.push_back(&mine);
    m_arrived.notify_one();
    const auto giveUp = std::chrono::steady_clock::now() + kLongestWait;
    while (!mine.done) {
        // What is being run already has to be waited for, however long it takes.
        if (mine.taken) {
            mine.moved.wait(lock);
        } else if (mine.moved.wait_until(lock, giveUp) == std::cv_status::timeout && !mine.taken && !mine.done) {
            std::erase(m_waiting, &mine);
            return fault(ErrorCode::Unavailable, "another write takes too long");
        }
    }
    if (mine.thrown)
        std::rethrow_exception(mine.thrown);
    return std::move(mine.outcome);
}

void WriteQueue::serve(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (m_arrived.wait(lock, stop, [this] { return !m_waiting.empty(); }))
        runHead(lock);
    lock.unlock();
    m_atEnd();
}

void WriteQueue::runHead(std::unique_lock<std::mutex> &lock)
{
    const std::size_t count = std::min(m_waiting.size(), m_mostTogether);
    const std::vector<WaitingWrite *> together(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(count));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(count));
    for (WaitingWrite *write : together)
        write->taken = true;
    lock.unlock();
    const std::size_t ran = m_run(together);
    lock.lock();
    for (std::size_t i = 0; i < ran; ++i) {
        together[i]->done = true;
        together[i]->moved.notify_one();
    }
    // What did not fit into this transaction stays at the head.
    for (std::size_t i = count; i > ran; --i) {
        together[i - 1]->taken = false;
        m_waiting.push_front(together[i - 1]);
    }
}

} // namespace matchdesk::store
