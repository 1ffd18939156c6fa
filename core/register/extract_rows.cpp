// SPDX-License-Identifier: MIT
#include "extract_rows.h"

#include "support/text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace matchdesk {

namespace {

using matching::Record;
using matching::RecordStatus;

enum Column : std::size_t {
    Trn,
    FirstName,
    MiddleName,
    LastName,
    PreviousFirstNames,
    PreviousLastNames,
    DateOfBirth,
    Nino,
    Email,
    QtsDate,
    EytsDate,
    ProviderName,
    ProviderUkprn,
    Status,
    MergedInto,
    ActiveAlert,
    kColumns,
};
static_assert(kColumns == kExtractColumns);

constexpr std::array<std::string_view, kColumns> kNames {
    "trn",           "first_name",          "middle_name",        "last_name",   "previous_first_names",
    "previous_last_names", "date_of_birth", "national_insurance_number", "email_address", "qts_date",
    "eyts_date",     "itt_provider_name",   "itt_provider_ukprn", "status",      "merged_into_trn",
    "active_alert"};

/// Beside the columns of an extract, in a complaint.
constexpr Column kChangeColumn = kColumns;

constexpr std::size_t kLongestValue = 400;

/// A complaint about one column of a row.
struct Complaint {
    Column column;
    std::string_view reason;
};

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char unit) { return unit == ' ' || unit == '\t'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isTrn(std::string_view text)
{
    return text.size() == 7 && std::ranges::all_of(text, [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// Well-formed UTF-8 (no overlong forms, no surrogates) without control characters.
bool isCleanText(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        // Eight plain letters at once: none above 0x7e, none below a space.
        if (std::uint64_t eight = 0; at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            constexpr std::uint64_t ones = 0x0101010101010101U;
            if (((eight | (eight + ones) | (eight - ones * 0x20U)) & (ones * 0x80U)) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            if (lead < 0x20 || lead == 0x7f)
                return false;
            ++at;
            continue;
        }
        const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > text.size())
            return false;
        const auto second = static_cast<unsigned char>(text[at + 1]);
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90)
            || (lead == 0xf4 && second > 0x8f))
            return false;
        for (std::size_t i = 1; i < length; ++i) {
            if ((static_cast<unsigned char>(text[at + i]) & 0xc0U) != 0x80U)
                return false;
        }
        at += length;
    }
    return true;
}

void several(std::string_view text, std::vector<std::string> &values)
{
    values.clear();
    while (!text.empty()) {
        const auto at = text.find(';');
        const std::string_view value = trimmed(text.substr(0, at));
        if (!value.empty())
            values.emplace_back(value);
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    }
}

class RowReader {
public:
    RowReader(const CsvRow &row, const ExtractHeader &header) : m_row(row), m_header(header) {}

    /// Whether this row of a file of changes takes its record out; then only its TRN matters.
    [[nodiscard]] bool removes() const { return change() == "delete"; }
    /// The record of this row, or why there is none.
    [[nodiscard]] std::optional<Complaint> read(Record &record) const
    {
        for (std::size_t column = 0; column < kColumns; ++column) {
            const std::string_view value = text(static_cast<Column>(column));
            if (value.size() > kLongestValue)
                return Complaint {static_cast<Column>(column), "longer than 400 bytes"};
            if (!isCleanText(value))
                return Complaint {static_cast<Column>(column), "not clean UTF-8 text"};
        }
        record.trn = text(Trn);
        if (!isTrn(record.trn))
            return Complaint {Trn, record.trn.empty() ? "missing" : "not seven digits"};
        if (removes())
            return std::nullopt;
        if (!change().empty() && change() != "put")
            return Complaint {kChangeColumn, "neither put nor delete"};
        record.firstName = text(FirstName);
        record.middleName = text(MiddleName);
        record.lastName = text(LastName);
        several(text(PreviousFirstNames), record.previousFirstNames);
        several(text(PreviousLastNames), record.previousLastNames);
        record.nationalInsuranceNumber = text(Nino);
        record.emailAddress = text(Email);
        record.ittProviderName = text(ProviderName);
        record.ittProviderUkprn = text(ProviderUkprn);
        for (const auto &[column, date] : {std::pair(DateOfBirth, &record.dateOfBirth), std::pair(QtsDate, &record.qtsDate),
                                           std::pair(EytsDate, &record.eytsDate)}) {
            date->reset();
            if (text(column).empty())
                continue;
            *date = dateFromIso(text(column));
            if (!*date)
                return Complaint {column, "not a date of the form 1986-06-04"};
        }
        return readStatus(record);
    }

private:
    [[nodiscard]] std::string_view change() const
    {
        return m_header.change < m_row.fields.size() ? trimmed(m_row.fields[m_header.change]) : std::string_view();
    }
    [[nodiscard]] std::string_view text(Column column) const
    {
        const std::size_t place = m_header.places[column];
        return place < m_row.fields.size() ? trimmed(m_row.fields[place]) : std::string_view();
    }
    [[nodiscard]] std::optional<Complaint> readStatus(Record &record) const
    {
        record.status = RecordStatus::Active;
        if (!text(Status).empty()) {
            const auto status = matching::fromName<RecordStatus>(text(Status));
            if (!status)
                return Complaint {Status, "none of active, inactive, merged, deceased"};
            record.status = *status;
        }
        record.mergedIntoTrn = text(MergedInto);
        if (record.status == RecordStatus::Merged && !isTrn(record.mergedIntoTrn))
            return Complaint {MergedInto, "a merged record must name the seven digits of the one that survives"};
        if (record.status != RecordStatus::Merged && !record.mergedIntoTrn.empty())
            return Complaint {MergedInto, "given although the record is not merged"};
        if (record.mergedIntoTrn == record.trn)
            return Complaint {MergedInto, "the record is merged into itself"};
        const std::string_view alert = text(ActiveAlert);
        if (!alert.empty() && alert != "0" && alert != "1")
            return Complaint {ActiveAlert, "neither 0 nor 1"};
        record.activeAlert = alert == "1";
        return std::nullopt;
    }

    const CsvRow &m_row;
    const ExtractHeader &m_header;
};

} // namespace

