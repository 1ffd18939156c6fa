// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace matchdesk {

class SpannedLabel;
class TypeLabel;

/// The evidence of one row for one candidate: what was compared, how rare the value is, how much it says; and what would confirm
/// that candidate.
class EvidenceStrip final : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceStrip(QWidget *parent = nullptr);

    /// "NI number, candidate 1", its sentences, and the facts that would confirm the candidate; empty hides the strip's content and keeps its place.
    void setEvidence(const QString &about, const QString &sentences, const QString &wouldConfirm);

private:
    TypeLabel *m_about;
    SpannedLabel *m_sentences;
    SpannedLabel *m_wouldConfirm;
};

} // namespace matchdesk
