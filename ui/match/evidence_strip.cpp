// SPDX-License-Identifier: MIT
#include "match/evidence_strip.h"

#include "kit/labels.h"

#include <QVBoxLayout>

namespace matchdesk {

EvidenceStrip::EvidenceStrip(QWidget *parent)
    : QWidget(parent), m_about(new TypeLabel(TextRole::CaptionStrong, Ink::Text2, {}, this)),
      m_sentences(new SpannedLabel(TextRole::Caption, Ink::Text2, this))
{
    setAccessibleName(tr("Evidence"));
    m_sentences->setWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xxs);
    layout->addWidget(m_about);
    layout->addWidget(m_sentences);
}

void EvidenceStrip::setEvidence(const QString &about, const QString &sentences)
{
    m_about->setText(about);
    m_sentences->setText(sentences);
    setAccessibleDescription(sentences);
}

} // namespace matchdesk
