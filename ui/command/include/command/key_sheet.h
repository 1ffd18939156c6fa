// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QPointer>

namespace matchdesk {

class CommandRegistry;

/// The keys that act where the focus is, over the window: those of the contexts around it, then the window's.
/// Any of Escape, ? and Enter closes it and gives the focus back.
class KeySheet final : public QFrame {
    Q_OBJECT
public:
    KeySheet(CommandRegistry &registry, QWidget &window);

    void open();
    void dismiss();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void place();

    CommandRegistry &m_registry;
    QWidget &m_window;
    QWidget *m_body = nullptr;
    QPointer<QWidget> m_focusBefore;
};

} // namespace matchdesk
