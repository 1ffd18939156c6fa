// SPDX-License-Identifier: MIT
#pragma once

#include "domain/store.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace matchdesk::test {

/// A Store in memory that keeps the promises of a real one: one writer at a time, readers on an unchanging snapshot, all
/// or nothing, versions, unique live TRNs and addresses, an append-only chained audit, one message per cause.
/// Callable from any thread.
class MemoryStore final : public Store {
public:
    MemoryStore();
    ~MemoryStore() override;

    [[nodiscard]] Outcome write(const std::function<Outcome(Session &)> &work) override;
    [[nodiscard]] Outcome read(const std::function<Outcome(Session &)> &work) override;
    void releaseThread() override {}

    /// Runs every write twice and forgets the first run, as a database that wants a retry does.
    void retryEveryWrite(bool on) { m_retry = on; }
    /// The `count`th change from now on fails with `error`, once; 0 switches it off. What a write had done before is lost.
    void failChange(int count, Error error);
    /// True when the failure that failChange() set up has happened.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    struct State;

private:
    std::mutex m_writing;
    mutable std::mutex m_swapping;
    std::shared_ptr<const State> m_state;
    std::atomic<bool> m_retry = false;
    std::atomic<int> m_failIn = 0;
    std::atomic<bool> m_failed = false;
    Error m_failure;
};

} // namespace matchdesk::test
