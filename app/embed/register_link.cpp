// SPDX-License-Identifier: MIT
#include "register_link.h"

#include <QLoggingCategory>

#include <fstream>

namespace matchdesk {

namespace {

Q_LOGGING_CATEGORY(lcRegister, "matchdesk.register")

void warn(std::string_view text)
{
    qCWarning(lcRegister, "%.*s", static_cast<int>(text.size()), text.data());
}

/// The first line of a file, without the blanks around it.
Result<std::string> keyIn(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!in || (!std::getline(in, line) && line.empty()))
        return Error {.code = ErrorCode::Forbidden,
                      .detail = "the file with the key cannot be read",
                      .field = "register-key-file"};
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos)
        return std::string();
    line = line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
    std::error_code failure;
    const auto rights = std::filesystem::status(file, failure).permissions();
    if (!failure && (rights & std::filesystem::perms::others_read) != std::filesystem::perms::none)
        warn("everybody on this machine can read the file with the key of the DQT API: make it readable to its owner only");
    return line;
}

} // namespace

Result<std::unique_ptr<RemoteRegister>> linkRegister(const HostOptions &options, const Clock &clock)
{
    if (options.registerAddress.empty())
        return std::unique_ptr<RemoteRegister>();
    const Result<std::string> key = keyIn(options.registerKeyFile);
    if (!key.ok())
        return key.error();
    return RemoteRegister::make({.address = options.registerAddress, .key = key.value(), .limit = std::chrono::seconds(5), .warn = &warn},
                                clock);
}

} // namespace matchdesk
