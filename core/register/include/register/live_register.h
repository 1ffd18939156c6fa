// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "support/result.h"

#include <memory>
#include <mutex>
#include <utility>

namespace matchdesk {

/// The register in use by this process: one snapshot, read by many threads, replaced as a whole.
class LiveRegister {
public:
    /// The present matcher; nothing until the first replace(). Whoever holds it keeps its snapshot alive.
    [[nodiscard]] std::shared_ptr<const matching::Matcher> current() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_current;
    }
    void replace(std::shared_ptr<const matching::Register> records)
    {
        auto next = std::make_shared<const matching::Matcher>(std::move(records));
        // What is replaced may be large: it is given up only after the lock is.
        const std::scoped_lock lock(m_mutex);
        m_current.swap(next);
    }

private:
    // Not std::atomic<std::shared_ptr>: in GCC 12 its load() gives its lock back without ordering what it read before.
    mutable std::mutex m_mutex;
    std::shared_ptr<const matching::Matcher> m_current;
};

} // namespace matchdesk
