// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"
#include "support/result.h"

#include <atomic>
#include <memory>

namespace matchdesk {

/// The register in use by this process: one snapshot, read by many threads, replaced as a whole.
class LiveRegister {
public:
    /// The present matcher; nothing until the first replace(). Whoever holds it keeps its snapshot alive.
    [[nodiscard]] std::shared_ptr<const matching::Matcher> current() const { return m_current.load(); }
    void replace(std::shared_ptr<const matching::Register> records)
    {
        m_current.store(std::make_shared<const matching::Matcher>(std::move(records)));
    }

private:
    std::atomic<std::shared_ptr<const matching::Matcher>> m_current;
};

} // namespace matchdesk
