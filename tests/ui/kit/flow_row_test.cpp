// SPDX-License-Identifier: MIT
#include "kit/flow_row.h"

#include <QLabel>
#include <QWidget>

#include <gtest/gtest.h>

namespace matchdesk {

namespace {

class FlowRowTest : public testing::Test {
protected:
    QWidget *box(int width, int height)
    {
        auto *widget = new QWidget(&m_page);
        widget->setMinimumSize(width, height);
        widget->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_row->addWidget(widget);
        return widget;
    }
    void showAt(int width)
    {
        m_page.resize(width, m_row->heightForWidth(width));
        m_page.show();
        m_row->activate();
    }

    QWidget m_page;
    FlowRow *m_row = nullptr;

    void SetUp() override
    {
        m_row = new FlowRow(&m_page);
        m_row->setContentsMargins(0, 0, 0, 0);
        m_row->setSpacing(10);
    }
};

TEST_F(FlowRowTest, goesOnInAFurtherLineWhereTheWidthEnds)
{
    const QWidget *first = box(100, 20);
    const QWidget *second = box(100, 30);
    const QWidget *third = box(100, 20);
    EXPECT_EQ(m_row->heightForWidth(320), 30);
    EXPECT_EQ(m_row->heightForWidth(319), 60);
    EXPECT_EQ(m_row->heightForWidth(50), 90);
    showAt(319);
    EXPECT_EQ(first->pos(), QPoint(0, 5)) << "in the middle of its line";
    EXPECT_EQ(second->x(), 110);
    EXPECT_EQ(third->pos(), QPoint(0, 40));
}

TEST_F(FlowRowTest, givesTheRestOfALineToWhatExpandsAndNothingToWhatIsHidden)
{
    QWidget *first = box(100, 20);
    QWidget *text = box(50, 20);
    text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    showAt(400);
    EXPECT_EQ(text->geometry(), QRect(110, 0, 290, 20));
    first->hide();
    m_row->activate();
    EXPECT_EQ(text->geometry(), QRect(0, 0, 400, 20));
}

TEST_F(FlowRowTest, nothingIsWiderThanItsRoom)
{
    auto *wide = new QLabel(QString(40, QLatin1Char('m')), &m_page);
    wide->setMinimumWidth(20);
    wide->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->addWidget(wide);
    ASSERT_GT(wide->sizeHint().width(), 60);
    showAt(60);
    EXPECT_EQ(wide->width(), 60);
    EXPECT_EQ(m_row->minimumSize().width(), 20);
}

} // namespace

} // namespace matchdesk
