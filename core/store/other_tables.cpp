// SPDX-License-Identifier: MIT
#include "tables.h"

#include <algorithm>
#include <limits>

namespace matchdesk::store {

namespace {

Staff readStaff(Query &row)
{
    Staff staff;
    staff.id = row.id<StaffId>();
    staff.displayName = row.text();
    staff.role = row.named(&roleFromName);
    return staff;
}

std::string readText(Query &row)
{
    return row.text();
}

} // namespace

Outcome mayWrite(const Work &work)
{
    if (work.writable)
        return Done {};
    return fault(ErrorCode::Internal, "Store::read must not write");
}

Result<std::int64_t> nextOf(Work &work, std::string_view counter)
{
    Query query(work, "UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value");
    if (!query.with(counter).run())
        return query.error();
    if (query.next())
        return query.number();
    const Outcome outcome = query.outcome();
    return outcome.ok() ? fault(ErrorCode::Damaged, "a counter is missing") : outcome.error();
}

std::int64_t bounded(std::size_t limit)
{
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
    return static_cast<std::int64_t>(std::min(limit, kMost));
}

Result<std::vector<Staff>> StaffTable::all()
{
    Query query(m_work, "SELECT id, display_name, role FROM staff ORDER BY display_name, id");
    return allRows(query, &readStaff);
}

Outcome StaffTable::put(const Staff &staff, std::string_view tokenHash)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query upsert(
        m_work,
        "INSERT INTO staff (id, display_name, role, token_hash) VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
        "display_name = excluded.display_name, role = excluded.role, token_hash = excluded.token_hash");
    if (!upsert.with(staff.id, staff.displayName, nameOf(staff.role), tokenHash).run())
        return upsert.error();
    return Done {};
}

Result<std::optional<Staff>> StaffTable::byTokenHash(std::string_view tokenHash)
{
    Query query(m_work, "SELECT id, display_name, role FROM staff WHERE token_hash = ?");
    return firstRow(query.with(tokenHash), &readStaff);
}

Result<std::optional<std::string>> MetaTable::value(std::string_view key)
{
    Query query(m_work, "SELECT value FROM meta WHERE name = ?");
    return firstRow(query.with(key), &readText);
}

Outcome MetaTable::set(std::string_view key, std::string_view value)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query upsert(m_work, "INSERT INTO meta (name, value) VALUES (?,?) "
                         "ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    if (!upsert.with(key, value).run())
        return upsert.error();
    return Done {};
}

} // namespace matchdesk::store
