// SPDX-License-Identifier: MIT
#include "wording/formats.h"

#include "domain/working_days.h"
#include "support/text.h"
#include "wording/phrase.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>

namespace matchdesk {

namespace {

QDate toDate(const std::chrono::year_month_day &date)
{
    return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

QDateTime toLocal(Instant at)
{
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
}

} // namespace

QString Formats::date(const std::optional<std::chrono::year_month_day> &date)
{
    //: A date as in "4 June 1986", in Qt's letters.
    return date ? QLocale().toString(toDate(*date), tr("d MMMM yyyy")) : QString();
}

QString Formats::statedDate(std::string_view text)
{
    const auto parsed = dateFromIso(text);
    return parsed ? date(parsed) : shown(text);
}

QString Formats::time(Instant at)
{
    //: A time as in "09:42", in Qt's letters.
    return QLocale().toString(toLocal(at), tr("HH:mm"));
}

QString Formats::day(Instant at, Instant now)
{
    const QDate then = toLocal(at).date();
    if (then.year() == toLocal(now).date().year()) {
        //: A day of this year as in "18 Nov", in Qt's letters.
        return QLocale().toString(then, tr("d MMM"));
    }
    //: A day of another year as in "18 Nov 2025", in Qt's letters.
    return QLocale().toString(then, tr("d MMM yyyy"));
}

QString Formats::moment(Instant at, Instant now)
{
    const QDateTime then = toLocal(at);
    const QDate today = toLocal(now).date();
    if (then.date() == today)
        return time(at);
    if (then.date().year() != today.year())
        return day(at, now);
    //: A day and a time: "18 Nov 09:42".
    return tr("%1 %2").arg(day(at, now), time(at));
}

QString Formats::exactly(Instant at)
{
    //: A whole moment as in "Wednesday, 18 November 2026 09:42", in Qt's letters.
    return QLocale().toString(toLocal(at), tr("dddd, d MMMM yyyy HH:mm"));
}

QString Formats::timeLeft(Instant promisedBy, const std::optional<Instant> &pausedAt, Instant now)
{
    if (pausedAt) {
        //: The promise's clock stands still.
        return tr("paused");
    }
    const int days = workingDaysLeft(now, promisedBy);
    if (days == 0)
        return tr("due today");
    //: Working days left until the promise ends; d is the short form of days.
    return days > 0 ? tr("%1 d left").arg(QLocale().toString(days))
                    //: Working days since the promise ended; d is the short form of days.
                    : tr("%1 d late").arg(QLocale().toString(-days));
}

QString Formats::timeLeftInFull(Instant promisedBy, const std::optional<Instant> &pausedAt, Instant now)
{
    if (pausedAt)
        return tr("Clock paused");
    const int days = workingDaysLeft(now, promisedBy);
    if (days == 0)
        return tr("Due today");
    return days > 0 ? tr("%n working day(s) left", nullptr, days) : tr("%n working day(s) late", nullptr, -days);
}

QString Formats::list(const QStringList &parts)
{
    // The locale's Welsh lists end in "a(c)", for the word depends on what follows it; commas alone read better.
    if (QLocale().language() == QLocale::Welsh)
        return parts.join(QLatin1String(", "));
    return QLocale().createSeparatedList(parts);
}

QString Formats::number(std::int64_t number)
{
    return QLocale().toString(qlonglong(number));
}

QString Formats::sentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace matchdesk
