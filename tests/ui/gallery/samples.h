// SPDX-License-Identifier: MIT
#pragma once

#include "kit/glyph.h"
#include "kit/labels.h"
#include "theme/paint.h"
#include "theme/theme.h"

#include <QPainter>

namespace matchdesk {

/// A value with its verdict beneath it, and a queue row: what the screens paint from the kit.
class Sample final : public QWidget {
public:
    Sample(const SpannedText &value, Glyph glyph, Ink ink, const QString &verdict, QWidget *parent)
        : QWidget(parent)
        , m_value(value)
        , m_glyph(glyph)
        , m_ink(ink)
        , m_verdict(verdict)
    {
        setAccessibleName(spoken(value) + QStringLiteral(". ") + verdict);
        const Theme &theme = Theme::of(this);
        setFixedHeight(QFontMetrics(theme.font(TextRole::Body)).height()
            + QFontMetrics(theme.font(TextRole::Caption)).height() + 2 * Space::xs + 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.colours().base);
        paintHairline(painter, rect().bottomLeft(), rect().bottomRight(), theme.colours().border);
        const QRectF value = paintSpanned(painter, QRectF(8, Space::xs, width() - 16, height()), m_value,
            {.font = theme.font(TextRole::Body), .colour = theme.ink(Ink::Text)});
        const QRectF verdict(8, value.bottom(), width() - 16, height() - value.bottom() - Space::xs);
        const qreal glyph = theme.metrics().icon - Space::xs;
        paintGlyph(painter, QRectF(verdict.topLeft(), QSizeF(glyph, verdict.height())), m_glyph, theme.ink(m_ink));
        paintText(painter, verdict.adjusted(glyph + Space::xs, 0, 0, 0), m_verdict,
            {.font = theme.font(TextRole::Caption), .colour = theme.ink(m_ink),
                .alignment = Qt::AlignLeft | Qt::AlignVCenter});
    }

private:
    SpannedText m_value;
    Glyph m_glyph;
    Ink m_ink;
    QString m_verdict;
};

class QueueRow final : public QWidget {
public:
    QueueRow(const QString &name, const QString &left, const QString &why, const QString &reference, RowBack back,
        QWidget *parent)
        : QWidget(parent)
        , m_texts {name, left, why, reference}
        , m_back(back)
    {
        setAccessibleName(m_texts.join(QStringLiteral(", ")));
    }
    [[nodiscard]] QSize sizeHint() const override { return {280, Theme::of(this).metrics().queueRow}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.colours().base);
        paintRowBack(painter, rect(), theme.colours(), m_back);
        const int line = QFontMetrics(theme.font(TextRole::Body)).height();
        const QRectF inner = QRectF(rect()).adjusted(16, (height() - 2 * line) / 2.0, -16, 0);
        const QFont body = theme.font(m_back.selected ? TextRole::BodyStrong : TextRole::Body);
        const QColor note = theme.ink(m_back.selected ? Ink::Text2 : Ink::Muted);
        const QFont small = theme.font(TextRole::Caption);
        const QRectF first(inner.left(), inner.top(), inner.width(), line);
        const QRectF second = first.translated(0, line);
        paintText(painter, first.adjusted(0, 0, -line * 3, 0), m_texts.at(0),
            {.font = body, .colour = theme.ink(Ink::Text)});
        paintText(painter, first, m_texts.at(1), {.font = small, .colour = note, .alignment = Qt::AlignRight});
        paintText(painter, second.adjusted(0, 0, -line * 4, 0), m_texts.at(2), {.font = small, .colour = note});
        paintText(painter, second, m_texts.at(3), {.font = small, .colour = note, .alignment = Qt::AlignRight});
    }

private:
    QStringList m_texts;
    RowBack m_back;
};

} // namespace matchdesk
