// SPDX-License-Identifier: MIT
#pragma once

#include "support/result.h"
#include "support/secret_key.h"

#include <cstdint>
#include <filesystem>

namespace matchdesk {

/// What a derived key is for. The numbers are part of what is stored: never reuse or change one.
enum class KeyPurpose : std::uint64_t {
    Passcodes = 1,      ///< the pepper of one-time passcodes
    AddressCounters = 2, ///< the limits that are counted per email address
    SealedMail = 3,     ///< messages that only their recipient may read, until they are sent
    Webhooks = 4,       ///< the secrets that consuming services share with us
};

/// The one secret of a backend that is not in its database: 256 random bits in a file that only its owner may read. What
/// is stored under keys derived from it is of no use to whoever has the database alone. Any thread, once made.
class ServiceKey {
public:
    /// The file's name in the data folder and among systemd's credentials.
    static constexpr const char *kFileName = "service.key";

    /// Reads the key from `folder`, after making it at the first start. Errors: Forbidden (others may read the file, or
    /// the folder cannot be written), Damaged (the file does not hold a key), StorageFull.
    [[nodiscard]] static Result<ServiceKey> openOrCreate(const std::filesystem::path &folder);
    /// Reads the key from `file`, as a service manager hands it over. NotFound, Forbidden or Damaged.
    [[nodiscard]] static Result<ServiceKey> load(const std::filesystem::path &file);
    /// A key that is kept nowhere: for what does not outlive the process.
    [[nodiscard]] static ServiceKey ephemeral();

    /// Keys for different purposes tell nothing about each other, nor about this one.
    [[nodiscard]] SecretKey derive(KeyPurpose purpose) const;

private:
    explicit ServiceKey(const SecretKey &key) : m_key(key) {}

    SecretKey m_key;
};

} // namespace matchdesk
