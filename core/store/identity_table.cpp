// SPDX-License-Identifier: MIT
#include "tables.h"

namespace matchdesk::store {

namespace {

#define IDENTITY_COLUMNS                                                                                               \
    "id, first_name, middle_name, last_name, email, email_proven_at, trn, lookup_status, link_source, linked_at, "     \
    "language, created_at, last_signed_in_at, live, version"

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
    identity.version = row.number();
    return identity;
}

std::string_view nameOrNone(const std::optional<LinkSource> &source)
{
    return source ? nameOf(*source) : std::string_view();
}

/// The rule behind a refused write, where it is one of the two that the domain knows.
Error refusal(const Query &query)
{
    const std::string &constraint = query.failure().constraint;
    Error error = query.error();
    if (query.failure().kind != FailureKind::Unique)
        return error;
    if (constraint == "identities.trn" || constraint == "identities_live_trn") {
        error.code = ErrorCode::RuleRefused;
        error.rule = "trn-claimed";
    } else if (constraint == "identities.email_key" || constraint == "identities_live_email") {
        error.code = ErrorCode::RuleRefused;
        error.rule = "email-taken";
    }
    return error;
}

} // namespace

Result<Identity> IdentityTable::byId(const IdentityId &id)
{
    Query query(m_work, "SELECT " IDENTITY_COLUMNS " FROM identities WHERE id = ?");
    return theRow(query.with(id), &readIdentity, "identity");
}

Result<std::optional<Identity>> IdentityTable::liveByTrn(std::string_view trn)
{
    Query query(m_work, "SELECT " IDENTITY_COLUMNS " FROM identities WHERE trn = ? AND live = 1 AND trn IS NOT NULL");
    return firstRow(query.with(trn), &readIdentity);
}

Result<std::optional<Identity>> IdentityTable::liveByEmail(std::string_view address)
{
    Query query(m_work,
                "SELECT " IDENTITY_COLUMNS
                " FROM identities WHERE email_key = ? AND live = 1 AND email_key IS NOT NULL");
    return firstRow(query.with(folded(address)), &readIdentity);
}

Outcome IdentityTable::add(const Identity &identity)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO identities (" IDENTITY_COLUMNS ", email_key) VALUES "
                         "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    insert.with(identity.id, identity.firstName, identity.middleName, identity.lastName, identity.emailAddress,
                identity.emailProvenAt, identity.trn, nameOf(identity.lookupStatus), nameOrNone(identity.linkSource),
                identity.linkedAt, identity.language, identity.createdAt, identity.lastSignedInAt, identity.live,
                identity.version, folded(identity.emailAddress));
    if (!insert.runGuarded())
        return refusal(insert);
    return Done {};
}

Result<Identity> IdentityTable::update(Identity identity, std::int64_t basedOn)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    identity.version = basedOn + 1;
    Query update(m_work,
                 "UPDATE identities SET first_name = ?, middle_name = ?, last_name = ?, email = ?, "
                 "email_proven_at = ?, trn = ?, lookup_status = ?, link_source = ?, linked_at = ?, language = ?, "
                 "created_at = ?, last_signed_in_at = ?, live = ?, version = ?, email_key = ? "
                 "WHERE id = ? AND version = ?");
    update.with(identity.firstName, identity.middleName, identity.lastName, identity.emailAddress,
                identity.emailProvenAt, identity.trn, nameOf(identity.lookupStatus), nameOrNone(identity.linkSource),
                identity.linkedAt, identity.language, identity.createdAt, identity.lastSignedInAt, identity.live,
                identity.version, folded(identity.emailAddress), identity.id, basedOn);
    if (!update.runGuarded())
        return refusal(update);
    if (update.affected() == 1)
        return identity;
    if (const auto found = byId(identity.id); !found.ok())
        return found.error();
    return fault(ErrorCode::Conflict, "the identity has changed meanwhile");
}

} // namespace matchdesk::store
