// SPDX-License-Identifier: MIT
#include "theme/theme.h"

#include "icon_engine.h"
#include "theme/desk_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPalette>
#include <QStyleFactory>
#include <QThread>
#include <QToolTip>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace matchdesk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The size of body text is the user's own, but small defaults of bare desktops (9 pt) would put captions under 9 pt.
constexpr double smallestBase = 10.0;

double factorOf(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
    case TextRole::CaptionStrong: return 0.9;
    case TextRole::Key: return 0.85;
    case TextRole::Body:
    case TextRole::BodyStrong: return 1.0;
    case TextRole::Section: return 1.2;
    case TextRole::Title: return 1.4;
    }
    Q_UNREACHABLE();
}

bool isStrong(TextRole role)
{
    switch (role) {
    case TextRole::CaptionStrong:
    case TextRole::BodyStrong:
    case TextRole::Section:
    case TextRole::Title: return true;
    case TextRole::Caption:
    case TextRole::Body:
    case TextRole::Key: return false;
    }
    Q_UNREACHABLE();
}

} // namespace

QPalette paletteFor(const Colours &colours)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, colours.window);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.window);
    set(QPalette::Text, colours.text);
    set(QPalette::PlaceholderText, colours.muted);
    set(QPalette::Button, colours.raised);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::BrightText, colours.onAccent);
    set(QPalette::ToolTipBase, colours.raised);
    set(QPalette::ToolTipText, colours.text);
    set(QPalette::Highlight, colours.selection);
    set(QPalette::HighlightedText, colours.text);
    set(QPalette::Link, colours.link);
    set(QPalette::LinkVisited, colours.link);
    set(QPalette::Light, colours.raised);
    set(QPalette::Midlight, colours.hover);
    set(QPalette::Mid, colours.border);
    set(QPalette::Dark, colours.borderStrong);
    set(QPalette::Shadow, colours.borderStrong);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colours.disabled);
    return palette;
}

Theme::Theme(QApplication &application)
    : m_application(application)
    , m_systemFont(QApplication::font())
    , m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
    , m_metrics(metricsFor(Density::Compact, 16))
{
    const QString inter = u"Inter"_s;
    m_family = QFontDatabase::hasFamily(inter) ? inter : m_systemFont.family();
    m_fixedFamily = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QApplication::setStyle(new DeskStyle(this));
    apply({});
}

Theme::~Theme()
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
}

const Theme &Theme::of(const QWidget *widget)
{
    const QStyle *style = widget ? widget->style() : QApplication::style();
    const auto *desk = qobject_cast<const DeskStyle *>(style);
    if (!desk || !desk->theme())
        qFatal("matchdesk: a widget asked for the theme, but this program has made none");
    return *desk->theme();
}

void Theme::apply(const Appearance &appearance)
{
    m_appearance = appearance;
    m_appearance.textScale = std::clamp(appearance.textScale, 1.0, 2.0);
    m_dark = appearance.theme == ThemeChoice::Dark || (appearance.theme == ThemeChoice::System && m_systemIsDark);

    const QFont body = font(TextRole::Body);
    m_metrics = metricsFor(m_appearance.density, static_cast<int>(std::ceil(QFontMetricsF(body).height())));
    QApplication::setFont(body);
    const QPalette palette = paletteFor(colours());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(body);

    // Sizes come from the style, so each widget has to ask it again. Until the event loop runs, Qt does not hand a new
    // palette or font on to widgets that exist already.
    const bool started = QThread::currentThread()->loopLevel() > 0;
    QEvent paletteChange(QEvent::ApplicationPaletteChange);
    QEvent fontChange(QEvent::ApplicationFontChange);
    QEvent styleChange(QEvent::StyleChange);
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (!started) {
            QApplication::sendEvent(widget, &paletteChange);
            QApplication::sendEvent(widget, &fontChange);
        }
        QApplication::sendEvent(widget, &styleChange);
        widget->updateGeometry();
        widget->update();
    }
    Q_EMIT changed();
}

const Colours &Theme::colours() const
{
    return m_dark ? darkColours() : lightColours();
}

QFont Theme::font(TextRole role) const
{
    const double system = m_systemFont.pointSizeF();
    const double base = std::max(smallestBase, system) * m_appearance.textScale;
    QFont font(role == TextRole::Key ? m_fixedFamily : m_family);
    font.setPointSizeF(base * factorOf(role));
    font.setWeight(isStrong(role) ? QFont::DemiBold : QFont::Normal);
    // Hinting would round each advance to whole pixels and set Inter unevenly at text sizes.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QIcon Theme::icon(const QString &name, Ink ink) const
{
    return QIcon(new TintedIconEngine(this, name, ink));
}

} // namespace matchdesk
