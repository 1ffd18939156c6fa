// SPDX-License-Identifier: MIT
#include "desktop/options.h"

#include <QCommandLineParser>
#include <QUrl>

namespace matchdesk {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr const char *kHelp = R"(Matchdesk: support desk for linking people to their teaching record.

Usage: matchdesk [options]

  --demo              work in a demo world of invented people
  --seed N            which demo world (a number; the same one is the same everywhere)
  --data DIR          where the data lies; without --demo, your own
  --server URL        work with a team's matchdesk-server
  --token-file FILE   the token for the server; without it, from the keychain, or asked for
  --staff ID          work as this member of staff (demo worlds)
  --lang en|cy        language of the window
  --theme THEME       light, dark or system
  --density DENSITY   compact or comfortable
  --settings FILE     keep choices in this file
  --version           print the version
  --help              print this text

Without options, the window starts as the last time, or asks once.
Exit codes: 0 ended, 1 wrong arguments, 2 no display, 3 could not start.
)";

} // namespace

DesktopArguments readDesktopArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const QString &flag : {u"demo"_s, u"version"_s, u"help"_s})
        parser.addOption(QCommandLineOption(flag));
    for (const QString &name : {u"seed"_s, u"data"_s, u"server"_s, u"token-file"_s, u"staff"_s, u"lang"_s, u"theme"_s, u"density"_s, u"settings"_s})
        parser.addOption(QCommandLineOption(name, {}, name));
    const auto mistake = [](const QString &line) { return DesktopMistake {line.toStdString()}; };
    if (!parser.parse(QStringList {u"matchdesk"_s} + arguments))
        return mistake(parser.errorText());
    if (parser.isSet(u"help"_s))
        return DesktopText {kHelp};
    if (parser.isSet(u"version"_s))
        return DesktopText {"matchdesk " MATCHDESK_VERSION "\n"};
    if (!parser.positionalArguments().isEmpty())
        return mistake(u"unknown argument '%1'"_s.arg(parser.positionalArguments().constFirst()));

    DesktopOptions options;
    options.demo = parser.isSet(u"demo"_s);
    options.dataFolder = parser.value(u"data"_s);
    options.server = parser.value(u"server"_s);
    options.tokenFile = parser.value(u"token-file"_s);
    options.staff = parser.value(u"staff"_s);
    options.settingsFile = parser.value(u"settings"_s);
    while (options.server.endsWith(u'/'))
        options.server.chop(1);
    if (parser.isSet(u"seed"_s)) {
        bool isNumber = false;
        options.seed = parser.value(u"seed"_s).toULongLong(&isNumber);
        if (!isNumber)
            return mistake(u"--seed takes a number"_s);
        if (!options.demo)
            return mistake(u"--seed goes with --demo"_s);
    }
    if (!options.server.isEmpty()) {
        const QUrl url(options.server, QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http"_s && url.scheme() != u"https"_s))
            return mistake(u"--server takes an address that begins with http:// or https://"_s);
        if (options.demo || !options.dataFolder.isEmpty())
            return mistake(u"--server goes with neither --demo nor --data"_s);
    }
    if (!options.tokenFile.isEmpty() && options.server.isEmpty())
        return mistake(u"--token-file goes with --server"_s);
    const auto oneOf = [&](const QString &name, const QStringList &allowed, QString &kept) -> std::optional<QString> {
        kept = parser.value(name);
        if (!parser.isSet(name) || allowed.contains(kept))
            return std::nullopt;
        return u"--%1 takes %2"_s.arg(name, allowed.join(u", "_s));
    };
    for (const auto &wrong : {oneOf(u"lang"_s, {u"en"_s, u"cy"_s}, options.language),
             oneOf(u"theme"_s, {u"light"_s, u"dark"_s, u"system"_s}, options.theme),
             oneOf(u"density"_s, {u"compact"_s, u"comfortable"_s}, options.density)}) {
        if (wrong)
            return mistake(*wrong);
    }
    return options;
}

} // namespace matchdesk
