// SPDX-License-Identifier: MIT
#include "desktop/desktop_app.h"
#include "desktop/display.h"
#include "desktop/language.h"
#include "desktop/options.h"
#include "secrets/keychain_secret_store.h"
#include "support/log.h"
#include "theme/theme.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace matchdesk;
    installRedactingLog();
    QStringList arguments;
    for (int at = 1; at < argc; ++at)
        arguments << QString::fromLocal8Bit(argv[at]);
    const DesktopArguments read = readDesktopArguments(arguments);
    if (const auto *text = std::get_if<DesktopText>(&read)) {
        std::fputs(text->text.c_str(), stdout);
        return 0;
    }
    if (const auto *mistake = std::get_if<DesktopMistake>(&read)) {
        std::fprintf(stderr, "matchdesk: %s (see matchdesk --help)\n", mistake->line.c_str());
        return 1;
    }
    if (const auto why = whyNoDisplay()) {
        std::fprintf(stderr, "matchdesk: %s\n", why->c_str());
        return 2;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("matchdesk"));
    QApplication::setApplicationVersion(QStringLiteral(MATCHDESK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("uk.matchdesk.Matchdesk"));
    const DesktopOptions &options = std::get<DesktopOptions>(read);
    auto settings = std::make_unique<Settings>(options.settingsFile.isEmpty() ? Settings::usualFile() : options.settingsFile);
    const Language language(!options.language.isEmpty() ? options.language : settings->value(setting::language));
    Theme theme(application);
    DesktopApp desktop(options, theme, std::move(settings), std::make_unique<KeychainSecretStore>());
    desktop.start();
    return QApplication::exec();
}
