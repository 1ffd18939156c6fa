// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QProgressBar;

namespace matchdesk {

class KeyButton;
class TypeLabel;

/// What is happening while a world is made or a server is reached, with a way to stop it.
class ProgressPage final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressPage(QWidget *parent = nullptr);

    /// `fraction` from 0 to 1; negative where nobody can tell.
    void setProgress(double fraction, const QString &sentence);

Q_SIGNALS:
    void stopRequested();

private:
    TypeLabel *m_sentence;
    QProgressBar *m_bar;
    KeyButton *m_stop;
};

} // namespace matchdesk
