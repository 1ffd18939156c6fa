// SPDX-License-Identifier: MIT
#include "shell/progress_page.h"

#include "kit/key_button.h"
#include "kit/labels.h"

#include <QProgressBar>
#include <QVBoxLayout>

namespace matchdesk {

ProgressPage::ProgressPage(QWidget *parent)
    : QWidget(parent), m_sentence(new TypeLabel(TextRole::Section, Ink::Text, {}, this)), m_bar(new QProgressBar(this)),
      m_stop(new KeyButton(tr("Stop"), this))
{
    setAccessibleName(tr("Starting"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setFixedWidth(460);
    m_sentence->setFixedWidth(460);
    m_sentence->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Space::m);
    layout->addStretch(2);
    layout->addWidget(m_sentence, 0, Qt::AlignHCenter);
    layout->addWidget(m_bar, 0, Qt::AlignHCenter);
    layout->addWidget(m_stop, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_stop, &QPushButton::clicked, this, &ProgressPage::stopRequested);
    setFocusProxy(m_stop);
}

void ProgressPage::setProgress(double fraction, const QString &sentence)
{
    m_sentence->setText(sentence);
    if (fraction < 0) {
        m_bar->setRange(0, 0);
    } else {
        m_bar->setRange(0, 1000);
        m_bar->setValue(qRound(fraction * 1000));
    }
}

} // namespace matchdesk
