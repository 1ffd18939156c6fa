// SPDX-License-Identifier: MIT
#include "commands.h"

#include <array>
#include <ostream>

namespace matchdesk::ctl {

namespace {

constexpr std::string_view kHelp = R"(Usage: matchdeskctl COMMAND [OPTIONS]

Commands
  demo world --data DIR [--seed N] [--records N] [--tickets N]
      Makes a world of invented people: DQT records, accounts, staff and open tickets (seed 7, 20000 records, 60 tickets).
      The same seed gives the same world. Ctrl+C stops it and leaves nothing behind.
  register import --from EXTRACT.csv --data DIR [--rejects FILE]
      Reads a register extract into a database that has no records yet, all of it or nothing. Rows that are not
      acceptable are listed by line, column and reason in FILE (EXTRACT.csv.rejects.csv).
  staff list --data DIR
  staff add --data DIR --name NAME --role agent|verifier|lead
      Prints the new member's token, this once: only its hash is kept.
  audit verify --data DIR
      Recomputes every hash of the audit.

  --help, --version

Exit codes
  0 done   1 done, but something wants a look (rejected rows, a broken audit)   2 the command line is not understood
  3 could not be done, nothing was changed   130 stopped by Ctrl+C
)";

struct Command {
    std::string_view group;
    std::string_view name;
    int (*run)(const std::vector<std::string> &, std::ostream &, std::ostream &);
};

constexpr std::array<Command, 5> kCommands {{{"demo", "world", &makeWorld},
                                             {"register", "import", &importRegister},
                                             {"staff", "list", &listStaff},
                                             {"staff", "add", &addStaff},
                                             {"audit", "verify", &verifyAudit}}};

} // namespace

int complain(const Error &error, std::ostream &err)
{
    if (error.code == ErrorCode::Cancelled) {
        err << "matchdeskctl: stopped; nothing was kept\n";
        return kInterrupted;
    }
    std::string_view why = error.detail;
    if (error.code == ErrorCode::Conflict)
        why = "the database is open in another program; close that first";
    else if (error.rule == "world-exists")
        why = "the database holds records already; choose another folder";
    else if (error.rule == "schema-newer")
        why = "the database was written by a newer Matchdesk";
    else if (error.rule == "network-file-system")
        why = "the folder is on a network file system, where SQLite cannot keep its promises";
    else if (error.code == ErrorCode::StorageFull)
        why = "the disk is full";
    err << "matchdeskctl: " << (why.empty() ? nameOf(error.code) : why) << '\n';
    return error.code == ErrorCode::Unprocessable && error.field.starts_with("-") ? kWrongUse : kFailed;
}

int run(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    if (words.empty()) {
        err << "matchdeskctl: which command? matchdeskctl --help lists them\n";
        return kWrongUse;
    }
    for (const std::string &word : words) {
        if (word == "--help" || word == "-h") {
            out << kHelp;
            return kDone;
        }
    }
    if (words.front() == "--version") {
        out << "matchdeskctl " MATCHDESK_VERSION "\n";
        return kDone;
    }
    for (const Command &command : kCommands) {
        if (words.size() >= 2 && words[0] == command.group && words[1] == command.name)
            return command.run({words.begin() + 2, words.end()}, out, err);
    }
    err << "matchdeskctl: there is no such command; matchdeskctl --help lists them\n";
    return kWrongUse;
}

} // namespace matchdesk::ctl
