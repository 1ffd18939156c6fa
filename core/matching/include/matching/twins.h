// SPDX-License-Identifier: MIT
#pragma once

#include "matching/matcher.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace matchdesk::matching {

/// Two records that look like one person's.
struct TwinPair {
    std::string firstTrn;            ///< the smaller TRN
    std::string secondTrn;
    std::int32_t millibits = 0;      ///< evidence without the prior
    std::uint32_t probabilityPpm = 0;

    friend bool operator==(const TwinPair &, const TwinPair &) = default;
};

/// Goes through a register for people who hold two TRNs. In steps, so that it can be shown, stopped and taken up again: the
/// position is a number that means the same for every snapshot with the same records. Use from one thread.
/// A register with changes on top of it is gone through as it was built, then the changes.
/// Pairs share a date of birth, an NI number or an email address; merged records are left out.
class TwinFinder {
public:
    explicit TwinFinder(std::shared_ptr<const Register> records, std::size_t position = 0,
        std::shared_ptr<const Model> model = startingModel());

    /// Looks at up to `records` more and returns their pairs, each pair once, in order of position and then TRN.
    [[nodiscard]] std::vector<TwinPair> next(std::size_t records);
    [[nodiscard]] std::size_t position() const noexcept { return m_position; }
    [[nodiscard]] bool done() const noexcept { return m_position >= m_end; }
    [[nodiscard]] std::size_t end() const noexcept { return m_end; }

private:
    std::shared_ptr<const Register> m_records;
    std::shared_ptr<const Model> m_model;
    std::size_t m_position = 0;
    std::size_t m_end = 0;
};

} // namespace matchdesk::matching