Result<ExtractHeader> ExtractHeader::from(const CsvRow &row)
{
    ExtractHeader header;
    header.places.fill(row.fields.size());
    for (std::size_t at = 0; at < row.fields.size(); ++at) {
        const std::string_view name = trimmed(row.fields[at]);
        header.names.emplace_back(name);
        const auto known = std::ranges::find(kNames, name);
        if (known == kNames.end())
            continue;
        std::size_t &place = header.places[static_cast<std::size_t>(known - kNames.begin())];
        if (place != row.fields.size())
            return Error {.code = ErrorCode::Unprocessable, .detail = "a column is named twice", .field = std::string(name)};
        place = at;
    }
    if (header.places[Trn] == row.fields.size())
        return Error {.code = ErrorCode::Unprocessable, .detail = "the first line names no column trn", .field = "trn"};
    return header;
}

Result<ExtractHeader> ExtractHeader::takenOff(CsvChunk &chunk)
{
    CsvRows rows(chunk);
    CsvRow row;
    if (!rows.next(row) || !row.problem.empty())
        return Error {.code = ErrorCode::Unprocessable, .detail = "the first line does not name columns"};
    Result<ExtractHeader> header = from(row);
    chunk.firstLine = rows.line();
    chunk.text.erase(0, rows.position());
    return header;
}

RejectedRow repeatedTrn(std::size_t line)
{
    return {line, std::string(kNames[Trn]), "another row before this one has the same TRN"};
}

/// `record` gives the one to fill, `done` is told that it is a good one.
template <typename Record, typename Done>
void ExtractPart::readInto(CsvChunk &chunk, const ExtractHeader &header, Record record, Done done)
{
    trns.clear();
    lines.clear();
    removals.clear();
    rejects.clear();
    const auto refuse = [&](const CsvRow &row, std::string_view column, std::string_view reason) {
        rejects.push_back({row.line, std::string(column), std::string(reason)});
    };
    CsvRows rows(chunk);
    for (CsvRow row; rows.next(row);) {
        if (!row.problem.empty()) {
            const bool named = row.problemField < header.names.size();
            refuse(row, named ? std::string_view(header.names[row.problemField]) : std::string_view(), row.problem);
            continue;
        }
        if (row.fields.size() != header.names.size()) {
            refuse(row, {}, row.fields.size() > header.names.size() ? "more values than the first line has columns"
                                                                    : "fewer values than the first line has columns");
            continue;
        }
        const RowReader reader(row, header);
        matching::Record &filled = record();
        if (const auto complaint = reader.read(filled)) {
            refuse(row, complaint->column == kChangeColumn ? kChangeName : kNames[complaint->column], complaint->reason);
            continue;
        }
        std::uint32_t trn = 0;
        std::from_chars(filled.trn.data(), filled.trn.data() + filled.trn.size(), trn);
        trns.push_back(trn);
        lines.push_back(row.line);
        removals.push_back(reader.removes());
        done();
    }
}

void ExtractPart::read(CsvChunk &chunk, const ExtractHeader &header)
{
    std::size_t taken = 0;
    const auto next = [&]() -> Record & { return taken == records.size() ? records.emplace_back() : records[taken]; };
    readInto(chunk, header, next, [&] { ++taken; });
    records.resize(taken);
}

void ExtractPart::read(CsvChunk &chunk, const ExtractHeader &header, matching::RecordIntake &intake)
{
    Record record;
    readInto(chunk, header, [&]() -> Record & { return record; }, [&] { intake.add(record); });
}

} // namespace matchdesk
