// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace matchdesk {

class SpannedLabel;
class TypeLabel;

/// The evidence of one row for one candidate: what was compared, how rare the value is, how much it says.
class EvidenceStrip final : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceStrip(QWidget *parent = nullptr);

    /// "NI number, candidate 1" and its sentences; empty hides the strip's content and keeps its place.
    void setEvidence(const QString &about, const QString &sentences);

private:
    TypeLabel *m_about;
    SpannedLabel *m_sentences;
};

} // namespace matchdesk
