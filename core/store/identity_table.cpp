// SPDX-License-Identifier: MIT
#include "identity_columns.h"
#include "tables.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>

namespace matchdesk::store {

namespace {

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

/// Last name first, as lists of people go.
std::string sortKey(const Identity &identity)
{
    return folded(identity.lastName + ' ' + identity.firstName);
}

IdentityId readId(Query &row)
{
    return row.id<IdentityId>();
}

std::int64_t readCount(Query &row)
{
    return row.number();
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

Result<std::vector<Identity>> IdentityTable::unlinkedBornOn(matching::Date born)
{
    Query query(m_work, "SELECT " IDENTITY_COLUMNS " FROM identities WHERE birth_date = ? AND birth_date IS NOT NULL "
                        "AND live = 1 AND trn IS NULL ORDER BY created_at, id LIMIT 100");
    return allRows(query.with(std::optional(born)), &readIdentity);
}

Result<Identity> IdentityTable::surviving(const IdentityId &id)
{
    auto identity = byId(id);
    // A chain that bites its own tail is no identity's doing; it ends at the first that comes again.
    for (std::set<IdentityId> seen; identity.ok() && !identity.value().mergedInto.empty();
         identity = byId(identity.value().mergedInto)) {
        if (!seen.insert(identity.value().id).second)
            return fault(ErrorCode::Damaged, "an identity was merged into itself");
    }
    return identity;
}

Result<std::vector<IdentityId>> IdentityTable::mergedIds(const IdentityId &id)
{
    std::set<IdentityId> merged;
    for (std::deque<IdentityId> open {id}; !open.empty(); open.pop_front()) {
        Query query(m_work, "SELECT id FROM identities WHERE merged_into = ? AND merged_into IS NOT NULL");
        const auto direct = allRows(query.with(open.front()), &readId);
        if (!direct.ok())
            return direct.error();
        for (const IdentityId &one : direct.value()) {
            if (one != id && merged.insert(one).second)
                open.push_back(one);
        }
    }
    return std::vector<IdentityId>(merged.begin(), merged.end());
}

Result<IdentityPage> IdentityTable::page(const IdentityQuery &wanted)
{
    // One statement for every choice of states: those that are not asked for are bound as a name that none has.
    std::array<std::string_view, 4> names {"-", "-", "-", "-"};
    if (wanted.statuses.empty())
        names = {"none", "pending", "found", "failed"};
    for (std::size_t i = 0; i < std::min(wanted.statuses.size(), names.size()); ++i)
        names[i] = nameOf(wanted.statuses[i]);
    IdentityPage page;
    Query count(m_work, "SELECT COUNT(*) FROM identities WHERE live = 1 AND lookup_status IN (?,?,?,?)");
    const auto total = firstRow(count.with(names[0], names[1], names[2], names[3]), &readCount);
    if (!total.ok())
        return total.error();
    page.total = total.value().value_or(0);
    Query query(m_work, "SELECT " IDENTITY_COLUMNS " FROM identities WHERE live = 1 AND lookup_status IN (?,?,?,?) "
                        "ORDER BY sort_key, id LIMIT ? OFFSET ?");
    query.with(names[0], names[1], names[2], names[3], bounded(wanted.limit), bounded(wanted.offset));
    auto identities = allRows(query, &readIdentity);
    if (!identities.ok())
        return identities.error();
    page.identities = std::move(identities).value();
    return page;
}

Outcome IdentityTable::add(const Identity &identity)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    Query insert(m_work, "INSERT INTO identities (" IDENTITY_COLUMNS ", email_key, sort_key) VALUES "
                         "(" IDENTITY_MARKS ",?,?)");
    bindIdentity(insert.with(identity.id), identity);
    insert.with(folded(identity.emailAddress), sortKey(identity));
    if (!insert.runGuarded())
        return refusal(insert);
    return Done {};
}

Result<Identity> IdentityTable::update(Identity identity, std::int64_t basedOn)
{
    if (const Outcome allowed = mayWrite(m_work); !allowed.ok())
        return allowed.error();
    identity.version = basedOn + 1;
    Query update(m_work, "UPDATE identities SET (" IDENTITY_VALUES ", email_key, sort_key) = (" IDENTITY_VALUE_MARKS
                         ",?,?) WHERE id = ? AND version = ?");
    bindIdentity(update, identity);
    update.with(folded(identity.emailAddress), sortKey(identity), identity.id, basedOn);
    if (!update.runGuarded())
        return refusal(update);
    if (update.affected() == 1)
        return identity;
    if (const auto found = byId(identity.id); !found.ok())
        return found.error();
    return fault(ErrorCode::Conflict, "the identity has changed meanwhile");
}

} // namespace matchdesk::store
