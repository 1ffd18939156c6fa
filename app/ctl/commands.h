// SPDX-License-Identifier: MIT
#pragma once

#include "arguments.h"

#include <iosfwd>
#include <string>
#include <vector>

/// The commands of matchdeskctl. Answers go to `out`, progress and errors to `err`, one line each.
namespace matchdesk::ctl {

/// What the program ends with.
enum ExitCode : int {
    kDone = 0,
    kLookCloser = 1,  ///< it was done, but something wants a look: rows were rejected, the audit does not hold
    kWrongUse = 2,    ///< the command line is not understood
    kFailed = 3,      ///< it could not be done; nothing was changed
    kInterrupted = 130,
};

/// Runs one command line (without the program's name). A QCoreApplication must exist.
[[nodiscard]] int run(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);

[[nodiscard]] int makeWorld(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int makeExtract(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int buildRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int applyChanges(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int describeRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int verifyRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int findTwins(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int matchQueries(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int trainModel(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int evaluateMatching(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int verifyAudit(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int listStaff(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int addStaff(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int listTemplates(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int previewTemplate(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int listServices(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int addService(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int listClients(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int addNewClient(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int revokeOneClient(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int listWebhooks(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int addNewWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int removeOneWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int pingOneWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int resendToWebhook(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);
[[nodiscard]] int importRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err);

/// Says in one line what went wrong and returns the code to end with.
[[nodiscard]] int complain(const Error &error, std::ostream &err);

} // namespace matchdesk::ctl
