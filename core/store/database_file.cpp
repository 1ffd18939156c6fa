// SPDX-License-Identifier: MIT
#include "database_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace matchdesk::store {

namespace {

constexpr mode_t kFileMode = 0600;
constexpr mode_t kDirectoryMode = 0700;

class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int value() const noexcept { return m_value; }
    [[nodiscard]] bool ok() const noexcept { return m_value >= 0; }

private:
    int m_value;
};

Error systemError(const std::string &what)
{
    const int number = errno;
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    return fault(full ? ErrorCode::StorageFull : ErrorCode::Unavailable,
                 what + " (system error " + std::to_string(number) + ")");
}

/// A new name in a directory is only there after a power failure once the directory itself was synced.
Outcome syncDirectory(const std::filesystem::path &directory)
{
    const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.ok() || ::fsync(opened.value()) != 0)
        return systemError("the database's directory cannot be synced");
    return Done {};
}

Outcome makeDirectories(const std::filesystem::path &directory)
{
    struct stat status {};
    if (::stat(directory.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode))
            return Done {};
        return fault(ErrorCode::Unavailable, "where the database's directory should be is a file");
    }
    const std::filesystem::path parent = directory.parent_path();
    if (!parent.empty() && parent != directory) {
        if (const Outcome made = makeDirectories(parent); !made.ok())
            return made;
    }
    if (::mkdir(directory.c_str(), kDirectoryMode) != 0 && errno != EEXIST)
        return systemError("the database's directory cannot be made");
    return syncDirectory(parent.empty() ? std::filesystem::path(".") : parent);
}

bool isNetwork(const std::filesystem::path &directory)
{
    constexpr std::array<unsigned long, 7> kNetwork {
        0x6969,     // NFS
        0x517B,     // SMB
        0xFE534D42, // SMB 2
        0xFF534D42, // CIFS
        0x5346414F, // AFS
        0x73757245, // Coda
        0x564c,     // NCP
    };
    struct statfs status {};
    if (::statfs(directory.c_str(), &status) != 0)
        return false;
    const auto type = static_cast<unsigned long>(status.f_type) & 0xFFFFFFFFUL;
    for (const unsigned long network : kNetwork) {
        if (type == network)
            return true;
    }
    return false;
}

} // namespace

Result<std::unique_ptr<FileLock>> FileLock::take(const std::filesystem::path &lockFile)
{
    const int descriptor = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, kFileMode);
    if (descriptor < 0)
        return systemError("the lock of the database cannot be opened");
    std::unique_ptr<FileLock> lock(new FileLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return fault(ErrorCode::Conflict, "the database is open in another program");
    return systemError("the database cannot be locked");
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

Outcome prepareFile(const std::filesystem::path &file)
{
    const std::filesystem::path directory = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (const Outcome made = makeDirectories(directory); !made.ok())
        return made;
    if (isNetwork(directory)) {
        return fault(ErrorCode::RuleRefused, "the database cannot lie on a network file system", "network-file-system");
    }
    const Descriptor opened(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kFileMode));
    if (!opened.ok())
        return systemError("the database cannot be opened");
    struct stat status {};
    if (::fstat(opened.value(), &status) != 0)
        return systemError("the database cannot be looked at");
    if (!S_ISREG(status.st_mode))
        return fault(ErrorCode::Damaged, "the database is not a file");
    if ((status.st_mode & 0777U) != kFileMode && ::fchmod(opened.value(), kFileMode) != 0)
        return systemError("the database cannot be closed to others");
    if (status.st_size == 0)
        return syncDirectory(directory);
    return Done {};
}

bool wasLeftOpen(const std::filesystem::path &file)
{
    std::filesystem::path wal = file;
    wal += "-wal";
    std::error_code failed;
    const auto size = std::filesystem::file_size(wal, failed);
    return !failed && size > 0;
}

Outcome checkContent(Connection &connection, bool thorough)
{
    const auto verdict = connection.single(thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
    if (!verdict.ok())
        return verdict.error();
    if (verdict.value() != QStringLiteral("ok"))
        return fault(ErrorCode::Damaged, "the database's own check fails");
    if (!thorough)
        return Done {};
    const auto orphan = connection.single("PRAGMA foreign_key_check");
    if (!orphan.ok())
        return orphan.error();
    if (orphan.value())
        return fault(ErrorCode::Damaged, "the database refers to something that is not there");
    return Done {};
}

} // namespace matchdesk::store
