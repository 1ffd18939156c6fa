// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace matchdesk {

/// A line edit for finding, with the key that leads to it printed at its end while it is empty and not focused.
/// Escape empties it; on an empty field Escape emits `left`, and the owner gives the focus back.
class SearchField final : public QLineEdit {
    Q_OBJECT
public:
    /// `name` is the placeholder and the accessible name: "Find a ticket, person or record".
    explicit SearchField(const QString &name, QWidget *parent = nullptr);
    void setKey(const QKeySequence &key);

Q_SIGNALS:
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void inset();

    QKeySequence m_key;
};

} // namespace matchdesk
