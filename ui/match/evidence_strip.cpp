// SPDX-License-Identifier: MIT
#include "match/evidence_strip.h"

#include "kit/labels.h"

#include <QVBoxLayout>

namespace matchdesk {

EvidenceStrip::EvidenceStrip(QWidget *parent)
    : QWidget(parent), m_about(new TypeLabel(TextRole::CaptionStrong, Ink::Text2, {}, this)),
      m_sentences(new SpannedLabel(TextRole::Caption, Ink::Text2, this)),
      m_wouldConfirm(new SpannedLabel(TextRole::Caption, Ink::Text2, this))
{
    setAccessibleName(tr("Evidence"));
    for (SpannedLabel *label : {m_sentences, m_wouldConfirm})
        label->setWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xxs);
    layout->addWidget(m_about);
    layout->addWidget(m_sentences);
    layout->addWidget(m_wouldConfirm);
}

void EvidenceStrip::setEvidence(const QString &about, const QString &sentences, const QString &wouldConfirm)
{
    m_about->setText(about);
    m_sentences->setText(sentences);
    m_wouldConfirm->setText(wouldConfirm);
    m_wouldConfirm->setVisible(!wouldConfirm.isEmpty());
    setAccessibleDescription(wouldConfirm.isEmpty() ? sentences : sentences + QLatin1Char(' ') + wouldConfirm);
}

} // namespace matchdesk
