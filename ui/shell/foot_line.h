// SPDX-License-Identifier: MIT
#pragma once

#include "queue/queue_presenter.h"
#include "theme/tokens.h"

#include <QTimer>
#include <QWidget>

namespace matchdesk {

class CommandRegistry;
class KeyLine;
class SpannedLabel;

/// The window's foot: the connection and the age of what is shown, a line for what was just done, and the keys.
class FootLine final : public QWidget {
    Q_OBJECT
public:
    FootLine(QueuePresenter &queue, CommandRegistry &registry, QWidget *parent = nullptr);

    /// Shows a sentence for eight seconds in place of the connection, and has it announced.
    void tell(Tone tone, const QString &sentence);
    /// Whether the ticket in hand looks for a record: the keys of linking go with it.
    void setAboutRecord(bool aboutRecord);
    /// What a refused key said is over once another key does something.
    void forgetWarning();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fitToText();
    void showConnection();
    void showKeys();

    QueuePresenter &m_queue;
    CommandRegistry &m_registry;
    SpannedLabel *m_line;
    KeyLine *m_keys;
    QTimer m_told;
    Tone m_tone = Tone::Info; ///< of what was told last
    bool m_aboutRecord = true;
};

} // namespace matchdesk
