// SPDX-License-Identifier: MIT
#include "arguments.h"

#include <charconv>
#include <functional>
#include <limits>
#include <map>

namespace matchdesk {

namespace {

constexpr const char *kHelp =
    R"(Usage: matchdesk-server --data DIR [--port N] [options]
       matchdesk-server --demo --data DIR [--seed N] [--records N] [--tickets N] [options]

Serves the Matchdesk backend over HTTP. When it is ready it prints one line of JSON with its address; in a demo also a
token for each member of staff and the key of a client with every scope, and for a new database the token of its first lead. Ends on SIGTERM or SIGINT.

  --data DIR           folder of the database; made when it is not there
  --port N             port to listen on; 0, the default, takes a free one
  --address A          address to listen on (127.0.0.1)
  --allow-host NAME    a further host name to answer to; may be given several times
  --hold-seconds N     how long a decision can be taken back (15)
  --contest-wait N     seconds between the second agreement to a change of address and the change (86400)
  --synchronous S      full, or normal: faster, and loses decisions when the power fails; for measuring only
  --lead-name NAME     name of the first lead of a new database
  --postgres URI       a PostgreSQL database instead of the one in DIR
  --register R         where records are looked up: local, the default, or the address of a DQT API
  --register-key-file F  the file with the key for that API, in its first line
  --mail KIND          what sends emails: none (they are kept in the outbox), smtp or notify (GOV.UK Notify)
  --mail-config FILE   its settings, "name = value" a line, readable by its owner alone; secrets in files of their own.
                       smtp: host, port, tls (starttls, implicit; none on this machine), user, password-file, from,
                       from-name, reply-to, domain, ca-file. notify: key-file, template, template.ID, reply-to-id, address
  --service-key FILE   the service's secret (service.key in DIR, made at the first start, or systemd's credential)
  --demo               make and serve a world of invented people
  --seed N             which demo world (7, or the one that is there)
  --records N          records in a demo world that is made (20000)
  --tickets N          open tickets in a demo world that is made (60)
  --version, --help

Exit codes: 0 ended as asked, 1 failed, 2 wrong arguments, 3 data cannot be written or storage is full, 4 the data is in
use by another process, 5 the data was written by a newer version, 6 the port or address cannot be used, 7 the data is
damaged or is not what was asked for, 8 the database does not answer.
)";

template <typename Number>
bool readNumber(const std::string &text, Number least, Number most, Number &into)
{
    Number number {};
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size() || number < least
        || number > most)
        return false;
    into = number;
    return true;
}

/// The options that take a value; each returns whether the value is acceptable.
using Setter = std::function<bool(const std::string &)>;

std::map<std::string, Setter, std::less<>> setters(HostOptions &options)
{
    return {
        {"--data", [&](const std::string &value) { options.dataFolder = value; return !value.empty(); }},
        {"--port", [&](const std::string &value) { return readNumber<std::uint16_t>(value, 0, 65'535, options.port); }},
        {"--address", [&](const std::string &value) { options.address = value; return !value.empty(); }},
        {"--allow-host", [&](const std::string &value) { options.hosts.push_back(value); return !value.empty(); }},
        {"--lead-name", [&](const std::string &value) { options.userName = value; return !value.empty(); }},
        {"--postgres", [&](const std::string &value) { options.postgresUri = value; return !value.empty(); }},
        {"--register",
         [&](const std::string &value) {
             options.registerAddress = value == "local" ? std::string() : value;
             return value == "local" || value.find("://") != std::string::npos;
         }},
        {"--register-key-file",
         [&](const std::string &value) { options.registerKeyFile = value; return !value.empty(); }},
        {"--mail",
         [&](const std::string &value) {
             options.mail = value == "smtp" ? MailKind::Smtp : value == "notify" ? MailKind::Notify : MailKind::None;
             return value == "none" || value == "smtp" || value == "notify";
         }},
        {"--mail-config", [&](const std::string &value) { options.mailConfig = value; return !value.empty(); }},
        {"--service-key", [&](const std::string &value) { options.serviceKeyFile = value; return !value.empty(); }},
        {"--records", [&](const std::string &value) { return readNumber(value, 100, 10'000'000, options.records); }},
        {"--tickets", [&](const std::string &value) { return readNumber(value, 0, 1'000'000, options.tickets); }},
        {"--seed",
         [&](const std::string &value) {
             options.seed = 0;
             return readNumber<std::uint64_t>(value, 0, std::numeric_limits<std::uint64_t>::max(), *options.seed);
         }},
        {"--synchronous",
         [&](const std::string &value) {
             options.syncFully = value != "normal";
             return value == "full" || value == "normal";
         }},
        {"--contest-wait",
         [&](const std::string &value) {
             int seconds = 0;
             const bool fits = readNumber(value, 0, 30 * 86'400, seconds);
             options.contestWait = std::chrono::seconds(seconds);
             return fits;
         }},
        {"--hold-seconds",
         [&](const std::string &value) {
             int seconds = 0;
             const bool fits = readNumber(value, 0, 3'600, seconds);
             options.hold = std::chrono::seconds(seconds);
             return fits;
         }},
    };
}

/// Most of the time they wait for the disk, and those that wait together have one wait: as many requests as workers.
constexpr unsigned kWorkers = 64;

} // namespace

Arguments readArguments(const std::vector<std::string> &arguments)
{
    HostOptions options;
    options.workers = kWorkers;
    bool ofTheDemo = false;
    const auto known = setters(options);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string name = arguments[i];
        if (name == "--help" || name == "-h")
            return PrintAndLeave {kHelp};
        if (name == "--version")
            return PrintAndLeave {"matchdesk-server " MATCHDESK_VERSION "\n"};
        if (name == "--demo") {
            options.demo = true;
            options.access = Access::Everybody;
            continue;
        }
        std::optional<std::string> value;
        if (const std::size_t equals = name.find('='); equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.resize(equals);
        }
        const auto setter = known.find(name);
        if (setter == known.end())
            return WrongArguments {"unknown argument '" + name + "' (see --help)"};
        if (!value) {
            if (i + 1 == arguments.size())
                return WrongArguments {name + " needs a value (see --help)"};
            value = arguments[++i];
        }
        if (!setter->second(*value))
            return WrongArguments {"'" + *value + "' is not acceptable for " + name + " (see --help)"};
        ofTheDemo = ofTheDemo || name == "--seed" || name == "--records" || name == "--tickets";
    }
    if (options.dataFolder.empty() && options.postgresUri.empty())
        return WrongArguments {"--data DIR says where the database is (see --help)"};
    if (options.registerAddress.empty() != options.registerKeyFile.empty())
        return WrongArguments {"--register with an address and --register-key-file belong together (see --help)"};
    if ((options.mail == MailKind::None) != options.mailConfig.empty())
        return WrongArguments {"--mail smtp or notify takes its settings from --mail-config FILE (see --help)"};
    if (ofTheDemo && !options.demo)
        return WrongArguments {"--seed, --records and --tickets belong to --demo (see --help)"};
    return options;
}

} // namespace matchdesk
