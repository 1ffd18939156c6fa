// SPDX-License-Identifier: MIT
#include "write_queue.h"

#include "failure.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace matchdesk::store {

namespace {

constexpr std::chrono::milliseconds kLongestWait {5000};

} // namespace

Outcome WriteQueue::pass(const WriteWork &work, const RunTogether &run)
{
    WaitingWrite mine(work);
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&mine);
    const auto giveUp = std::chrono::steady_clock::now() + kLongestWait;
    const auto movesOn = [&] { return mine.done || (!m_led && m_waiting.front() == &mine); };
    while (!movesOn()) {
        // What somebody else is running already has to be waited for, however long it takes.
        if (mine.taken) {
            m_moved.wait(lock);
        } else if (m_moved.wait_until(lock, giveUp) == std::cv_status::timeout && !mine.taken && !movesOn()) {
            std::erase(m_waiting, &mine);
            m_moved.notify_all();
            return fault(ErrorCode::Unavailable, "another write takes too long");
        }
    }
    if (!mine.done)
        lead(lock, run);
    if (mine.thrown)
        std::rethrow_exception(mine.thrown);
    return std::move(mine.outcome);
}

void WriteQueue::lead(std::unique_lock<std::mutex> &lock, const RunTogether &run)
{
    const std::size_t count = std::min(m_waiting.size(), m_mostTogether);
    const std::vector<WaitingWrite *> together(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(count));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(count));
    for (WaitingWrite *write : together)
        write->taken = true;
    m_led = true;
    lock.unlock();
    const std::size_t ran = run(together);
    lock.lock();
    for (std::size_t i = 0; i < ran; ++i)
        together[i]->done = true;
    // What did not fit into this transaction stays at the head.
    for (std::size_t i = count; i > ran; --i) {
        together[i - 1]->taken = false;
        m_waiting.push_front(together[i - 1]);
    }
    m_led = false;
    m_moved.notify_all();
}

} // namespace matchdesk::store
