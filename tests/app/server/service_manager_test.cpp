// SPDX-License-Identifier: MIT
#include "service_manager.h"

#include "program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace matchdesk::test {

namespace {

/// The receiving end of the protocol.
class Manager {
public:
    explicit Manager(const std::string &name)
        : m_socket(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.data(), name.size());
        if (name.front() == '@')
            address.sun_path[0] = '\0';
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        EXPECT_EQ(bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size), 0);
        const timeval patience {.tv_sec = 10, .tv_usec = 0};
        setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~Manager() { close(m_socket); }
    Manager(const Manager &) = delete;
    Manager &operator=(const Manager &) = delete;

    [[nodiscard]] std::string next() const
    {
        char buffer[256];
        const ssize_t count = recv(m_socket, buffer, sizeof buffer, 0);
        return count < 0 ? std::string() : std::string(buffer, static_cast<std::size_t>(count));
    }

private:
    int m_socket;
};

TEST(ServiceManager, isToldBySocketFileAndByAbstractName)
{
    const TemporaryFolder folder;
    const std::string abstractName = "@matchdesk-test-" + std::to_string(getpid());
    for (const std::string &name : {(folder.path() / "notify").string(), abstractName}) {
        const Manager manager(name);
        setenv("NOTIFY_SOCKET", name.c_str(), 1);
        notifyServiceManager("READY=1");
        unsetenv("NOTIFY_SOCKET");
        EXPECT_EQ(manager.next(), "READY=1");
    }
}

TEST(ServiceManager, isLeftAloneWhereThereIsNone)
{
    for (const char *name : {"", "relative", "/no/such/socket"}) {
        setenv("NOTIFY_SOCKET", name, 1);
        notifyServiceManager("READY=1");
    }
    setenv("NOTIFY_SOCKET", std::string(300, '/').c_str(), 1);
    notifyServiceManager("READY=1");
    unsetenv("NOTIFY_SOCKET");
    notifyServiceManager("READY=1");
    SUCCEED() << "nothing was sent anywhere, and nothing ended the process";
}

TEST(ServiceManager, hearsTheServersBeginningAndEnd)
{
    const TemporaryFolder folder;
    const std::string name = (folder.path() / "notify").string();
    const Manager manager(name);
    Program server({"--data", (folder.path() / "data").string()}, {{"NOTIFY_SOCKET", name}});
    static_cast<void>(server.ready());
    EXPECT_EQ(manager.next(), "READY=1");
    server.signal(SIGTERM);
    EXPECT_EQ(manager.next(), "STOPPING=1");
    EXPECT_EQ(server.exitCode(), 0);
}

} // namespace

} // namespace matchdesk::test
