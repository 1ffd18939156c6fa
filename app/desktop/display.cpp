// SPDX-License-Identifier: MIT
#include "desktop/display.h"

#include <QtGlobal>

namespace matchdesk {

std::optional<std::string> whyNoDisplay()
{
#ifdef Q_OS_UNIX
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM"))
        return "there is no display here: start it in a desktop session, or under Xvfb (xvfb-run matchdesk), or run "
               "matchdesk-server, which needs none";
#endif
    return std::nullopt;
}

} // namespace matchdesk
