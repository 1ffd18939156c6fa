// SPDX-License-Identifier: MIT
#include "database_changes.h"

#include "database.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace matchdesk::ctl {

namespace {

/// Names in the order of their making, on one machine.
std::string nameOfNow()
{
    constexpr int digits = 20;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    std::ostringstream name;
    name << std::setw(digits) << std::setfill('0')
         << std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() << '-' << ::getpid() << ".csv";
    return name.str();
}

bool synced(const std::filesystem::path &path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

/// Copies `from` to `to`, readable by this user alone: it holds people's data.
bool copied(const std::string &from, const std::filesystem::path &to)
{
    const int descriptor = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return false;
    ::close(descriptor);
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    out << in.rdbuf();
    out.close();
    return in && out && synced(to, O_RDONLY);
}

Outcome leave(const std::filesystem::path &folder, const std::string &file)
{
    const std::filesystem::path inbox = changesInbox(folder);
    if (::mkdir(inbox.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return Error {.code = ErrorCode::Forbidden, .detail = "the changes cannot be left beside the database"};
    const std::filesystem::path place = inbox / nameOfNow();
    std::filesystem::path making = place;
    making += ".making";
    std::error_code failure;
    const bool whole = copied(file, making);
    if (whole)
        std::filesystem::rename(making, place, failure);
    if (!whole || failure || !synced(inbox, O_RDONLY | O_DIRECTORY)) {
        std::filesystem::remove(making, failure);
        return Error {.code = ErrorCode::StorageFull, .detail = "the changes cannot be left beside the database"};
    }
    return Done {};
}

} // namespace

std::filesystem::path changesInbox(const std::filesystem::path &folder)
{
    return folder / "register-changes";
}

Result<bool> applyToDatabase(const std::filesystem::path &folder, const matching::Changes &changes,
                             const std::string &file)
{
    auto database = openExisting(folder);
    if (!database.ok() && database.error().code == ErrorCode::Conflict) {
        if (Outcome left = leave(folder, file); !left.ok())
            return left.error();
        return false;
    }
    if (!database.ok())
        return database.error();
    const Outcome stored = database.value().store().write([&](Session &session) -> Outcome {
        const auto applied = session.records().apply(changes);
        return applied.ok() ? Outcome(Done {}) : Outcome(applied.error());
    });
    if (!stored.ok())
        return stored.error();
    return true;
}

} // namespace matchdesk::ctl
