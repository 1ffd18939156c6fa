// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define DETAILS_COLUMNS                                                                                                \
    "ticket, first_name_before, middle_name_before, last_name_before, date_of_birth_before, first_name_after, "        \
    "middle_name_after, last_name_after, date_of_birth_after, document, file_type, file_name, file_size, file_hash, "  \
    "asked_at, state, settled_at"

PersonDetails readDetails(Query &row)
{
    PersonDetails details;
    details.firstName = row.text();
    details.middleName = row.text();
    details.lastName = row.text();
    details.dateOfBirth = row.optionalDate();
    return details;
}

DetailsChange readChange(Query &row)
{
    DetailsChange change;
    change.ticket = row.id<TicketId>();
    change.before = readDetails(row);
    change.after = readDetails(row);
    change.document = row.named(&documentKindFromName);
    change.fileType = row.named(&fileTypeFromName);
    change.fileName = row.text();
    change.fileSize = row.number();
    change.fileHash = row.text();
    change.askedAt = row.instant();
    change.state = row.named(&detailsStateFromName);
    change.settledAt = row.optionalInstant();
    return change;
}

std::string readContent(Query &row)
{
    return row.text();
}

} // namespace

Outcome DetailsChangeTable::add(const DetailsChange &change, std::string_view content)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO details_changes (" DETAILS_COLUMNS ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(change.ticket, change.before.firstName, change.before.middleName, change.before.lastName,
                change.before.dateOfBirth, change.after.firstName, change.after.middleName, change.after.lastName,
                change.after.dateOfBirth, nameOf(change.document), nameOf(change.fileType), change.fileName,
                change.fileSize, change.fileHash, change.askedAt, nameOf(change.state), change.settledAt);
    if (!insert.runGuarded())
        return insert.error();
    Query file(m_work, "INSERT INTO details_evidence (ticket, content) VALUES (?,?)");
    if (!file.with(change.ticket, content).runGuarded())
        return file.error();
    return Done {};
}

Result<DetailsChange> DetailsChangeTable::byTicket(const TicketId &ticket)
{
    Query query(m_work, "SELECT " DETAILS_COLUMNS " FROM details_changes WHERE ticket = ?");
    return theRow(query.with(ticket), &readChange, "change of details");
}

Result<std::optional<std::string>> DetailsChangeTable::content(const TicketId &ticket)
{
    Query query(m_work, "SELECT content FROM details_evidence WHERE ticket = ?");
    return firstRow(query.with(ticket), &readContent);
}

Outcome DetailsChangeTable::settle(const TicketId &ticket, DetailsState state, Instant at)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query update(m_work, "UPDATE details_changes SET state = ?, settled_at = ? WHERE ticket = ?");
    if (!update.with(nameOf(state), at, ticket).run())
        return update.error();
    if (update.affected() != 1)
        return fault(ErrorCode::NotFound, "no such change of details");
    Query file(m_work, "DELETE FROM details_evidence WHERE ticket = ?");
    if (!file.with(ticket).run())
        return file.error();
    return Done {};
}

} // namespace matchdesk::store
