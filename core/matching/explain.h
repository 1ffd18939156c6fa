// SPDX-License-Identifier: MIT
#pragma once

#include "rule.h"
#include "score.h"

#include <vector>

/// What a person is shown of one comparison.
namespace matchdesk::matching {

struct Compared {
    RecordNumber number = noRecord;
    std::uint8_t layer = 0; ///< whose number that is: 0 the register's own, 1 the changes on top of it
    Score score;
    std::int32_t odds = 0;  ///< the score and the prior of such a record, in millibits
    std::uint32_t ppm = 0;  ///< the probability that is shown, of those that may be worth a look
    Agreement agreement;
};

/// The seven cells, in the order of Field. The millibits are the score's own.
[[nodiscard]] std::vector<Cell> explain(const Compared &compared, const Prepared &claim, const Snapshot &snapshot,
    const Record &record);

} // namespace matchdesk::matching
