// SPDX-License-Identifier: MIT
#pragma once

#include "theme/theme.h"

#include <QIconEngine>
#include <QPointer>

namespace matchdesk {

/// Paints one SVG of resources/icons in a token's colour, read when it is painted, so that an icon needs no renewal
/// when the theme changes.
class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(const Theme *theme, const QString &name, Ink ink);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] bool isNull() override;

private:
    [[nodiscard]] QPixmap tinted(const QSize &pixels, QIcon::Mode mode) const;

    QPointer<const Theme> m_theme;
    QString m_name;
    Ink m_ink;
};

} // namespace matchdesk
