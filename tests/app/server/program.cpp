// SPDX-License-Identifier: MIT
#include "program.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace matchdesk::test {

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "matchdesk-test-XXXXXX").string();
    m_path = mkdtemp(name.data());
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Program::Program(std::vector<std::string> arguments, const std::map<std::string, std::string> &environment)
{
    std::array<int, 2> output {};
    std::array<int, 2> errors {};
    if (pipe2(output.data(), O_CLOEXEC) != 0 || pipe2(errors.data(), O_CLOEXEC) != 0)
        std::abort();
    std::string program = MATCHDESK_BIN_DIR "/matchdesk-server";
    std::vector<char *> argv {program.data()};
    for (std::string &argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    m_process = fork();
    if (m_process == 0) {
        dup2(output[1], STDOUT_FILENO);
        dup2(errors[1], STDERR_FILENO);
        for (const auto &[name, value] : environment)
            setenv(name.c_str(), value.c_str(), 1);
        execv(program.c_str(), argv.data());
        _exit(127);
    }
    close(output[1]);
    close(errors[1]);
    m_output = output[0];
    m_errors = errors[0];
}

Program::~Program()
{
    if (!m_exitCode) {
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
    close(m_output);
    close(m_errors);
}

std::optional<std::string> Program::line(std::chrono::seconds atMost)
{
    const auto until = std::chrono::steady_clock::now() + atMost;
    while (std::chrono::steady_clock::now() < until) {
        if (const std::size_t end = m_text.find('\n'); end != std::string::npos) {
            std::string found = m_text.substr(0, end);
            m_text.erase(0, end + 1);
            return found;
        }
        pollfd one {.fd = m_output, .events = POLLIN, .revents = 0};
        if (poll(&one, 1, 50) <= 0)
            continue;
        char buffer[4096];
        const ssize_t count = read(m_output, buffer, sizeof buffer);
        if (count <= 0)
            return std::nullopt;
        m_text.append(buffer, static_cast<std::size_t>(count));
    }
    return std::nullopt;
}

contract::ServerReady Program::ready()
{
    const auto text = line();
    EXPECT_TRUE(text) << "it never said that it is ready";
    if (!text)
        return {};
    const auto value = contract::decode<contract::ServerReady>(*text, contract::Origin::Response);
    EXPECT_TRUE(value.ok()) << *text;
    return value.ok() ? value.value() : contract::ServerReady {};
}

void Program::signal(int number) const
{
    kill(m_process, number);
}

std::optional<int> Program::exitCode(std::chrono::seconds atMost)
{
    const auto until = std::chrono::steady_clock::now() + atMost;
    while (!m_exitCode && std::chrono::steady_clock::now() < until) {
        int status = 0;
        if (waitpid(m_process, &status, WNOHANG) == m_process)
            m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return m_exitCode;
}

std::string Program::errors()
{
    std::string text;
    char buffer[4096];
    for (ssize_t count = 0; (count = read(m_errors, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(count));
    return text;
}

std::uint16_t portOf(const std::string &address)
{
    return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

} // namespace matchdesk::test
