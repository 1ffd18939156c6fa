// SPDX-License-Identifier: MIT
#include "desktop/display.h"

#include <QByteArray>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#endif

namespace matchdesk {

#ifdef Q_OS_UNIX
namespace {

constexpr int kWaitMilliseconds = 1500;
constexpr int kFirstPort = 6000;

/// True when somebody listens at the X server's local socket; `abstract` names the one without a file.
bool answersLocally(const std::string &path, bool abstract)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const std::size_t at = abstract ? 1 : 0;
    if (path.size() + at >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path + at, path.data(), path.size());
    const int peer = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (peer < 0)
        return true;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
    const bool ok = connect(peer, reinterpret_cast<const sockaddr *>(&address), size) == 0;
    close(peer);
    return ok;
}

bool answersByNetwork(const std::string &host, int number)
{
    addrinfo wanted {};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(kFirstPort + number).c_str(), &wanted, &found) != 0)
        return false;
    bool ok = false;
    for (const addrinfo *one = found; one != nullptr && !ok; one = one->ai_next) {
        const int peer = socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, one->ai_protocol);
        if (peer < 0)
            continue;
        ok = connect(peer, one->ai_addr, one->ai_addrlen) == 0;
        pollfd waiting {.fd = peer, .events = POLLOUT, .revents = 0};
        if (!ok && errno == EINPROGRESS && poll(&waiting, 1, kWaitMilliseconds) == 1) {
            int failure = 0;
            socklen_t size = sizeof failure;
            ok = getsockopt(peer, SOL_SOCKET, SO_ERROR, &failure, &size) == 0 && failure == 0;
        }
        close(peer);
    }
    freeaddrinfo(found);
    return ok;
}

/// Whether an X server answers at "[host]:N[.screen]". What this cannot read is left to Qt.
bool answers(const std::string &display)
{
    const std::size_t colon = display.rfind(':');
    if (colon == std::string::npos || display.find('/') != std::string::npos)
        return true;
    int number = 0;
    std::size_t at = colon + 1;
    for (; at < display.size() && display[at] >= '0' && display[at] <= '9' && number < 60'000; ++at)
        number = number * 10 + (display[at] - '0');
    if (at == colon + 1 || (at < display.size() && display[at] != '.') || number >= 59'000)
        return true;
    const std::string host = display.substr(0, colon);
    if (!host.empty() && host != "unix")
        return answersByNetwork(host, number);
    const std::string path = "/tmp/.X11-unix/X" + std::to_string(number);
    return answersLocally(path, false) || answersLocally(path, true);
}

} // namespace
#endif

std::optional<std::string> whyNoDisplay()
{
#ifdef Q_OS_UNIX
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    if (!isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM"))
        return "there is no display here: start it in a desktop session, or under Xvfb (xvfb-run matchdesk), or run "
               "matchdesk-server, which needs none";
    if (isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY") && !isSet("QT_QPA_PLATFORM")) {
        const std::string display = qgetenv("DISPLAY").toStdString();
        if (!answers(display))
            return "no display answers at DISPLAY=" + display
                + ": set DISPLAY to one that runs, or start it under Xvfb (xvfb-run matchdesk), or run matchdesk-server, "
                  "which needs none";
    }
#endif
    return std::nullopt;
}

} // namespace matchdesk
