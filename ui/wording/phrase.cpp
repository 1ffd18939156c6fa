// SPDX-License-Identifier: MIT
#include "wording/phrase.h"

namespace matchdesk {

QString Phrase::text() const
{
    // Not QString::arg in a chain: a value that itself holds "%2" must stay as it is.
    QString filled;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QChar sign = pattern.at(at);
        if (sign == QLatin1Char('%') && at + 1 < pattern.size()) {
            const int place = pattern.at(at + 1).digitValue();
            if (place >= 1 && place <= values.size()) {
                filled += values.at(place - 1);
                ++at;
                continue;
            }
        }
        filled += sign;
    }
    return filled;
}

} // namespace matchdesk
