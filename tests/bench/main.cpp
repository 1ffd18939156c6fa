// SPDX-License-Identifier: MIT
// The desktop's figures: desk_bench [decisions|starts|queue|backend]... [--few] [--worlds FOLDER]
// [--decisions N] [--rows N] [--runs N] [--calls N]. Without parts, all of them. Prints one table.
#include "bench/frame_probe.h"
#include "bench/parts.h"
#include "support/log.h"

#include <QCommandLineParser>
#include <QTemporaryDir>

#include <cstdio>

using namespace matchdesk;
using namespace matchdesk::bench;

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto kUsage = "usage: desk_bench [decisions|starts|queue|backend]... [--few] [--worlds FOLDER] [--decisions N] "
                        "[--rows N] [--runs N] [--calls N]\n";

/// Few of everything: shows that the measuring works, and no more.
Plan fewOf(Plan plan)
{
    plan.decisions = 6;
    plan.rows = 2000;
    plan.runs = 1;
    plan.calls = 10;
    return plan;
}

} // namespace

int main(int argc, char **argv)
{
    installRedactingLog();
    FrameProbe application(argc, argv);
    QApplication::setApplicationName(u"matchdesk"_s);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"started"_s)
        return runStart(application, std::filesystem::path(arguments.at(2).toStdString()), arguments.at(3).toLongLong());

    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(u"few"_s));
    for (const QString &name : {u"worlds"_s, u"decisions"_s, u"rows"_s, u"runs"_s, u"calls"_s})
        parser.addOption(QCommandLineOption(name, {}, name));
    if (!parser.parse(arguments)) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    const QTemporaryDir passing;
    Plan plan;
    plan.folder = std::filesystem::path((parser.isSet(u"worlds"_s) ? parser.value(u"worlds"_s) : passing.path()).toStdString());
    plan.program = QApplication::applicationFilePath().toStdString();
    if (parser.isSet(u"few"_s))
        plan = fewOf(plan);
    const auto number = [&parser](const QString &name, int &kept) {
        if (parser.isSet(name))
            kept = parser.value(name).toInt();
        return kept > 0;
    };
    if (!number(u"decisions"_s, plan.decisions) || !number(u"rows"_s, plan.rows) || !number(u"runs"_s, plan.runs)
        || !number(u"calls"_s, plan.calls)) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    const QStringList parts = parser.positionalArguments();
    const auto isAsked = [&parts](const QString &part) { return parts.isEmpty() || parts.contains(part); };

    Report report;
    report.note("platform: " + QApplication::platformName().toStdString());
    if (isAsked(u"backend"_s))
        measureBackend(plan, report);
    if (isAsked(u"starts"_s))
        measureStarts(plan, report);
    if (isAsked(u"decisions"_s))
        measureDecisions(application, plan, report);
    if (isAsked(u"queue"_s))
        measureQueue(application, plan, report);
    report.print();
    // The smoke run shows that every part measures something; on a busy machine its figures mean nothing.
    if (parser.isSet(u"few"_s))
        return report.isComplete() ? 0 : 1;
    return report.isMet() ? 0 : 1;
}
