// SPDX-License-Identifier: MIT
#include "commands.h"
#include "database.h"
#include "interrupt.h"

#include "register/extract.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

namespace matchdesk::ctl {

namespace {

constexpr std::size_t kRecordsAtOnce = 10'000;

/// Reads the extract into the session's records.
class Import {
public:
    Import(const std::string &extract, std::ostream &err) : m_extract(extract), m_err(err) {}

    /// From the start each time, since a transaction may be run again.
    [[nodiscard]] Outcome into(Session &session)
    {
        std::ifstream in(m_extract, std::ios::binary);
        if (!in)
            return Error {.code = ErrorCode::NotFound, .detail = "the extract cannot be opened", .field = "from"};
        const auto present = session.records().count();
        if (!present.ok())
            return present.error();
        if (present.value() > 0)
            return Error {.code = ErrorCode::RuleRefused, .rule = "world-exists"};
        m_rejects.clear();
        std::vector<matching::Record> waiting;
        const auto flush = [&]() -> Outcome {
            Outcome added = session.records().addAll(waiting);
            waiting.clear();
            return added;
        };
        auto summary = readExtract(
            in,
            [&](matching::Record record) -> Outcome {
                waiting.push_back(std::move(record));
                if (waiting.size() < kRecordsAtOnce)
                    return Done {};
                if (isInterrupted())
                    return Error {.code = ErrorCode::Cancelled};
                m_err << "." << std::flush;
                return flush();
            },
            [&](const RejectedRow &row) { m_rejects.push_back(row); });
        if (!summary.ok())
            return summary.error();
        m_summary = summary.value();
        return flush();
    }

    [[nodiscard]] const ExtractSummary &summary() const noexcept { return m_summary; }
    [[nodiscard]] Outcome writeRejects(const std::string &file) const
    {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        out << "line,column,reason\n";
        for (const RejectedRow &row : m_rejects)
            out << row.line << ',' << row.column << ",\"" << row.reason << "\"\n";
        out.close();
        if (!out)
            return Error {.code = ErrorCode::Forbidden, .detail = "the rejects file cannot be written"};
        return Done {};
    }

private:
    const std::string &m_extract;
    std::ostream &m_err;
    std::vector<RejectedRow> m_rejects;
    ExtractSummary m_summary;
};

} // namespace

int importRegister(const std::vector<std::string> &words, std::ostream &out, std::ostream &err)
{
    const auto arguments = Arguments::parse(words, {"--from", "--data", "--rejects"});
    if (!arguments.ok())
        return complain(arguments.error(), err);
    const auto from = arguments.value().required("--from");
    const auto folder = arguments.value().required("--data");
    for (const auto *given : {&from, &folder}) {
        if (!given->ok())
            return complain(given->error(), err);
    }
    const std::string rejects = arguments.value().text("--rejects", from.value() + ".rejects.csv");

    Import import(from.value(), err);
    const auto fill = [&](Store &store) { return store.write([&](Session &session) { return import.into(session); }); };
    std::error_code failure;
    Outcome imported = Done {};
    if (std::filesystem::exists(databaseIn(folder.value()), failure)) {
        auto database = openExisting(folder.value());
        imported = database.ok() ? fill(database.value().store()) : Outcome(database.error());
    } else {
        imported = makeNew(folder.value(), fill);
    }
    if (import.summary().taken >= kRecordsAtOnce)
        err << '\n';
    if (!imported.ok())
        return complain(imported.error(), err);
    out << import.summary().taken << " records imported, " << import.summary().rejected << " rows rejected\n";
    if (import.summary().rejected == 0)
        return kDone;
    if (const Outcome written = import.writeRejects(rejects); !written.ok())
        return complain(written.error(), err);
    err << "matchdeskctl: the rejected rows are listed in " << rejects << '\n';
    return kLookCloser;
}

} // namespace matchdesk::ctl
