// SPDX-License-Identifier: MIT
#include "exit_code.h"

namespace matchdesk {

StartFailure startFailure(const Error &error, const HostOptions &options)
{
    const std::string data
        = options.postgresUri.empty() ? "the data in " + options.dataFolder.string() : "the database";
    const std::string because = error.detail.empty() ? "" : " (" + error.detail + ')';
    if (error.field == "mail")
        return {ExitCode::WrongArguments, "the mail settings cannot be used" + because};
    if (error.field == "service.key") {
        return {error.code == ErrorCode::Damaged ? ExitCode::WrongData : ExitCode::NotWritable,
                "the service's key cannot be used" + because};
    }
    switch (error.code) {
    case ErrorCode::Forbidden:
        if (error.field == "register-key-file")
            return {ExitCode::WrongArguments, "the file of --register-key-file cannot be read"};
        return {ExitCode::NotWritable, "the folder " + options.dataFolder.string() + " cannot be written" + because};
    case ErrorCode::StorageFull: return {ExitCode::NotWritable, "there is no space left for " + data + because};
    case ErrorCode::Conflict: return {ExitCode::InUse, data + " is in use by another process"};
    case ErrorCode::RuleRefused:
        if (error.rule == "schema-newer")
            return {ExitCode::Newer, data + " was written by a newer version of Matchdesk"};
        if (error.rule == "network-file-system")
            return {ExitCode::NotWritable, data + " would lie on a network file system, where it is not safe"};
        if (error.rule == "other-world")
            return {ExitCode::WrongData, data + " is not the demo world that was asked for"};
        return {ExitCode::Failed, "a rule stands against starting: " + error.rule};
    case ErrorCode::Damaged: return {ExitCode::WrongData, data + " is damaged" + because};
    case ErrorCode::Unavailable:
        if (error.field == "port") {
            return {ExitCode::NoPort,
                    "port " + std::to_string(options.port) + " of " + options.address + " cannot be used" + because};
        }
        return {ExitCode::NoDatabase, data + " cannot be opened" + because};
    case ErrorCode::Unprocessable:
        if (error.field == "register" || error.field == "register-key-file")
            return {ExitCode::WrongArguments, "--" + error.field + ": " + error.detail};
        return {ExitCode::WrongArguments, "the address of the database is not acceptable"};
    case ErrorCode::Cancelled: return {ExitCode::Ended, "stopped before it was ready"};
    case ErrorCode::BadRequest:
    case ErrorCode::Unauthorised:
    case ErrorCode::NotFound:
    case ErrorCode::TooLate:
    case ErrorCode::TooMany:
    case ErrorCode::Internal: break;
    }
    return {ExitCode::Failed, "it cannot start" + because};
}

} // namespace matchdesk
