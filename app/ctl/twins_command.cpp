// SPDX-License-Identifier: MIT
#include "commands.h"
#include "interrupt.h"
#include "register_problem.h"

#include "matching/twins.h"
#include "matching/upkeep.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <sstream>

namespace matchdesk::ctl {

namespace {

constexpr std::size_t kStep = 20'000;

/// How far an unfinished run has come: which register, where in it, and how much of the list is good up to there.
struct Position {
    std::string identity;
    std::size_t place = 0;
    std::uintmax_t listBytes = 0;
};

/// The unfinished list and its position, beside the place of the finished one. What the position names was written and
/// closed before it: a kill between the two leaves a list that is too long, which is cut back.
class Unfinished {
public:
    explicit Unfinished(const std::string &place) : m_list(place + ".part"), m_position(place + ".position") {}

    [[nodiscard]] std::optional<Position> found(const std::string &identity) const
    {
        std::ifstream in(m_position);
        Position position;
        std::error_code failure;
        if (!(in >> position.identity >> position.place >> position.listBytes) || position.identity != identity)
            return std::nullopt;
        const std::uintmax_t there = std::filesystem::file_size(m_list, failure);
        if (failure || there < position.listBytes)
            return std::nullopt;
        std::filesystem::resize_file(m_list, position.listBytes, failure);
        return failure ? std::nullopt : std::optional(position);
    }
    [[nodiscard]] bool note(const Position &position) const
    {
        std::filesystem::path making = m_position;
        making += ".new";
        std::ofstream out(making, std::ios::trunc);
        out << position.identity << ' ' << position.place << ' ' << position.listBytes << '\n';
        out.close();
        std::error_code failure;
        if (out)
            std::filesystem::rename(making, m_position, failure);
        return out && !failure;
    }
    [[nodiscard]] bool finish(const std::string &place) const
    {
        std::error_code failure;
        std::filesystem::rename(m_list, place, failure);
        if (failure)
            return false;
        std::filesystem::remove(m_position, failure);
        return true;
    }
    [[nodiscard]] const std::filesystem::path &list() const noexcept { return m_list; }

private:
    std::filesystem::path m_list;
    std::filesystem::path m_position;
};

std::string linesOf(const std::vector<matching::TwinPair> &pairs)
{
    std::ostringstream out;
    for (const auto &pair : pairs)
        out << pair.firstTrn << ',' << pair.secondTrn << ',' << pair.millibits << ',' << pair.probabilityPpm << '\n';
    return out.str();
}

} // namespace

int findTwins(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--register", "--out"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto file = arguments.value().required("--register");
    const auto place = arguments.value().required("--out");
    for (const auto *given : {&file, &place}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const matching::RegisterDescription about = matching::describe(file.value());
    const matching::OpenedRegister opened = matching::Register::open(file.value());
    for (const auto problem : {about.problem, opened.problem}) {
        if (problem != matching::FileProblem::None)
            return complain(problemWith(problem), err);
    }
    const std::string identity = about.identity + (about.changesIdentity.empty() ? "" : "+" + about.changesIdentity);
    const Unfinished unfinished(place.value());
    const std::string header = "first_trn,second_trn,millibits,probability_ppm\n";
    Position position = unfinished.found(identity).value_or(Position {identity, 0, 0});
    const auto failed = [&err] {
        return complain(Error {.code = ErrorCode::StorageFull, .detail = "the list cannot be written; is the disk full?"}, err);
    };
    const auto append = [&](const std::string &text) {
        std::ofstream list(unfinished.list(), std::ios::binary | (position.listBytes == 0 ? std::ios::trunc : std::ios::app));
        list << text;
        list.close();
        position.listBytes += text.size();
        return static_cast<bool>(list);
    };
    if (position.place > 0)
        err << "matchdeskctl: going on where the last run stopped\n";
    else if (!append(header))
        return failed();

    matching::TwinFinder finder(opened.records, position.place);
    while (!finder.done()) {
        const auto pairs = finder.next(kStep);
        position.place = finder.position();
        if (!append(linesOf(pairs)) || !unfinished.note(position))
            return failed();
        err << '\r' << position.place << " of " << finder.end() << " records" << std::flush;
        if (isInterrupted() && !finder.done()) {
            err << "\nmatchdeskctl: stopped; the same command goes on from here\n";
            return kInterrupted;
        }
    }
    err << '\n';
    // Counted from the list, part of which may be an earlier run's.
    std::ifstream list(unfinished.list(), std::ios::binary);
    const auto lines = std::count(std::istreambuf_iterator<char>(list), {}, '\n');
    list.close();
    if (!unfinished.finish(place.value()))
        return failed();
    out << std::max<std::ptrdiff_t>(0, lines - 1) << " pairs\n";
    return kDone;
}

} // namespace matchdesk::ctl
