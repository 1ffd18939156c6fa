// SPDX-License-Identifier: MIT
#pragma once

#include "support/clock.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>
#include <optional>
#include <string_view>

namespace matchdesk {

/// Dates, times, ages and lists in the language of the window (QLocale's default). Stored moments are UTC; shown ones are
/// in the machine's time zone.
class Formats {
    Q_DECLARE_TR_FUNCTIONS(Formats)
public:
    /// "4 June 1986"; empty for no date.
    [[nodiscard]] static QString date(const std::optional<std::chrono::year_month_day> &date);
    /// A stated date: as a date where it is one in ISO form, otherwise as it was typed.
    [[nodiscard]] static QString statedDate(std::string_view text);
    /// "09:42"
    [[nodiscard]] static QString time(Instant at);
    /// "09:42" today, "18 Nov 09:42" this year, "18 Nov 2025" before.
    [[nodiscard]] static QString moment(Instant at, Instant now);
    /// "18 Nov"; with the year where it is another one.
    [[nodiscard]] static QString day(Instant at, Instant now);
    /// The whole moment for tooltips: "Wednesday, 18 November 2026 09:42".
    [[nodiscard]] static QString exactly(Instant at);
    /// "2 d left", "due today", "3 d late", "paused": the promise, short enough for a row.
    [[nodiscard]] static QString timeLeft(Instant promisedBy, const std::optional<Instant> &pausedAt, Instant now);
    /// "2 working days left", "Due today", "3 working days late", "Clock paused".
    [[nodiscard]] static QString timeLeftInFull(Instant promisedBy, const std::optional<Instant> &pausedAt, Instant now);
    /// "a, b and c"
    [[nodiscard]] static QString list(const QStringList &parts);
    [[nodiscard]] static QString number(std::int64_t number);
    /// The sentence with its first letter in upper case.
    [[nodiscard]] static QString sentence(QString text);
};

} // namespace matchdesk
