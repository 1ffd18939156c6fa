// SPDX-License-Identifier: MIT
#pragma once

#include "matching/vocabulary.h"

#include <string>
#include <string_view>

/// The part of a record that only showing it needs, as bytes. What the index already holds is not written twice: a name
/// that is its compared form with capitals, an NI number in its normal form.
namespace matchdesk::matching {

/// What the hot columns and the dictionary know of a record.
struct KnownText {
    std::string_view forename;
    std::string_view middle;
    std::string_view surname;
    std::string nino; ///< normal form, empty when none is packed
};

void writeCold(std::string &out, const Record &record, const KnownText &known);
/// The TRN of the surviving record of a merged one, as a view of `bytes`.
[[nodiscard]] std::string_view survivorInCold(std::string_view bytes);
/// The email address alone, as a view of `bytes`.
[[nodiscard]] std::string_view emailInCold(std::string_view bytes);
/// Fills the text and dates of `record`; TRN, status, date of birth and provider come from elsewhere. Broken bytes give
/// empty values.
void readCold(std::string_view bytes, const KnownText &known, Record &record);

} // namespace matchdesk::matching
