// SPDX-License-Identifier: MIT
#include "identity/details_page.h"

#include "kit/key_button.h"
#include "kit/labels.h"
#include "support/sample_desk.h"
#include "wording/details.h"

#include <gtest/gtest.h>

namespace matchdesk {
namespace {

class DetailsPageTest : public ::testing::Test {
protected:
    void show(const TicketDetail &detail, const QString &blocked = {}) { m_page.setChange(detail, blocked, test::sampleNow()); }
    /// Everything that stands on the page.
    [[nodiscard]] QString text() const
    {
        QStringList all;
        for (const SpannedLabel *label : m_page.findChildren<SpannedLabel *>())
            all << label->text().text;
        for (const QLabel *label : m_page.findChildren<QLabel *>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    [[nodiscard]] bool says(const QString &words) const { return text().contains(words); }

    DetailsPage m_page;
};

TEST_F(DetailsPageTest, showsOldAndNewValuesAndTheDocument)
{
    const TicketDetail detail = test::detailsChangeDetail(10470);
    show(detail);
    for (const char *words : {"Castell", "Castell-Moor", "11 February 1977", "2 November 1977", "certificate.pdf", "PDF, 231 KB"})
        EXPECT_TRUE(says(QString::fromUtf8(words))) << words << "\n" << text().toStdString();
    EXPECT_TRUE(says(DetailsWords::document(DocumentKind::MarriageCertificate)));
    EXPECT_FALSE(m_page.openButton()->isHidden());
}

TEST_F(DetailsPageTest, saysWhyItCannotBeApproved)
{
    show(test::detailsChangeDetail(10470), QStringLiteral("It cannot be."));
    EXPECT_TRUE(says(QStringLiteral("It cannot be.")));
}

TEST_F(DetailsPageTest, aDecidedChangeShowsWhatTheAccountSaidAndHasNoDocument)
{
    TicketDetail detail = test::detailsChangeDetail(10470);
    detail.identity.lastName = "Castell-Moor";
    detail.detailsChange->state = DetailsState::Accepted;
    show(detail);
    EXPECT_TRUE(text().split(QLatin1Char('\n')).contains(QStringLiteral("Castell"))) << text().toStdString();
    EXPECT_TRUE(m_page.openButton()->isHidden());
}

} // namespace
} // namespace matchdesk
