// SPDX-License-Identifier: MIT
#pragma once

#include "kit/key_button.h"

#include <QWidget>

class QVBoxLayout;
class QPlainTextEdit;

namespace matchdesk {

class TypeLabel;

/// What a pane shows when it has nothing to list: a title, one sentence, one action. No picture, no exclamation.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// Without `action` there is no button. `key` is printed on the button; the command registry listens for it.
    void setMessage(const QString &title, const QString &sentence, const QString &action = {},
        const QKeySequence &key = {});

Q_SIGNALS:
    void actionTriggered();

private:
    TypeLabel *m_title;
    TypeLabel *m_sentence;
    KeyButton *m_action;
};

/// What a pane shows when it could not load: what failed, what is safe, what to do; details fold out and can be copied.
class ErrorState final : public QWidget {
    Q_OBJECT
public:
    explicit ErrorState(QWidget *parent = nullptr);
    void setMessage(const QString &failed, const QString &safeAndNext, const QString &details = {});

Q_SIGNALS:
    void retryRequested();

private:
    void showDetails(bool shown);

    TypeLabel *m_failed;
    TypeLabel *m_safeAndNext;
    KeyButton *m_retry;
    QPushButton *m_detailsToggle;
    QPlainTextEdit *m_details;
};

} // namespace matchdesk
