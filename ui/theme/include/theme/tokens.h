// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QFont>

/// The design's named values: colours for light and dark, spacing, radii, and the sizes that follow the density.
/// Plain values, any thread. Lengths are device-independent pixels; ratios of contrast are checked in tests.
namespace matchdesk {

enum class Density { Compact, Comfortable };

/// One theme's colours. Each is named for its use, never for its hue.
struct Colours {
    QColor window;         ///< frame and panes
    QColor base;           ///< lists, fields, sheets
    QColor raised;         ///< palette, menus, buttons
    QColor hover;          ///< a row or a button under the pointer
    QColor selection;      ///< the selected row; its accent bar is the second sign
    QColor text;
    QColor text2;          ///< secondary, and muted text on a selected row
    QColor muted;          ///< captions and placeholders
    QColor disabled;       ///< disabled text only
    QColor border;         ///< hairlines
    QColor borderStrong;   ///< outlines of what can be used
    QColor accent;         ///< the one primary action, the selection bar
    QColor onAccent;
    QColor focus;          ///< the ring
    QColor link;
    QColor linkBackground;
    QColor danger;
    QColor dangerBackground;
    QColor warn;
    QColor warnBackground;
    QColor ok;
    QColor okBackground;
};

[[nodiscard]] const Colours &lightColours();
[[nodiscard]] const Colours &darkColours();

/// The colours that text and glyphs may take.
enum class Ink { Text, Text2, Muted, Disabled, Link, Danger, Warn, Ok, OnAccent };

/// What a notice means. Each tone has its own ink, fill and glyph.
enum class Tone { Info, Ok, Warn, Danger };

[[nodiscard]] QColor ink(const Colours &colours, Ink ink);
[[nodiscard]] QColor toneInk(const Colours &colours, Tone tone);
[[nodiscard]] QColor toneFill(const Colours &colours, Tone tone);

/// The steps of spacing. Inside a control and between related ones: s; between groups and at a page's edge: l.
struct Space {
    static constexpr int xxs = 2;
    static constexpr int xs = 4;
    static constexpr int s = 8;
    static constexpr int m = 12;
    static constexpr int l = 16;
    static constexpr int xl = 24;
    static constexpr int xxl = 32;
};

struct Radius {
    static constexpr int keyCap = 3;
    static constexpr int control = 4;
    static constexpr int panel = 6;
};

/// Sizes that follow the density and grow with the text, so that nothing is clipped at 200 %.
struct Metrics {
    int row;       ///< a table's or list's one-line row
    int header;    ///< a table's header
    int queueRow;  ///< a two-line row of the queue
    int field;     ///< line edit, combo box
    int button;    ///< the visible height; the ring lies 3 px outside it
    int toolbar;
    int status;    ///< the line at the foot
    int target;    ///< the smallest thing to point at
    int focusBar;  ///< width of the selected row's bar
    int icon;
};

/// The roles of type, in points from the user's base size.
enum class TextRole {
    Caption,       ///< 0.9 of the base: verdicts, notes beneath a value
    CaptionStrong,
    Body,
    BodyStrong,    ///< semibold
    Section,       ///< 1.2, semibold
    Title,         ///< 1.4, semibold
    Key,           ///< the print on a key cap
};

/// `lineHeight` is the height of a body line in px, after the user's scaling.
[[nodiscard]] Metrics metricsFor(Density density, int lineHeight);

/// The WCAG 2 contrast ratio, 1 to 21, of two opaque colours.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace matchdesk
