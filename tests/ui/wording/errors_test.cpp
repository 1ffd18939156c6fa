// SPDX-License-Identifier: MIT
#include "wording/errors.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

Error conflictBy(const char *who, const char *what, const char *when)
{
    Error error;
    error.code = ErrorCode::Conflict;
    error.who = who;
    error.what = what;
    error.when = when;
    return error;
}

TEST(ErrorWords, saysWhoDidWhatWhen)
{
    EXPECT_EQ(ErrorWords::conflict(conflictBy("Bea Lloyd", "link", "2026-11-18T09:42:00Z")).toStdString(),
        "Bea Lloyd linked this ticket at 09:42.");
    EXPECT_EQ(ErrorWords::conflict(conflictBy("Bea Lloyd", "lease", "2026-11-18T09:40:00Z")).toStdString(),
        "Bea Lloyd has been working on this ticket since 09:40.");
    EXPECT_EQ(ErrorWords::conflict(conflictBy("", "evidence-changed", "")).toStdString(),
        "The comparison has changed since you saw it. Look at it again; your choice is kept.");
}

/// Three things each: what happened, what is safe, what to do; and nothing that blames or shouts.
TEST(ErrorWords, everyErrorHasItsSentence)
{
    for (const ErrorCode code : allErrorCodes()) {
        for (int doing = int(Doing::LoadingQueue); doing <= int(Doing::Starting); ++doing) {
            Error error;
            error.code = code;
            const QString sentence = ErrorWords::sentence(error, Doing(doing));
            EXPECT_GT(sentence.size(), 20) << nameOf(code);
            EXPECT_TRUE(sentence.endsWith(QLatin1Char('.'))) << sentence.toStdString();
            for (const char *word : {"sorry", "please", "invalid", "oops", "!", "error"})
                EXPECT_FALSE(sentence.contains(QLatin1String(word), Qt::CaseInsensitive)) << sentence.toStdString();
        }
    }
}

TEST(ErrorWords, anUnknownRuleIsNamed)
{
    EXPECT_TRUE(ErrorWords::rule("a-new-rule").contains(QStringLiteral("a-new-rule")));
    EXPECT_FALSE(ErrorWords::rule("record-claimed").contains(QStringLiteral("record-claimed")));
}

} // namespace
} // namespace matchdesk
