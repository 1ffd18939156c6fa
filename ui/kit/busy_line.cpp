// SPDX-License-Identifier: MIT
#include "kit/busy_line.h"

#include "kit/banner.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace matchdesk {

namespace {

constexpr int frameTime = 40;
constexpr int framesAcross = 40;

} // namespace

BusyLine::BusyLine(QWidget *parent, BusyDelays delays)
    : QWidget(parent)
{
    setFixedHeight(Space::xxs);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Progress"));
    m_lineTimer.setSingleShot(true);
    m_lineTimer.setInterval(delays.line);
    m_sentenceTimer.setSingleShot(true);
    m_sentenceTimer.setInterval(delays.sentence);
    m_frameTimer.setInterval(frameTime);
    connect(&m_lineTimer, &QTimer::timeout, this, &BusyLine::showLine);
    connect(&m_sentenceTimer, &QTimer::timeout, this, &BusyLine::showSentence);
    connect(&m_frameTimer, &QTimer::timeout, this, [this] {
        ++m_phase;
        update();
    });
}

void BusyLine::start(const QString &what)
{
    m_what = what;
    if (m_running)
        return;
    m_running = true;
    m_phase = 0;
    m_lineTimer.start();
    m_sentenceTimer.start();
}

void BusyLine::stop()
{
    m_running = false;
    m_lineShown = false;
    m_lineTimer.stop();
    m_sentenceTimer.stop();
    m_frameTimer.stop();
    if (m_notice)
        m_notice->clear();
    setAccessibleName(tr("Progress"));
    update();
}

bool BusyLine::isSentenceShown() const
{
    return m_notice && !m_notice->isHidden();
}

void BusyLine::showLine()
{
    m_lineShown = true;
    setAccessibleName(m_what);
    if (Theme::of(this).appearance().motion)
        m_frameTimer.start();
    update();
}

void BusyLine::showSentence()
{
    if (!m_notice) {
        m_notice = new Banner(parentWidget() ? parentWidget() : this);
        connect(m_notice, &Banner::actionTriggered, this, &BusyLine::stopRequested);
    }
    m_notice->say(Tone::Info, m_what, tr("Stop"));
    placeNotice();
    m_notice->raise();
}

void BusyLine::placeNotice()
{
    if (!m_notice)
        return;
    const int height = std::max(m_notice->heightForWidth(width()), m_notice->minimumHeight());
    m_notice->setGeometry(x(), y() + this->height(), width(), height);
}

void BusyLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeNotice();
}

void BusyLine::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    placeNotice();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (!m_lineShown)
        return;
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (!theme.appearance().motion) {
        painter.fillRect(rect(), theme.colours().accent);
        return;
    }
    painter.fillRect(rect(), theme.colours().border);
    const int piece = width() / 4;
    const int step = m_phase % framesAcross;
    painter.fillRect(QRect((width() + piece) * step / framesAcross - piece, 0, piece, height()),
        theme.colours().accent);
}

} // namespace matchdesk
