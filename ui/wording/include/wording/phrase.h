// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>

namespace matchdesk {

/// A translated sentence whose values are to stand out: `pattern` has the places %1 to %9, `values` what goes there.
/// A screen sets the values in strong type; speech and tests take the plain text.
struct Phrase {
    QString pattern;
    QStringList values;

    [[nodiscard]] QString text() const;
    friend bool operator==(const Phrase &, const Phrase &) = default;
};

/// Core's UTF-8 as the window's text.
[[nodiscard]] inline QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace matchdesk
