// SPDX-License-Identifier: MIT
#include "support/sample_desk.h"
#include "support/text.h"
#include "wording/formats.h"

#include <QLocale>

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class FormatsTest : public testing::Test {
protected:
    void SetUp() override { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    [[nodiscard]] static Instant at(const char *iso) { return instantFromIso(iso).value(); }
    Instant m_now = test::sampleNow();
};

TEST_F(FormatsTest, showsDatesAsPeopleWriteThem)
{
    EXPECT_EQ(Formats::statedDate("1986-06-04").toStdString(), "4 June 1986");
    EXPECT_EQ(Formats::statedDate("4/6/86").toStdString(), "4/6/86") << "what is no date stays as typed";
    EXPECT_EQ(Formats::date(std::nullopt).toStdString(), "");
}

TEST_F(FormatsTest, showsMomentsByTheirDistance)
{
    EXPECT_EQ(Formats::moment(at("2026-11-18T09:42:00Z"), m_now).toStdString(), "09:42");
    EXPECT_EQ(Formats::moment(at("2026-11-17T15:00:00Z"), m_now).toStdString(), "17 Nov 15:00");
    EXPECT_EQ(Formats::moment(at("2025-11-17T15:00:00Z"), m_now).toStdString(), "17 Nov 2025");
}

TEST_F(FormatsTest, countsTheWorkingDaysOfThePromise)
{
    EXPECT_EQ(Formats::timeLeft(at("2026-11-20T17:00:00Z"), {}, m_now).toStdString(), "2 d left");
    EXPECT_EQ(Formats::timeLeft(at("2026-11-23T17:00:00Z"), {}, m_now).toStdString(), "3 d left") << "a weekend does not count";
    EXPECT_EQ(Formats::timeLeft(at("2026-11-18T17:00:00Z"), {}, m_now).toStdString(), "due today");
    EXPECT_EQ(Formats::timeLeft(at("2026-11-16T17:00:00Z"), {}, m_now).toStdString(), "2 d late");
    EXPECT_EQ(Formats::timeLeft(at("2026-11-16T17:00:00Z"), m_now, m_now).toStdString(), "paused");
}

TEST_F(FormatsTest, listsReadAsSentences)
{
    EXPECT_EQ(Formats::list({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}).toStdString(), "a, b and c");
    EXPECT_EQ(Formats::sentence(QStringLiteral("ŵy")).toStdString(), "Ŵy");
}

} // namespace
} // namespace matchdesk
