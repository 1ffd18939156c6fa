// SPDX-License-Identifier: MIT
#include "matching/alike.h"

#include "names.h"
#include "table_data.h"

namespace matchdesk::matching {

bool namesAlike(const StatedFullName &left, const StatedFullName &right)
{
    static const VariantTable forenames(table_data::forename_variants);
    static const VariantTable none((std::string_view()));
    if (compareSurnames(parseSurname(left.last).text, parseSurname(right.last).text, none) != NameLevel::Same)
        return false;
    const NameLevel first = compareForenames(parseForename(left.first).text, parseForename(right.first).text, forenames);
    return first == NameLevel::Same || first == NameLevel::Variant;
}

} // namespace matchdesk::matching
