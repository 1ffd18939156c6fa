// SPDX-License-Identifier: MIT
#pragma once

#include "bench/frame_probe.h"
#include "desktop/desktop_app.h"
#include "desktop/language.h"
#include "theme/theme.h"

#include <QListView>
#include <QPointer>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>

namespace matchdesk {
class ComparisonGrid;
}

namespace matchdesk::bench {

/// The desktop as its main puts it together, on one folder of data, with settings of its own that are thrown away.
/// Lives on: main.
class DeskSession {
public:
    /// Shows the window and begins.
    DeskSession(FrameProbe &application, const std::filesystem::path &data, bool demo);
    ~DeskSession();

    /// The frame in which the queue has rows and the first ticket is there to be decided; nothing when it does not come.
    [[nodiscard]] std::optional<SteadyClock::time_point> usable(std::chrono::milliseconds atMost);

    /// Valid once the desk is usable.
    [[nodiscard]] MainWindow &window() { return m_desktop->window(); }
    [[nodiscard]] Desk &desk() { return *m_desktop->window().desk(); }
    [[nodiscard]] QListView &list() { return *m_list; }
    /// Sends a key as the platform does, so that shortcuts and focus count, and returns when it was handed over.
    SteadyClock::time_point press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] bool isComparison(const QObject *painted) const;
    [[nodiscard]] bool isList(const QObject *painted) const;

private:
    bool look(QObject *painted);

    FrameProbe &m_application;
    QTemporaryDir m_home;
    Language m_language;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DesktopApp> m_desktop;
    QPointer<ComparisonGrid> m_grid;
    QPointer<QListView> m_list;
    bool m_rowsPainted = false;
    bool m_ticketPainted = false;
};

/// Makes a demo world in `folder`/name unless it is there, and gives a copy of it that may be changed.
/// Ends the program with a message where it cannot.
[[nodiscard]] std::filesystem::path worldCopy(const std::filesystem::path &folder, int tickets, const char *purpose);

} // namespace matchdesk::bench
