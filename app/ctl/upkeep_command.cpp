// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database_changes.h"
#include "interrupt.h"
#include "register_problem.h"
#include "rejects.h"

#include "matching/upkeep.h"
#include "register/changes.h"

#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <ostream>

namespace matchdesk::ctl {

namespace {

void writeSize(std::ostream &out, std::uint64_t bytes)
{
    constexpr double kibi = 1024;
    const auto size = static_cast<double>(bytes);
    out << std::fixed << std::setprecision(1);
    if (size < kibi * kibi)
        out << size / kibi << " KiB";
    else
        out << size / (kibi * kibi) << " MiB";
}

/// When a file was written, to the second, in UTC.
std::string writtenAt(const std::filesystem::path &file)
{
    std::error_code failure;
    const auto changed = std::filesystem::last_write_time(file, failure);
    if (failure)
        return "unknown";
    const auto whole = std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(changed));
    const std::time_t moment = std::chrono::system_clock::to_time_t(whole);
    std::tm parts {};
    if (::gmtime_r(&moment, &parts) == nullptr)
        return "unknown";
    std::array<char, 32> text {};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &parts)};
}

void writeSections(std::ostream &out, const std::vector<matching::SectionSize> &sections)
{
    for (const auto &section : sections) {
        out << "    " << std::left << std::setw(22) << section.name << std::right;
        writeSize(out, section.bytes);
        out << '\n';
    }
}

/// The option that every command here takes.
Result<std::string> registerIn(const std::vector<std::string> &words)
{
    const auto arguments = Arguments::parse(words, {"--register"});
    if (!arguments.ok())
        return arguments.error();
    return arguments.value().required("--register");
}

/// Folds the changes in when there are many. What was applied stays applied, whatever becomes of this.
int foldIfMany(const std::string &file, const matching::ChangedRegister &changed, std::ostream &out, std::ostream &err)
{
    if (!matching::wantsFolding(changed))
        return kDone;
    const auto folded = matching::foldChanges(file, [&err](double done) {
        err << "\rfolding the changes in: " << static_cast<int>(done * 100) << " %" << std::flush;
        return !isInterrupted();
    });
    err << '\n';
    if (folded.stopped) {
        err << "matchdeskctl: the changes are applied; folding them in was stopped and comes with the next changes\n";
        return kDone;
    }
    if (folded.problem != matching::FileProblem::None)
        return complain(problemWith(folded.problem), err);
    out << "the changes are folded into the register\n";
    return kDone;
}

} // namespace

int applyChanges(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--changes", "--register", "--data", "--rejects"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto from = arguments.value().required("--changes");
    if (!from.ok())
        return complain(from.error(), err);
    if (arguments.value().has("--register") == arguments.value().has("--data")) {
        return complain(Error {.code = ErrorCode::Unprocessable,
                               .detail = "either --register FILE or --data DIR says what to change",
                               .field = "--register"},
                        err);
    }
    std::ifstream in(from.value(), std::ios::binary);
    if (!in) {
        err << "matchdeskctl: the file of changes cannot be opened\n";
        return kFailed;
    }
    Rejects rejects(arguments.value().text("--rejects", from.value() + ".rejects.csv"));
    const auto changes = readChanges(in, [&](const RejectedRow &row) { rejects.add(row); });
    if (!changes.ok())
        return complain(changes.error(), err);
    if (isInterrupted())
        return complain(Error {.code = ErrorCode::Cancelled}, err);
    int code = kDone;
    if (arguments.value().has("--data")) {
        const auto stored = applyToDatabase(arguments.value().text("--data"), changes.value(), from.value());
        if (!stored.ok())
            return complain(stored.error(), err);
        out << changes.value().put.size() << " records put, " << changes.value().removed.size() << " removed; "
            << rejects.count() << " rows rejected\n";
        if (!stored.value())
            out << "another program has the database open: it takes the changes within seconds\n";
    } else {
        const std::string file = arguments.value().text("--register");
        const matching::FileChange applied = matching::applyToFile(file, changes.value());
        if (applied.problem != matching::FileProblem::None)
            return complain(problemWith(applied.problem), err);
        const auto &result = applied.result;
        out << result.replaced << " records changed, " << result.added << " added, " << result.removed << " removed; "
            << rejects.count() + result.rejected << " rows rejected\n";
        code = foldIfMany(file, result, out, err);
    }
    if (code != kDone || rejects.count() == 0)
        return code;
    if (const Outcome kept = rejects.keep(); !kept.ok())
        return complain(kept.error(), err);
    err << "matchdeskctl: the rejected rows are listed by line, column and reason in the rejects file\n";
    return kLookCloser;
}

int describeRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto file = registerIn(words);
    if (!file.ok())
        return complain(file.error(), err);
    const matching::RegisterDescription about = matching::describe(file.value());
    if (about.problem != matching::FileProblem::None)
        return complain(problemWith(about.problem), err);
    const auto line = [&out](std::string_view name) -> std::ostream & {
        return out << std::left << std::setw(20) << name << std::right;
    };
    line("records") << about.records << '\n';
    for (std::size_t status = 0; status < about.byStatus.size(); ++status) {
        line("  " + std::string(matching::nameOf(static_cast<matching::RecordStatus>(status))))
            << about.byStatus[status] << '\n';
    }
    line("with alert") << about.withAlert << '\n';
    line("with NI number") << about.withNino << '\n';
    line("with email address") << about.withEmail << '\n';
    line("format") << about.formatVersion << '\n';
    line("identity") << about.identity << '\n';
    line("tables") << about.tables << '\n';
    line("model") << matching::versionOf(*matching::startingModel()) << '\n';
    line("written") << writtenAt(file.value()) << '\n';
    line("size");
    writeSize(out, about.bytes);
    out << '\n';
    writeSections(out, about.sections);
    if (about.changesIdentity.empty()) {
        line("changes") << "none\n";
        return kDone;
    }
    line("changes") << about.changedRecords << " records, " << about.removedRecords << " removed\n";
    line("  identity") << about.changesIdentity << '\n';
    line("  written") << writtenAt(file.value() + ".changes") << '\n';
    line("  size");
    writeSize(out, about.changesBytes);
    out << '\n';
    writeSections(out, about.changesSections);
    return kDone;
}

int verifyRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto file = registerIn(words);
    if (!file.ok())
        return complain(file.error(), err);
    const matching::FileProblem problem = matching::Register::verify(file.value());
    using matching::FileProblem;
    if (problem == FileProblem::None) {
        out << "every checksum holds\n";
        return kDone;
    }
    static_cast<void>(complain(problemWith(problem), err));
    const bool broken = problem == FileProblem::Damaged || problem == FileProblem::ChangesDamaged
        || problem == FileProblem::ChangesOfAnother;
    return broken ? kLookCloser : kFailed;
}

} // namespace matchdesk::ctl
