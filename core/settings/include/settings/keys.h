// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Every setting that Matchdesk keeps between runs: its name in the file, what it may be, and what holds without it.
/// Nothing personal and nothing secret is ever a setting.
namespace matchdesk {

/// One setting. `allowed` limits texts to a list of words, the first of which need not be the fallback.
template <typename T>
struct Setting {
    const char *name;
    T fallback;
    QStringList allowed {};
};

/// A number with the range it is held to.
struct NumberSetting {
    const char *name;
    double fallback;
    double least;
    double most;
};

namespace setting {

inline const Setting<QString> theme {"appearance/theme", QStringLiteral("system"),
    {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}};
inline const Setting<QString> density {"appearance/density", QStringLiteral("compact"),
    {QStringLiteral("compact"), QStringLiteral("comfortable")}};
inline const NumberSetting textScale {"appearance/text-scale", 1.0, 1.0, 2.0};
inline const Setting<bool> motion {"appearance/motion", true};
inline const Setting<QString> language {"appearance/language", QString(),
    {QString(), QStringLiteral("en"), QStringLiteral("cy")}}; ///< empty: the system's

inline const Setting<bool> characterKeys {"keys/characters", true};
inline const Setting<QStringList> recentCommands {"keys/recent-commands", {}};

inline const Setting<QByteArray> windowGeometry {"window/geometry", {}};
inline const Setting<QByteArray> splitter {"window/splitter", {}};
inline const Setting<QString> queueView {"window/queue-view", QStringLiteral("next")};

/// What the window works with: nothing chosen yet, the demo world, data on this machine, or a server.
inline const Setting<QString> backend {"backend/kind", QString(),
    {QString(), QStringLiteral("demo"), QStringLiteral("local"), QStringLiteral("server")}};
inline const Setting<QString> server {"backend/server", {}};
inline const Setting<QString> dataFolder {"backend/data-folder", {}};
inline const NumberSetting demoSeed {"backend/demo-seed", 7, 0, 4294967295.0};

} // namespace setting

} // namespace matchdesk
