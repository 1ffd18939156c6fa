// SPDX-License-Identifier: MIT
#include "journey/accounts.h"

#include "domain/rules.h"
#include "journey/addresses.h"
#include "messaging/post.h"
#include "steps.h"

#include <algorithm>

namespace matchdesk {

namespace {

Error unacceptable(std::string_view field, std::string_view why)
{
    return Error {.code = ErrorCode::Unprocessable, .detail = std::string(why), .field = std::string(field)};
}

bool isTrn(std::string_view text) noexcept
{
    return text.size() == 7 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The live account with that id.
Result<Identity> accountOf(Session &session, const IdentityId &id)
{
    const auto staff = session.staff().all();
    if (!staff.ok())
        return staff.error();
    if (std::ranges::any_of(staff.value(), [&id](const Staff &member) { return member.id.text == id.text; }))
        return Error {.code = ErrorCode::RuleRefused, .detail = "a member of staff", .rule = "not-a-teacher"};
    auto found = session.identities().byId(id);
    if (found.ok() && !found.value().live)
        return Error {.code = ErrorCode::NotFound, .detail = "the account was merged or removed"};
    return found;
}

Result<std::string> keptName(std::string_view field, const std::string &given, bool mayBeEmpty)
{
    std::string name = messageSafe(given);
    const std::size_t first = name.find_first_not_of(' ');
    name = first == std::string::npos ? "" : name.substr(first, name.find_last_not_of(' ') - first + 1);
    if (name.empty() && !mayBeEmpty)
        return unacceptable(field, "a name is needed");
    if (given.size() > kLongestAccountName)
        return unacceptable(field, "a name has at most 200 bytes");
    return name;
}

/// `identity` with everything from `change` that is acceptable.
Result<Identity> changed(Session &session, Identity identity, const AccountChange &change)
{
    if (change.firstName) {
        auto name = keptName("firstName", *change.firstName, false);
        if (!name.ok())
            return name.error();
        identity.firstName = std::move(name).value();
    }
    if (change.middleName) {
        auto name = keptName("middleName", *change.middleName, true);
        if (!name.ok())
            return name.error();
        identity.middleName = std::move(name).value();
    }
    if (change.lastName) {
        auto name = keptName("lastName", *change.lastName, false);
        if (!name.ok())
            return name.error();
        identity.lastName = std::move(name).value();
    }
    if (!change.emailAddress)
        return identity;
    auto address = cleanedAddress(*change.emailAddress);
    if (!address.ok())
        return unacceptable("email", "no mail can be sent there");
    if (sameAddress(address.value(), identity.emailAddress))
        return identity;
    if (isSharedMailbox(address.value()))
        return unacceptable("email", "several people read this mailbox");
    const auto holder = session.identities().liveByEmail(address.value());
    if (!holder.ok())
        return holder.error();
    if (holder.value())
        return Error {.code = ErrorCode::RuleRefused, .detail = "another account has this address", .rule = "email-taken"};
    identity.emailAddress = std::move(address).value();
    // Nobody has shown yet that the person reads it: the code of the next sign-in will.
    identity.emailProvenAt = Instant {};
    return identity;
}

/// Tells both mailboxes of a changed address.
Outcome tellBoth(Session &session, const Templates &templates, const Identity &before, const Identity &after,
                 const std::string &service, Instant now)
{
    const std::string cause = "account:" + after.id.text + ':' + std::to_string(after.version);
    const std::map<std::string, std::string> variables {{"name", displayName(after)}, {"service", service}};
    for (const bool old : {false, true}) {
        MessageOrder order;
        order.templateId = old ? "email-changed-notice" : "email-changed";
        order.language = after.language;
        order.recipient = old ? before.emailAddress : after.emailAddress;
        order.variables = variables;
        order.cause = cause + ':' + order.templateId;
        if (Outcome sent = post(session, templates, order, now); !sent.ok())
            return sent;
    }
    return Done {};
}

Result<std::string> serviceNameOf(Session &session, const ServiceId &id)
{
    if (id.empty())
        return std::string();
    const auto service = session.services().byId(id);
    if (!service.ok())
        return service.error().code == ErrorCode::NotFound ? Result<std::string>(id.text) : service.error();
    return service.value().name;
}

Error linkRefusal(LinkRule rule)
{
    switch (rule) {
    case LinkRule::IdentityHasTrn:
        return Error {.code = ErrorCode::RuleRefused, .detail = "the account has a TRN", .rule = "identity-has-trn"};
    case LinkRule::RecordClaimed:
        return Error {.code = ErrorCode::RuleRefused, .detail = "another account has this TRN", .rule = "trn-claimed"};
    case LinkRule::RecordUnknown: return unacceptable("trn", "there is no record with this TRN");
    case LinkRule::RecordInactive:
    case LinkRule::RecordMerged:
    case LinkRule::RecordDeceased:
    case LinkRule::Allowed: break;
    }
    return unacceptable("trn", "the record with this TRN is not active");
}

Identity linked(Identity identity, const matching::Record &record, Instant now)
{
    identity.trn = record.trn;
    identity.lookupStatus = LookupStatus::Found;
    identity.linkSource = LinkSource::Api;
    identity.linkedAt = now;
    // A record without a full name has none to give.
    if (!record.firstName.empty() && !record.lastName.empty()) {
        identity.firstName = record.firstName;
        identity.middleName = record.middleName;
        identity.lastName = record.lastName;
    }
    return identity;
}

} // namespace

Result<IdentityPage> Accounts::page(const IdentityQuery &query)
{
    return inRead<IdentityPage>(m_store, [&query](Session &session) { return session.identities().page(query); });
}

Result<AccountDetail> Accounts::show(const IdentityId &id)
{
    return inRead<AccountDetail>(m_store, [&id](Session &session) -> Result<AccountDetail> {
        auto identity = session.identities().surviving(id);
        if (!identity.ok())
            return identity.error();
        if (!identity.value().live)
            return Error {.code = ErrorCode::NotFound, .detail = "the account was removed"};
        AccountDetail detail;
        detail.identity = std::move(identity).value();
        auto merged = session.identities().mergedIds(detail.identity.id);
        if (!merged.ok())
            return merged.error();
        detail.merged = std::move(merged).value();
        auto service = serviceNameOf(session, detail.identity.registeredWith);
        if (!service.ok())
            return service.error();
        detail.serviceName = std::move(service).value();
        return detail;
    });
}

Outcome Accounts::setTrn(const IdentityId &id, const std::optional<std::string> &trn, const ChangeActor &actor)
{
    if (trn && !isTrn(*trn))
        return unacceptable("trn", "a TRN is seven digits");
    // Whose it is decides before what the register says, and the register may be far away: look here first.
    const auto present = inRead<Identity>(m_store, [&id](Session &session) { return accountOf(session, id); });
    if (!present.ok())
        return present.error();
    std::optional<matching::Record> record;
    if (trn && present.value().trn.empty()) {
        auto found = m_records.byTrn(*trn);
        if (!found.ok())
            return found.error();
        record = std::move(found).value();
    }
    const Instant now = m_clock.now();
    return m_store.write([&](Session &session) -> Outcome {
        const auto found = accountOf(session, id);
        if (!found.ok())
            return found.error();
        const Identity &before = found.value();
        if (trn ? before.trn == *trn : before.trn.empty() && before.lookupStatus == LookupStatus::Failed)
            return Done {};
        if (!before.trn.empty())
            return linkRefusal(LinkRule::IdentityHasTrn);
        Identity after = before;
        if (trn) {
            const auto owner = session.identities().liveByTrn(*trn);
            if (!owner.ok())
                return owner.error();
            if (owner.value())
                return linkRefusal(LinkRule::RecordClaimed);
            if (const LinkRule rule = checkLink(before, record ? &*record : nullptr, nullptr); rule != LinkRule::Allowed)
                return linkRefusal(rule);
            after = linked(before, *record, now);
        } else {
            after.lookupStatus = LookupStatus::Failed;
        }
        const auto saved = saveChange(session, before, std::move(after), ChangeSource::Api, actor, now);
        if (!saved.ok())
            return saved.error();
        if (!trn)
            return Done {};
        AuditEvent event;
        event.at = now;
        event.action = AuditAction::IdentityLinked;
        event.trn = *trn;
        event.note = "client " + actor.client.text;
        if (Outcome noted = session.audit().append(std::move(event)); !noted.ok())
            return noted;
        const auto closed = journey::closeMatched(session, saved.value(), now);
        return closed.ok() ? Outcome(Done {}) : closed.error();
    });
}

Result<Identity> Accounts::change(const IdentityId &id, const AccountChange &change, const ChangeActor &actor)
{
    const Instant now = m_clock.now();
    return inWrite<Identity>(m_store, [&](Session &session) -> Result<Identity> {
        const auto before = accountOf(session, id);
        if (!before.ok())
            return before.error();
        auto after = changed(session, before.value(), change);
        if (!after.ok())
            return after.error();
        auto saved = saveChange(session, before.value(), std::move(after).value(), ChangeSource::Api, actor, now);
        if (!saved.ok() || saved.value().emailAddress == before.value().emailAddress)
            return saved;
        const auto service = serviceNameOf(session, saved.value().registeredWith);
        if (!service.ok())
            return service.error();
        const Outcome told = tellBoth(session, m_templates, before.value(), saved.value(),
                                      service.value().empty() ? "your account" : service.value(), now);
        if (!told.ok())
            return told.error();
        return saved;
    });
}

Result<IssuedTrnToken> Accounts::issueTrnToken(std::string_view trn, std::string_view emailAddress,
                                               const ClientId &client)
{
    if (!isTrn(trn))
        return unacceptable("trn", "a TRN is seven digits");
    auto address = cleanedAddress(emailAddress);
    if (!address.ok())
        return unacceptable("email", "no mail can be sent there");
    const auto record = m_records.byTrn(trn);
    if (!record.ok())
        return record.error();
    const LinkRule rule = checkLink(Identity {}, record.value() ? &*record.value() : nullptr, nullptr);
    if (rule != LinkRule::Allowed)
        return linkRefusal(rule);
    IssuedTrnToken issued;
    issued.token = newTrnToken();
    issued.invitation.trn = trn;
    issued.invitation.emailAddress = std::move(address).value();
    issued.invitation.client = client;
    issued.invitation.createdAt = m_clock.now();
    issued.invitation.expiresAt = issued.invitation.createdAt + kTrnTokenLife;
    const Outcome stored = m_store.write(
        [&issued](Session &session) { return storeTrnToken(session, issued.invitation, issued.token); });
    if (!stored.ok())
        return stored.error();
    return issued;
}

} // namespace matchdesk
