// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QProxyStyle>

namespace matchdesk {

class Theme;

/// Fusion, drawn from tokens: flat fields, buttons with a ring outside, slim scroll bars, underlined tabs.
/// Theme installs it; nothing else needs to know it. Buttons whose option says DefaultButton are painted as primary.
class DeskStyle final : public QProxyStyle {
    Q_OBJECT
public:
    explicit DeskStyle(const Theme *theme);

    [[nodiscard]] const Theme *theme() const { return m_theme; }

    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
        const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
        const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *returned) const override;

    using QProxyStyle::polish;

private:
    QPointer<const Theme> m_theme;
};

} // namespace matchdesk
