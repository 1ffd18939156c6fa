// SPDX-License-Identifier: MIT
#pragma once

#include "kit/spanned_text.h"

#include <QLabel>
#include <QWidget>

namespace matchdesk {

/// A 1 px line in the border colour. Invisible to screen readers.
class Hairline final : public QWidget {
    Q_OBJECT
public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Plain text in one of the roles of type and inks; follows the theme. Never reads HTML.
class TypeLabel : public QLabel {
    Q_OBJECT
public:
    TypeLabel(TextRole role, Ink ink, const QString &text = {}, QWidget *parent = nullptr);
    void setInk(Ink ink);
    void setRole(TextRole role);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    TextRole m_role;
    Ink m_ink;
};

/// A section's name: 12 pt semibold.
[[nodiscard]] TypeLabel *sectionLabel(const QString &text, QWidget *parent = nullptr);
/// A small muted note.
[[nodiscard]] TypeLabel *caption(const QString &text, QWidget *parent = nullptr);

/// Text with spans and tabular figures. One line, cut with an ellipsis and its whole in the tooltip, or wrapped.
class SpannedLabel : public QWidget {
    Q_OBJECT
public:
    SpannedLabel(TextRole role, Ink ink, QWidget *parent = nullptr);
    void setText(const SpannedText &text);
    void setText(const QString &text) { setText(SpannedText::plain(text)); }
    [[nodiscard]] const SpannedText &text() const { return m_text; }
    void setInk(Ink ink);
    void setWrap(bool wrap);
    void setAlignment(Qt::Alignment alignment);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wrap; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] TextLook look() const;

    TextRole m_role;
    Ink m_ink;
    SpannedText m_text;
    bool m_wrap = false;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// A SpannedLabel of one line: the name that fits most of its uses.
class ElidingLabel final : public SpannedLabel {
    Q_OBJECT
public:
    ElidingLabel(TextRole role, Ink ink, const QString &text = {}, QWidget *parent = nullptr);
};

} // namespace matchdesk
