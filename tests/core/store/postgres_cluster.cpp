// SPDX-License-Identifier: MIT
#include "postgres_cluster.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace matchdesk::tests {

namespace {

constexpr const char *kPrograms = "/usr/lib/postgresql/15/bin/";

/// Starts a program with its output thrown away. PostgreSQL refuses to be root, so root becomes somebody else first.
pid_t launched(std::vector<std::string> arguments)
{
    std::vector<std::string> whole {"/usr/bin/setpriv", "--pdeathsig", "QUIT"};
    if (::geteuid() == 0) {
        for (const char *option : {"--reuid=postgres", "--regid=postgres", "--init-groups"})
            whole.emplace_back(option);
    }
    whole.insert(whole.end(), arguments.begin(), arguments.end());
    const pid_t process = ::fork();
    if (process == 0) {
        const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
        ::dup2(nowhere, STDIN_FILENO);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        std::vector<char *> raw;
        for (const std::string &argument : whole)
            raw.push_back(::strdup(argument.c_str()));
        raw.push_back(nullptr);
        ::execv(raw[0], raw.data());
        ::_exit(127);
    }
    return process;
}

bool succeeded(pid_t process)
{
    int status = 0;
    return process > 0 && ::waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

PostgresCluster *PostgresCluster::ofThisRun()
{
    static const std::unique_ptr<PostgresCluster> cluster = [] {
        std::unique_ptr<PostgresCluster> started(new PostgresCluster);
        if (!started->start())
            started.reset();
        return started;
    }();
    return cluster.get();
}

bool PostgresCluster::start()
{
    const std::string programs(kPrograms);
    if (::access((programs + "postgres").c_str(), X_OK) != 0 || ::access("/usr/bin/setpriv", X_OK) != 0)
        return false;
    std::string name = (std::filesystem::temp_directory_path() / "matchdesk-pg-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        return false;
    m_folder = name;
    if (::geteuid() == 0) {
        const passwd *owner = ::getpwnam("postgres");
        if (owner == nullptr || ::chown(name.c_str(), owner->pw_uid, owner->pw_gid) != 0)
            return false;
    }
    const std::string data = (m_folder / "data").string();
    if (!succeeded(launched({programs + "initdb", "-D", data, "-A", "trust", "-U", "matchdesk", "-E", "UTF8",
                             "--locale=C.UTF-8", "--no-sync"}))) {
        return false;
    }
    m_process = launched({programs + "postgres", "-D", data, "-k", m_folder.string(), "-c", "listen_addresses=", "-c",
                          "fsync=off", "-c", "max_connections=60", "-c", "logging_collector=off"});
    for (int tries = 0; tries < 300; ++tries) {
        if (succeeded(launched(
                {programs + "pg_isready", "-q", "-h", m_folder.string(), "-U", "matchdesk", "-d", "postgres"})))
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

PostgresCluster::~PostgresCluster()
{
    if (m_process > 0) {
        ::kill(m_process, SIGQUIT);
        ::waitpid(m_process, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

std::string PostgresCluster::uri(const std::string &name) const
{
    return "postgresql://matchdesk@/" + name + "?host=" + m_folder.string();
}

} // namespace matchdesk::tests
