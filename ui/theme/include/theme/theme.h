// SPDX-License-Identifier: MIT
#pragma once

#include "theme/tokens.h"

#include <QIcon>
#include <QObject>

class QApplication;
class QWidget;

namespace matchdesk {

/// Which colours to take. System follows the lightness of the palette that the application started with.
enum class ThemeChoice { System, Light, Dark };

/// What a person may choose about the looks of the application.
struct Appearance {
    ThemeChoice theme = ThemeChoice::System;
    Density density = Density::Compact;
    double textScale = 1.0; ///< 1.0 to 2.0, on top of the user's own font size
    bool motion = true;     ///< false: nothing moves or fades

    friend bool operator==(const Appearance &, const Appearance &) = default;
};

/// The look of the running application: installs the style, palette and fonts, and hands tokens to who paints.
///
/// `main` makes one after the QApplication and keeps it until the windows are gone. Widgets find it with `Theme::of`,
/// which asks the application's style; there is no other way to it. Main thread.
class Theme final : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication &application);
    ~Theme() override;

    /// The theme that `widget` is painted with. A program without a Theme ends here with a message: it is a mistake
    /// in its main. Widgets repaint by themselves on a change; those that keep sizes or fonts listen to `changed`.
    [[nodiscard]] static const Theme &of(const QWidget *widget);

    void apply(const Appearance &appearance);
    [[nodiscard]] const Appearance &appearance() const { return m_appearance; }
    [[nodiscard]] bool isDark() const { return m_dark; }

    [[nodiscard]] const Colours &colours() const;
    [[nodiscard]] QColor ink(Ink ink) const { return matchdesk::ink(colours(), ink); }
    [[nodiscard]] const Metrics &metrics() const { return m_metrics; }
    [[nodiscard]] QFont font(TextRole role) const;
    /// A single-colour icon of resources/icons by name ("search"), tinted when it is painted.
    [[nodiscard]] QIcon icon(const QString &name, Ink ink = Ink::Text2) const;

Q_SIGNALS:
    void changed();

private:
    QApplication &m_application;
    QFont m_systemFont;
    QString m_family;
    QString m_fixedFamily;
    bool m_systemIsDark = false;
    bool m_dark = false;
    Appearance m_appearance;
    Metrics m_metrics;
};

/// The application's palette for one set of colours.
[[nodiscard]] QPalette paletteFor(const Colours &colours);

} // namespace matchdesk
