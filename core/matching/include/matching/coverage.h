// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"

#include <memory>
#include <string_view>

namespace matchdesk::matching {

/// Tells whether Matcher::match() looks at a record at all, which is the most that any ranking can find. For measuring: what
/// the proposing of candidates loses is told apart from what the weights lose. Use from one thread.
class Coverage {
public:
    explicit Coverage(std::shared_ptr<const Register> records, std::shared_ptr<const Model> model = startingModel());
    ~Coverage();

    /// Whether the record with this TRN is among those that are compared with `claim`.
    [[nodiscard]] bool compares(const Claim &claim, const Policy &policy, std::string_view trn);

private:
    std::shared_ptr<const Register> m_records;
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<struct Scratch> m_scratch;
};

} // namespace matchdesk::matching
