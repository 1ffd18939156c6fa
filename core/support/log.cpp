// SPDX-License-Identifier: MIT
#include "support/log.h"

#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <regex>

namespace matchdesk {

std::string redacted(std::string_view text)
{
    static const std::regex email(R"([A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+)");
    static const std::regex nino(R"(\b[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-dFMUfmu]?\b)");
    static const std::regex isoDate(R"(\b(19|20)\d{2}-\d{2}-\d{2}\b(?!T))");
    static const std::regex trn(R"(\b\d{7}\b)");
    std::string result = std::regex_replace(std::string(text), email, "[email]");
    result = std::regex_replace(result, nino, "[ni-number]");
    result = std::regex_replace(result, isoDate, "[date]");
    return std::regex_replace(result, trn, "[trn]");
}

namespace {

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *level = "info";
    switch (type) {
    case QtDebugMsg: level = "debug"; break;
    case QtInfoMsg: level = "info"; break;
    case QtWarningMsg: level = "warning"; break;
    case QtCriticalMsg: level = "error"; break;
    case QtFatalMsg: level = "fatal"; break;
    }
    const std::string line = redacted(message.toStdString());
    std::fprintf(stderr, "%s %s: %s\n", level, context.category != nullptr ? context.category : "default", line.c_str());
}

} // namespace

void installRedactingLog()
{
    qInstallMessageHandler(&write);
}

} // namespace matchdesk
