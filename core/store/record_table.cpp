// SPDX-License-Identifier: MIT
#include "tables.h"

#include <algorithm>
#include <map>
#include <span>

namespace matchdesk::store {

namespace {

/// Rows per statement: enough to make the way to the database cheap, few enough for both engines' limits.
constexpr std::size_t kRowsAtOnce = 100;
constexpr std::size_t kRecordColumns = 14;
constexpr std::size_t kNameColumns = 4;
constexpr std::size_t kChangeColumns = 2;

#define RECORD_COLUMNS                                                                                                 \
    "trn, first_name, middle_name, last_name, birth_date, nino, email, qts_date, eyts_date, provider_name, "           \
    "provider_ukprn, status, merged_into, active_alert"

matching::Record readRecord(Query &row)
{
    matching::Record record;
    record.trn = row.text();
    record.firstName = row.text();
    record.middleName = row.text();
    record.lastName = row.text();
    record.dateOfBirth = row.optionalDate();
    record.nationalInsuranceNumber = row.text();
    record.emailAddress = row.text();
    record.qtsDate = row.optionalDate();
    record.eytsDate = row.optionalDate();
    record.ittProviderName = row.text();
    record.ittProviderUkprn = row.text();
    record.status = row.named(&matching::fromName<matching::RecordStatus>);
    record.mergedIntoTrn = row.text();
    record.activeAlert = row.flag();
    return record;
}

struct EarlierName {
    std::string_view trn;
    std::string_view part;
    std::size_t position = 0;
    std::string_view name;
};

struct HeldName {
    std::string trn;
    std::string part;
    std::string name;
};

HeldName readName(Query &row)
{
    HeldName held;
    held.trn = row.text();
    held.part = row.text();
    held.name = row.text();
    return held;
}

/// Runs `insert` over all of `rows`, a statement for every kRowsAtOnce of them.
template <typename Row, typename Bind>
Outcome insertAll(Work &work, Sql insert, std::size_t columns, std::span<const Row> rows, Bind bind)
{
    while (!rows.empty()) {
        const std::span<const Row> now = rows.first(std::min(rows.size(), kRowsAtOnce));
        rows = rows.subspan(now.size());
        Query query(work, insert, columns, now.size());
        for (const Row &row : now)
            bind(query, row);
        if (!query.run())
            return query.error();
    }
    return Done {};
}

} // namespace

Outcome RecordTable::addAll(const std::vector<matching::Record> &records)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const Outcome added = insertAll<matching::Record>(
        m_work, "INSERT INTO records (" RECORD_COLUMNS ")", kRecordColumns, records,
        [](Query &query, const matching::Record &record) {
            query.with(record.trn, record.firstName, record.middleName, record.lastName, record.dateOfBirth,
                       record.nationalInsuranceNumber, record.emailAddress, record.qtsDate, record.eytsDate,
                       record.ittProviderName, record.ittProviderUkprn, matching::nameOf(record.status),
                       record.mergedIntoTrn, record.activeAlert);
        });
    if (!added.ok())
        return added;

    std::vector<EarlierName> names;
    for (const matching::Record &record : records) {
        for (std::size_t i = 0; i < record.previousFirstNames.size(); ++i)
            names.push_back({record.trn, "first", i, record.previousFirstNames[i]});
        for (std::size_t i = 0; i < record.previousLastNames.size(); ++i)
            names.push_back({record.trn, "last", i, record.previousLastNames[i]});
    }
    return insertAll<EarlierName>(m_work, "INSERT INTO record_names (trn, part, position, name)", kNameColumns, names,
                                  [](Query &query, const EarlierName &name) {
                                      query.with(name.trn, name.part, name.position, name.name);
                                  });
}

