// SPDX-License-Identifier: MIT
#include "secrets/service_key.h"

#include "support/text.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace matchdesk {

namespace {

/// Eight letters that keep our derived keys apart from those of other programs.
constexpr const char *kContext = "mtchdesk";
constexpr std::size_t kHexDigits = 2 * SecretKey::kBytes;

class File {
public:
    File(const std::filesystem::path &path, int flags) : m_handle(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File()
    {
        if (m_handle >= 0)
            ::close(m_handle);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    [[nodiscard]] bool isOpen() const { return m_handle >= 0; }
    [[nodiscard]] int handle() const { return m_handle; }

private:
    int m_handle;
};

void prepareSodium()
{
    // Without it there is no randomness to be trusted, so there is nothing sensible left to do.
    if (sodium_init() < 0)
        std::abort();
}

Error unwritable(const char *what)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return Error {.code = full ? ErrorCode::StorageFull : ErrorCode::Forbidden,
                  .detail = std::string("service.key: ") + what,
                  .field = "service.key"};
}

Outcome checkAccess(int handle)
{
    struct stat facts {};
    if (::fstat(handle, &facts) != 0 || !S_ISREG(facts.st_mode))
        return Error {.code = ErrorCode::Damaged, .detail = "service.key is not a file", .field = "service.key"};
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) == 0)
        return Done {};
    return Error {.code = ErrorCode::Forbidden,
                  .detail = "service.key can be read by others: chmod 600 it",
                  .field = "service.key",
                  .rule = "readable-by-others"};
}

Outcome writeAll(int handle, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(handle, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return unwritable("cannot be written");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(handle) == 0 ? Outcome(Done {}) : Outcome(unwritable("cannot be written"));
}

/// Makes the key under another name first: a file with its own name is always whole.
Outcome create(const std::filesystem::path &folder, const std::filesystem::path &file)
{
    const std::filesystem::path making = file.string() + '.' + newToken(9);
    SecretKey key;
    randombytes_buf(key.data(), SecretKey::kBytes);
    std::array<char, kHexDigits + 1> text {};
    sodium_bin2hex(text.data(), text.size(), key.data(), SecretKey::kBytes);
    Outcome written = Done {};
    {
        const File made(making, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW);
        if (!made.isOpen())
            return unwritable("cannot be made");
        text.back() = '\n';
        written = writeAll(made.handle(), {text.data(), text.size()});
    }
    sodium_memzero(text.data(), text.size());
    // Unlike a rename this fails where another process has just made one.
    const bool linked = written.ok() && (::link(making.c_str(), file.c_str()) == 0 || errno == EEXIST);
    const Outcome outcome = linked || !written.ok() ? written : Outcome(unwritable("cannot be put in its place"));
    ::unlink(making.c_str());
    if (const File directory(folder, O_RDONLY | O_DIRECTORY); directory.isOpen())
        ::fsync(directory.handle());
    return outcome;
}

} // namespace

Result<ServiceKey> ServiceKey::openOrCreate(const std::filesystem::path &folder)
{
    prepareSodium();
    const std::filesystem::path file = folder / kFileName;
    Result<ServiceKey> key = load(file);
    if (key.ok() || key.error().code != ErrorCode::NotFound)
        return key;
    if (const Outcome made = create(folder, file); !made.ok())
        return made.error();
    return load(file);
}

Result<ServiceKey> ServiceKey::load(const std::filesystem::path &file)
{
    prepareSodium();
    const File opened(file, O_RDONLY);
    if (!opened.isOpen()) {
        return Error {.code = errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Forbidden,
                      .detail = "service.key cannot be read",
                      .field = "service.key"};
    }
    if (const Outcome access = checkAccess(opened.handle()); !access.ok())
        return access.error();
    std::array<char, kHexDigits + 2> text {};
    const ssize_t length = ::read(opened.handle(), text.data(), text.size());
    const bool complete = length == static_cast<ssize_t>(kHexDigits)
        || (length == static_cast<ssize_t>(kHexDigits + 1) && text[kHexDigits] == '\n');
    SecretKey key;
    std::size_t bytes = 0;
    const bool hex = complete
        && sodium_hex2bin(key.data(), SecretKey::kBytes, text.data(), kHexDigits, nullptr, &bytes, nullptr) == 0
        && bytes == SecretKey::kBytes;
    sodium_memzero(text.data(), text.size());
    if (!hex)
        return Error {.code = ErrorCode::Damaged, .detail = "service.key does not hold a key", .field = "service.key"};
    return ServiceKey(key);
}

ServiceKey ServiceKey::ephemeral()
{
    prepareSodium();
    SecretKey key;
    randombytes_buf(key.data(), SecretKey::kBytes);
    return ServiceKey(key);
}

SecretKey ServiceKey::derive(KeyPurpose purpose) const
{
    SecretKey derived;
    crypto_kdf_derive_from_key(derived.data(), SecretKey::kBytes, static_cast<std::uint64_t>(purpose), kContext,
                               m_key.data());
    return derived;
}

} // namespace matchdesk
