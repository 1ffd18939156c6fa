// SPDX-License-Identifier: MIT
#pragma once

#include "theme/tokens.h"

#include <QWidget>

class QPushButton;

namespace matchdesk {

class SpannedLabel;

/// A notice across a pane: glyph, sentence, and at most one action. Hidden until it has something to say.
/// Showing and changing it is announced to assistive technology without taking the focus.
class Banner final : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    /// Shows the sentence, with a button where `action` names one.
    void say(Tone tone, const QString &sentence, const QString &action = {});
    void clear();
    [[nodiscard]] Tone tone() const { return m_tone; }
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Tone m_tone = Tone::Info;
    SpannedLabel *m_sentence;
    QPushButton *m_action;
};

/// Has a screen reader say `sentence` now, in the name of `source`. Nothing is heard where no reader runs.
void announce(QWidget *source, const QString &sentence);

} // namespace matchdesk
