// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace matchdesk {

/// A button with the key that presses it printed inside. It shows the key and does not listen for it: keys belong to
/// the command registry. Enter on the focused button presses it (Space too), never by auto-repeat.
/// Takes the focus by Tab only, so that a click leaves the keyboard where it was.
class KeyButton final : public QPushButton {
    Q_OBJECT
public:
    explicit KeyButton(const QString &text, QWidget *parent = nullptr);

    void setPrimary(bool primary);
    [[nodiscard]] bool isPrimary() const { return m_primary; }
    void setKey(const QKeySequence &key);
    [[nodiscard]] QKeySequence key() const { return m_key; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void initStyleOption(QStyleOptionButton *option) const override;

private:
    QKeySequence m_key;
    bool m_primary = false;
};

} // namespace matchdesk
