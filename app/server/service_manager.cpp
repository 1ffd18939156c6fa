// SPDX-License-Identifier: MIT
#include "service_manager.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace matchdesk {

void notifyServiceManager(std::string_view state)
{
    const char *const path = std::getenv("NOTIFY_SOCKET");
    if (path == nullptr)
        return;
    std::string name(path);
    sockaddr_un address {};
    if (name.empty() || name.size() >= sizeof address.sun_path || (name.front() != '/' && name.front() != '@'))
        return;
    // A leading '@' stands for the zero byte of the abstract namespace.
    if (name.front() == '@')
        name.front() = '\0';
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    const int socketFd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socketFd < 0)
        return;
    sendto(socketFd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address),
           static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size()));
    close(socketFd);
}

} // namespace matchdesk
