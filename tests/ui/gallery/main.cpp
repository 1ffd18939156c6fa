// SPDX-License-Identifier: MIT
#include "page.h"
#include "theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace Qt::Literals::StringLiterals;
using namespace matchdesk;

namespace {

/// Lets the page settle for a moment: layouts, and the line that waits before it shows.
void settle(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

bool paintAll(Theme &theme, const QDir &folder)
{
    const SystemClock clock;
    bool saved = true;
    const auto save = [&](QWidget &page, const QString &name) {
        settle(30);
        saved = page.grab().save(folder.filePath(name + u".png"_s)) && saved;
    };
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        for (const Density density : {Density::Compact, Density::Comfortable}) {
            theme.apply({.theme = choice, .density = density});
            const QString name = (choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s)
                + (density == Density::Compact ? u"-compact"_s : u"-comfortable"_s);
            GalleryPage page(clock);
            page.resize(1366, 900);
            page.show();
            page.activateWindow();
            settle(400);
            page.focusPart(u"link"_s);
            save(page, name);
            if (density == Density::Compact) {
                page.focusPart(u"none"_s);
                save(page, name + u"-focus-button"_s);
                page.focusPart(u"edit"_s);
                save(page, name + u"-focus-field"_s);
                page.openPalette({});
                save(page, name + u"-palette"_s);
                page.openPalette(u"re"_s);
                save(page, name + u"-palette-typed"_s);
                page.openKeys();
                save(page, name + u"-keys"_s);
            }
        }
    }
    theme.apply({.theme = ThemeChoice::Light, .textScale = 2.0});
    GalleryPage page(clock);
    page.resize(1366, 1500);
    page.show();
    settle(400);
    save(page, u"light-text-200"_s);
    return saved;
}

} // namespace

int main(int argc, char *argv[])
{
    // Pictures need no display.
    const bool pictures
        = std::any_of(argv, argv + argc, [](const char *word) { return std::strcmp(word, "--out") == 0; });
    if (pictures && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser arguments;
    arguments.addHelpOption();
    arguments.addOption({u"out"_s, u"Write a PNG of each look to this folder and end."_s, u"folder"_s});
    arguments.addOption({u"dark"_s, u"Start dark."_s});
    arguments.addOption({u"comfortable"_s, u"Start roomy."_s});
    arguments.process(application);

    Theme theme(application);
    if (arguments.isSet(u"out"_s)) {
        const QDir folder(arguments.value(u"out"_s));
        if (folder.mkpath(u"."_s) && paintAll(theme, folder))
            return 0;
        std::fputs("The pictures could not be written.\n", stderr);
        return 1;
    }
    theme.apply({.theme = arguments.isSet(u"dark"_s) ? ThemeChoice::Dark : ThemeChoice::System,
        .density = arguments.isSet(u"comfortable"_s) ? Density::Comfortable : Density::Compact});
    const SystemClock clock;
    GalleryPage page(clock);
    page.resize(1366, 900);
    page.show();
    return QApplication::exec();
}
