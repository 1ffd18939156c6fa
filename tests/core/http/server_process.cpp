// SPDX-License-Identifier: MIT
#include "core/http/server_process.h"

#include "core/http/running_server.h"
#include "http/server.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <string>

namespace matchdesk::http::tests {

namespace {

/// Runs until `fromParent` is closed.
int serve(int fromParent, int toParent)
{
    Server server({}, [](unsigned) -> Result<Handler> { return RunningServer::echo(); });
    const auto port = server.start();
    const std::uint16_t number = port.ok() ? port.value() : std::uint16_t(0);
    if (::write(toParent, &number, sizeof number) != sizeof number)
        return 1;
    char end = 0;
    while (::read(fromParent, &end, 1) > 0) { }
    server.stop();
    return server.connections() == 0 ? 0 : 2;
}

} // namespace

ServerProcess::ServerProcess()
{
    std::array<int, 2> down {};
    std::array<int, 2> up {};
    if (::pipe(down.data()) != 0 || ::pipe(up.data()) != 0)
        return;
    m_child = ::fork();
    if (m_child == 0) {
        ::close(down[1]);
        ::close(up[0]);
        ::_exit(serve(down[0], up[1]));
    }
    ::close(down[0]);
    ::close(up[1]);
    m_toChild = down[1];
    EXPECT_EQ(::read(up[0], &m_port, sizeof m_port), ssize_t(sizeof m_port));
    EXPECT_NE(m_port, 0);
    ::close(up[0]);
}

ServerProcess::~ServerProcess()
{
    ::close(m_toChild);
    int status = -1;
    ::waitpid(m_child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "status " << status;
}

double ServerProcess::probe() const
{
    const auto began = std::chrono::steady_clock::now();
    RawClient good = client();
    if (!good.connected())
        return -1;
    good.send(postText("{}"));
    const auto answer = good.receive(std::chrono::milliseconds(2'000));
    if (!answer || answer->status != 200)
        return -1;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

long ServerProcess::memory() const
{
    std::ifstream status("/proc/" + std::to_string(m_child) + "/status");
    std::string word;
    long kib = 0;
    while (status >> word) {
        if (word == "VmRSS:" && status >> kib)
            return kib;
    }
    return -1;
}

} // namespace matchdesk::http::tests
