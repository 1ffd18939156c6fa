// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QWidget>

#include <vector>

class QPainter;

namespace matchdesk {

class Theme;

/// The print of a key as on a cap: "Enter", "Ctrl Z", "G then Q". Translated; empty for an empty sequence.
[[nodiscard]] QString keyText(const QKeySequence &keys);
/// The same in words for a screen reader: "Control Z".
[[nodiscard]] QString keySpeech(const QKeySequence &keys);

enum class KeyCapLook { Plain, OnAccent, Disabled };

[[nodiscard]] QSize keyCapSize(const Theme &theme, const QString &text);
/// Paints the cap centred in `box`.
void paintKeyCap(QPainter &painter, const QRect &box, const Theme &theme, const QString &text,
    KeyCapLook look = KeyCapLook::Plain);

/// A line that mixes words and key caps, as at the foot of the window: "all keys [?] · commands [Ctrl K]".
/// Not focusable; a screen reader hears it as one sentence.
class KeyLine final : public QWidget {
    Q_OBJECT
public:
    struct Part {
        QString words;            ///< before the keys; may be empty
        QList<QKeySequence> keys;
    };
    explicit KeyLine(QWidget *parent = nullptr);
    void setParts(std::vector<Part> parts); ///< parts are set apart by a dot
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe();

    std::vector<Part> m_parts;
};

} // namespace matchdesk
