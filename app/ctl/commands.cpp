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
  demo extract --out DIR [--records N] [--queries N] [--seed N] [--profile usual|harsh]
      Writes DIR/extract.csv, a register extract of invented people, and DIR/queries.csv, what some of them and some strangers
      state of themselves, with the truth (20000 records, 1000 queries, seed 7). The same options give the same bytes.
  register build --from EXTRACT.csv --out FILE [--rejects FILE]
      Makes the register file that the matching reads. Rows that are not acceptable are listed by line, column and reason
      in the rejects file (EXTRACT.csv.rejects.csv); the others go in.
  register import --from EXTRACT.csv --data DIR [--rejects FILE]
      Reads a register extract into a database that has no records yet, all of it or nothing. Rows that are not
      acceptable are listed by line, column and reason in FILE (EXTRACT.csv.rejects.csv).
  register apply --changes CHANGES.csv (--register FILE | --data DIR) [--rejects FILE]
      Puts a day's changes on top of a register file, or into a database; whoever reads it goes on meanwhile. Columns are an
      extract's, and change (put or delete; blank: put): a row is the whole record as it is now. Of several rows with one
      TRN the last counts. Many changes are folded into FILE afterwards. While a program has the database open, it takes
      the changes itself within seconds, and has the open tickets that they touch matched again.
  register info --register FILE
      Says what is in it: records by status, versions, dates, the changes on top, the sizes of its parts.
  register verify --register FILE
      Recomputes every checksum, of the register and of the changes on top of it: 0 all hold, 1 something is damaged.
  twins --register FILE --out PAIRS.csv
      Lists the pairs of records that look like one person's. Ctrl+C stops it; the same command goes on where it stopped.
  match --register FILE --queries Q.csv --out R.jsonl [--threads N] [--policy seed-2022|default|strict] [--timing]
        [--model MODEL]
      Matches each row and writes one line of JSON for it, in the order of the rows. With --timing each says what its
      match took, in microseconds.
  model train --register FILE --out MODEL [--decisions D.csv] [--seed N] [--name WORD]
      Learns the weights of evidence from the register, and from decisions (query columns and truth_trn) where there are
      750 or more: a third is kept aside to calibrate the probabilities. The same input gives the same file.
  evaluate --queries Q.csv (--results R.jsonl | --register FILE [--threads N] [--policy P] [--model MODEL])
        [--json FILE]
      Holds answers against the column truth_trn: how often the right record was found and confirmed, by kind of error
      and by community, how well the probabilities are calibrated, and how long it took.
  staff list --data DIR
  staff add --data DIR --name NAME --role agent|verifier|lead
      Prints the new member's token, this once: only its hash is kept.
  template list
      Names every message with its variables and languages.
  template preview ID [--lang en|cy] [--set NAME=VALUE ...]
      Shows one message, with invented values where none is given.
  service list --data DIR
  service add --data DIR --id ID --name NAME [--trn required|optional] [--policy default|strict|seed-2022]
              [--tickets yes|no]
      Adds a calling service, or changes the one with that id. Without more: TRN optional, the default policy, tickets.
  client list --data DIR
  client add NAME --scopes SCOPE,... --data DIR [--service ID] [--rate N]
      Makes a key for a program that calls the interfaces and prints it, this once: only its hash is kept. Scopes are
      journey, dqt:read, dqt:unlock, user:read, user:write, trn_token:write and webhook:admin; N is how many calls it
      may make in a minute (1000). A server that uses the folder is stopped meanwhile.
  client revoke NAME|ID --data DIR
  webhook list --data DIR
      With how many notifications wait, were delivered, and are parked because every try failed.
  webhook add URL --messages MESSAGE,... --data DIR
      Tells the address of what happens to accounts. Messages are UserCreated, UserUpdated, UserMerged and Ping. Prints
      the secret that signs them, this once.
  webhook ping ID --data DIR
  webhook resend ID --data DIR
      Sends what is parked again.
  webhook remove ID --data DIR
  audit verify --data DIR
      Recomputes every hash of the audit.

  --help, --version

Exit codes
  0 done   1 done, but something wants a look (rejected rows, a broken audit)   2 the command line is not understood
  3 could not be done, nothing was changed   130 stopped by Ctrl+C
)";

struct Command {
    std::string_view group;
    std::string_view name; ///< empty where the group is the command
    int (*run)(const std::vector<std::string> &, std::ostream &, std::ostream &);
};

constexpr std::array kCommands {Command {"demo", "world", &makeWorld},
                               Command {"demo", "extract", &makeExtract},
                               Command {"register", "build", &buildRegister},
                               Command {"register", "apply", &applyChanges},
                               Command {"register", "info", &describeRegister},
                               Command {"register", "verify", &verifyRegister},
                               Command {"twins", "", &findTwins},
                               Command {"match", "", &matchQueries},
                               Command {"evaluate", "", &evaluateMatching},
                               Command {"model", "train", &trainModel},
                               Command {"register", "import", &importRegister},
                               Command {"staff", "list", &listStaff},
                               Command {"staff", "add", &addStaff},
                               Command {"template", "list", &listTemplates},
                               Command {"template", "preview", &previewTemplate},
                               Command {"service", "list", &listServices},
                               Command {"service", "add", &addService},
                               Command {"client", "list", &listClients},
                               Command {"client", "add", &addNewClient},
                               Command {"client", "revoke", &revokeOneClient},
                               Command {"webhook", "list", &listWebhooks},
                               Command {"webhook", "add", &addNewWebhook},
                               Command {"webhook", "ping", &pingOneWebhook},
                               Command {"webhook", "resend", &resendToWebhook},
                               Command {"webhook", "remove", &removeOneWebhook},
                               Command {"audit", "verify", &verifyAudit}};

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
        const bool named = command.name.empty() || (words.size() >= 2 && words[1] == command.name);
        if (words[0] == command.group && named)
            return command.run({words.begin() + (command.name.empty() ? 1 : 2), words.end()}, out, err);
    }
    err << "matchdeskctl: there is no such command; matchdeskctl --help lists them\n";
    return kWrongUse;
}

} // namespace matchdesk::ctl
