// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace matchdesk {

/// What the desktop's command line asks for. Empty members were not given: settings, and then the first question, decide.
struct DesktopOptions {
    bool demo = false;
    std::optional<std::uint64_t> seed;
    QString dataFolder;
    QString server;
    QString tokenFile;
    QString staff;
    QString language; ///< "en" or "cy"
    QString theme;    ///< "light", "dark" or "system"
    QString density;  ///< "compact" or "comfortable"
    QString settingsFile;

    friend bool operator==(const DesktopOptions &, const DesktopOptions &) = default;
};

struct DesktopText {
    std::string text; ///< to be printed before leaving with success
};
struct DesktopMistake {
    std::string line; ///< what is wrong with the arguments, in one line
};
using DesktopArguments = std::variant<DesktopOptions, DesktopText, DesktopMistake>;

/// Reads the arguments without the program's name. Needs no QApplication, so that help works without a display.
[[nodiscard]] DesktopArguments readDesktopArguments(const QStringList &arguments);

} // namespace matchdesk
