// SPDX-License-Identifier: MIT
#include "identity_columns.h"
#include "tables.h"

#include <algorithm>

namespace matchdesk::store {

namespace {

#define EVENT_COLUMNS                                                                                                  \
    "seq, at, kind, " IDENTITY_COLUMNS ", changes, previous, source, staff, client, ticket"

std::string_view nameOrNone(const auto &value)
{
    return value ? nameOf(*value) : std::string_view();
}

/// One line for each value: the field's name, a tab, and the value with line ends and backslashes escaped.
std::string previousText(const std::vector<PreviousValue> &previous)
{
    std::string text;
    for (const PreviousValue &value : previous) {
        text.append(nameOf(value.field)).append("\t");
        for (const char sign : value.value) {
            if (sign == '\\')
                text += "\\\\";
            else if (sign == '\n')
                text += "\\n";
            else
                text += sign;
        }
        text += '\n';
    }
    return text;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            plain += text[++i] == 'n' ? '\n' : text[i];
        else
            plain += text[i];
    }
    return plain;
}

std::vector<PreviousValue> previousFrom(std::string_view text)
{
    std::vector<PreviousValue> previous;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos)
            continue;
        if (const auto field = changedFieldFromName(line.substr(0, tab)))
            previous.push_back({*field, unescaped(line.substr(tab + 1))});
    }
    return previous;
}

IdentityEvent readEvent(Query &row)
{
    IdentityEvent event;
    event.seq = row.number();
    event.at = row.instant();
    event.kind = row.named(&identityEventKindFromName);
    event.identity = readIdentity(row);
    event.changes = static_cast<std::uint32_t>(row.number());
    event.previous = previousFrom(row.text());
    event.source = row.optionalNamed(&changeSourceFromName);
    event.actor.staff = row.id<StaffId>();
    event.actor.client = row.id<ClientId>();
    event.ticket = row.id<TicketId>();
    return event;
}

CallingService readService(Query &row)
{
    CallingService service;
    service.id = row.id<ServiceId>();
    service.name = row.text();
    service.trnRequired = row.flag();
    service.policy = row.text();
    service.raisesTickets = row.flag();
    return service;
}

} // namespace

Identity readIdentity(Query &row)
{
    Identity identity;
    identity.id = row.id<IdentityId>();
    identity.firstName = row.text();
    identity.middleName = row.text();
    identity.lastName = row.text();
    identity.emailAddress = row.text();
    identity.emailProvenAt = row.instant();
    identity.trn = row.text();
    identity.lookupStatus = row.named(&lookupStatusFromName);
    identity.linkSource = row.optionalNamed(&linkSourceFromName);
    identity.linkedAt = row.optionalInstant();
    identity.language = row.text();
    identity.createdAt = row.instant();
    identity.lastSignedInAt = row.optionalInstant();
    identity.live = row.flag();
    identity.preferredName = row.text();
    identity.dateOfBirth = row.optionalDate();
    identity.nationalInsuranceNumber = row.text();
    identity.mobileNumber = row.text();
    identity.verificationLevel = row.optionalNamed(&verificationLevelFromName);
    identity.registeredWith = row.id<ServiceId>();
    identity.mergedInto = row.id<IdentityId>();
    identity.updatedAt = row.instant();
    identity.version = row.number();
    return identity;
}

void bindIdentity(Query &query, const Identity &identity)
{
    query.with(identity.firstName, identity.middleName, identity.lastName, identity.emailAddress,
               identity.emailProvenAt, identity.trn, nameOf(identity.lookupStatus), nameOrNone(identity.linkSource),
               identity.linkedAt, identity.language, identity.createdAt, identity.lastSignedInAt, identity.live,
               identity.preferredName, identity.dateOfBirth, identity.nationalInsuranceNumber, identity.mobileNumber,
               nameOrNone(identity.verificationLevel), identity.registeredWith, identity.mergedInto, identity.updatedAt,
               identity.version);
}

Outcome IdentityEventTable::append(const IdentityEvent &event)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    const auto seq = nextOf(m_work, "identity-event");
    if (!seq.ok())
        return seq.error();
    Query insert(m_work,
                 "INSERT INTO identity_events (" EVENT_COLUMNS ") VALUES (?,?,?," IDENTITY_MARKS ",?,?,?,?,?,?)");
    insert.with(seq.value(), event.at, nameOf(event.kind), event.identity.id);
    bindIdentity(insert, event.identity);
    insert.with(event.changes, previousText(event.previous), nameOrNone(event.source), event.actor.staff,
                event.actor.client, event.ticket);
    if (!insert.run())
        return insert.error();
    return Done {};
}

Result<std::vector<IdentityEvent>> IdentityEventTable::after(std::int64_t seq, std::size_t limit)
{
    Query query(m_work, "SELECT " EVENT_COLUMNS " FROM identity_events WHERE seq > ? ORDER BY seq LIMIT ?");
    return allRows(query.with(seq, bounded(limit)), &readEvent);
}

Result<std::vector<IdentityEvent>> IdentityEventTable::forIdentity(const IdentityId &id)
{
    Query query(m_work, "SELECT " EVENT_COLUMNS " FROM identity_events WHERE id = ? ORDER BY seq");
    return allRows(query.with(id), &readEvent);
}

#define SERVICE_COLUMNS "id, name, trn_required, policy, raises_tickets"

Result<std::vector<CallingService>> CallingServiceTable::all()
{
    Query query(m_work, "SELECT " SERVICE_COLUMNS " FROM calling_services ORDER BY id");
    return allRows(query, &readService);
}

Result<CallingService> CallingServiceTable::byId(const ServiceId &id)
{
    Query query(m_work, "SELECT " SERVICE_COLUMNS " FROM calling_services WHERE id = ?");
    return theRow(query.with(id), &readService, "calling service");
}

Outcome CallingServiceTable::put(const CallingService &service)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query upsert(m_work, "INSERT INTO calling_services (" SERVICE_COLUMNS ") VALUES (?,?,?,?,?) "
                         "ON CONFLICT (id) DO UPDATE SET name = excluded.name, trn_required = excluded.trn_required, "
                         "policy = excluded.policy, raises_tickets = excluded.raises_tickets");
    upsert.with(service.id, service.name, service.trnRequired, service.policy, service.raisesTickets);
    if (!upsert.run())
        return upsert.error();
    return Done {};
}

} // namespace matchdesk::store
