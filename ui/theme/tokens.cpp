// SPDX-License-Identifier: MIT
#include "theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace matchdesk {

const Colours &lightColours()
{
    static const Colours colours {
        .window = QColor(0xF4, 0xF5, 0xF7),
        .base = QColor(0xFF, 0xFF, 0xFF),
        .raised = QColor(0xFF, 0xFF, 0xFF),
        .hover = QColor(0xEE, 0xF1, 0xF5),
        .selection = QColor(0xDC, 0xE8, 0xF8),
        .text = QColor(0x14, 0x18, 0x1F),
        .text2 = QColor(0x4A, 0x53, 0x61),
        .muted = QColor(0x5F, 0x68, 0x76),
        .disabled = QColor(0x8B, 0x94, 0xA1),
        .border = QColor(0xD5, 0xDA, 0xE1),
        .borderStrong = QColor(0x82, 0x8B, 0x98),
        .accent = QColor(0x1F, 0x5F, 0xBF),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .focus = QColor(0x1F, 0x5F, 0xBF),
        .link = QColor(0x1B, 0x57, 0xB1),
        .linkBackground = QColor(0xE8, 0xF0, 0xFC),
        .danger = QColor(0xB3, 0x26, 0x1E),
        .dangerBackground = QColor(0xFC, 0xEC, 0xEA),
        .warn = QColor(0x7A, 0x4F, 0x00),
        .warnBackground = QColor(0xFF, 0xF4, 0xDB),
        .ok = QColor(0x1B, 0x6B, 0x3A),
        .okBackground = QColor(0xE6, 0xF4, 0xEA),
    };
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours {
        .window = QColor(0x17, 0x19, 0x1D),
        .base = QColor(0x1D, 0x20, 0x25),
        .raised = QColor(0x26, 0x2A, 0x31),
        .hover = QColor(0x27, 0x2C, 0x34),
        .selection = QColor(0x23, 0x42, 0x6B),
        .text = QColor(0xE6, 0xE9, 0xEE),
        .text2 = QColor(0xB5, 0xBD, 0xC9),
        .muted = QColor(0x98, 0xA2, 0xB0),
        .disabled = QColor(0x6B, 0x74, 0x81),
        .border = QColor(0x31, 0x36, 0x3F),
        .borderStrong = QColor(0x6F, 0x79, 0x88),
        .accent = QColor(0x3F, 0x74, 0xC4),
        .onAccent = QColor(0xFF, 0xFF, 0xFF),
        .focus = QColor(0x8D, 0xB8, 0xF7),
        .link = QColor(0x8D, 0xB8, 0xF7),
        .linkBackground = QColor(0x1A, 0x2A, 0x42),
        .danger = QColor(0xFF, 0x9A, 0x8F),
        .dangerBackground = QColor(0x3B, 0x1E, 0x1C),
        .warn = QColor(0xF2, 0xC1, 0x4E),
        .warnBackground = QColor(0x35, 0x2A, 0x12),
        .ok = QColor(0x7B, 0xD3, 0x9A),
        .okBackground = QColor(0x16, 0x30, 0x1F),
    };
    return colours;
}

QColor ink(const Colours &colours, Ink ink)
{
    switch (ink) {
    case Ink::Text: return colours.text;
    case Ink::Text2: return colours.text2;
    case Ink::Muted: return colours.muted;
    case Ink::Disabled: return colours.disabled;
    case Ink::Link: return colours.link;
    case Ink::Danger: return colours.danger;
    case Ink::Warn: return colours.warn;
    case Ink::Ok: return colours.ok;
    case Ink::OnAccent: return colours.onAccent;
    }
    Q_UNREACHABLE();
}

QColor toneInk(const Colours &colours, Tone tone)
{
    switch (tone) {
    case Tone::Info: return colours.link;
    case Tone::Ok: return colours.ok;
    case Tone::Warn: return colours.warn;
    case Tone::Danger: return colours.danger;
    }
    Q_UNREACHABLE();
}

QColor toneFill(const Colours &colours, Tone tone)
{
    switch (tone) {
    case Tone::Info: return colours.linkBackground;
    case Tone::Ok: return colours.okBackground;
    case Tone::Warn: return colours.warnBackground;
    case Tone::Danger: return colours.dangerBackground;
    }
    Q_UNREACHABLE();
}

Metrics metricsFor(Density density, int lineHeight)
{
    const bool compact = density == Density::Compact;
    const auto holding = [lineHeight](int floor, int lines, int padding) {
        return std::max(floor, lines * lineHeight + padding);
    };
    return {
        .row = holding(compact ? 28 : 36, 1, compact ? 8 : 16),
        .header = holding(compact ? 28 : 32, 1, compact ? 8 : 12),
        .queueRow = holding(compact ? 44 : 56, 2, compact ? 8 : 16),
        .field = holding(compact ? 28 : 32, 1, compact ? 8 : 12),
        .button = holding(32, 1, 12),
        .toolbar = holding(compact ? 40 : 44, 1, compact ? 20 : 24),
        .status = holding(compact ? 24 : 28, 1, compact ? 6 : 10),
        .target = compact ? 24 : 32,
        .focusBar = 3,
        .icon = holding(16, 1, -2),
    };
}

double contrast(const QColor &a, const QColor &b)
{
    const auto linear = [](float channel) {
        const double value = static_cast<double>(channel);
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&linear](const QColor &colour) {
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace matchdesk