namespace {

/// Records and their earlier names, both in the order of TRNs, as whole records.
Result<std::vector<matching::Record>> joined(Query &recordQuery, Query &nameQuery)
{
    auto records = allRows(recordQuery, &readRecord);
    if (!records.ok())
        return records;
    const auto names = allRows(nameQuery, &readName);
    if (!names.ok())
        return names.error();
    auto record = records.value().begin();
    const auto end = records.value().end();
    for (const HeldName &held : names.value()) {
        while (record != end && record->trn != held.trn)
            ++record;
        if (record == end)
            return fault(ErrorCode::Damaged, "an earlier name belongs to no record");
        (held.part == "first" ? record->previousFirstNames : record->previousLastNames).push_back(held.name);
    }
    return records;
}

std::string readTrn(Query &row)
{
    return row.text();
}

} // namespace

Result<std::vector<matching::Record>> RecordTable::all()
{
    Query recordQuery(m_work, "SELECT " RECORD_COLUMNS " FROM records ORDER BY trn");
    Query nameQuery(m_work, "SELECT trn, part, name FROM record_names ORDER BY trn, part, position");
    return joined(recordQuery, nameQuery);
}

Result<std::int64_t> RecordTable::count()
{
    Query query(m_work, "SELECT COUNT(*) FROM records");
    if (!query.run() || !query.next())
        return query.error();
    return query.number();
}

Result<std::int64_t> RecordTable::apply(const matching::Changes &changes)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const auto number = nextOf(m_work, "record-change");
    if (!number.ok())
        return number;
    std::map<std::string_view, const matching::Record *> last;
    for (const matching::Record &record : changes.put)
        last.insert_or_assign(record.trn, &record);
    for (const std::string &trn : changes.removed)
        last.insert_or_assign(trn, nullptr);
    std::vector<std::string_view> trns;
    std::vector<matching::Record> records;
    for (const auto &[trn, record] : last) {
        trns.push_back(trn);
        if (record != nullptr)
            records.push_back(*record);
    }
    const Outcome noted = insertAll<std::string_view>(
        m_work, "INSERT INTO record_changes (number, trn)", kChangeColumns, trns,
        [&](Query &query, std::string_view trn) { query.with(number.value(), trn); });
    if (!noted.ok())
        return noted.error();
    for (const Sql sql : {Sql("DELETE FROM record_names WHERE trn IN (SELECT trn FROM record_changes WHERE number = ?)"),
                          Sql("DELETE FROM records WHERE trn IN (SELECT trn FROM record_changes WHERE number = ?)")}) {
        Query removal(m_work, sql);
        if (!removal.with(number.value()).run())
            return removal.error();
    }
    if (const Outcome added = addAll(records); !added.ok())
        return added.error();
    return number;
}

Result<RecordChanges> RecordTable::changedSince(std::int64_t after)
{
    RecordChanges out;
    const auto last = lastChange();
    if (!last.ok())
        return last.error();
    out.last = last.value();
    Query recordQuery(m_work, "SELECT " RECORD_COLUMNS " FROM records WHERE trn IN (SELECT trn FROM record_changes WHERE "
                              "number > ?) ORDER BY trn");
    recordQuery.with(after);
    Query nameQuery(m_work, "SELECT trn, part, name FROM record_names WHERE trn IN (SELECT trn FROM record_changes WHERE "
                            "number > ?) ORDER BY trn, part, position");
    nameQuery.with(after);
    auto records = joined(recordQuery, nameQuery);
    if (!records.ok())
        return records.error();
    out.changes.put = std::move(records).value();
    Query goneQuery(m_work, "SELECT DISTINCT trn FROM record_changes WHERE number > ? AND trn NOT IN (SELECT trn FROM "
                            "records) ORDER BY trn");
    goneQuery.with(after);
    auto gone = allRows(goneQuery, &readTrn);
    if (!gone.ok())
        return gone.error();
    out.changes.removed = std::move(gone).value();
    return out;
}

Result<std::int64_t> RecordTable::lastChange()
{
    Query query(m_work, "SELECT COALESCE(MAX(number), 0) FROM record_changes");
    if (!query.run() || !query.next())
        return query.error();
    return query.number();
}

} // namespace matchdesk::store
