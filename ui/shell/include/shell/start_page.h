// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;

namespace matchdesk {

class KeyButton;
class TypeLabel;

/// The first run's one question: the demo world, or my own data or a server. Both are one key away.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

    /// Shows why the last attempt failed; what was typed stays.
    void setProblem(const QString &sentence);
    /// Opens the form for a server with its address filled in.
    void askForServer(const QString &address);

Q_SIGNALS:
    void demoChosen();
    void localChosen();
    void serverChosen(const QString &address, const QString &token);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showForm(bool shown);
    void connectToServer();

    KeyButton *m_demo;
    KeyButton *m_own;
    QWidget *m_form;
    QLineEdit *m_address;
    QLineEdit *m_token;
    TypeLabel *m_problem;
};

} // namespace matchdesk
