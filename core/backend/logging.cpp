// SPDX-License-Identifier: MIT
#include "logging.h"

#include <QLoggingCategory>

namespace matchdesk {

namespace {

Q_LOGGING_CATEGORY(lcBackend, "matchdesk.backend")

} // namespace

void logFailure(std::string_view doing, const Error &error, std::string_view requestId)
{
    const std::string line = std::string(doing) + ": " + std::string(nameOf(error.code)) + ": " + error.detail
        + (requestId.empty() ? "" : " (request " + std::string(requestId) + ')');
    qCWarning(lcBackend, "%s", line.c_str());
}

} // namespace matchdesk
