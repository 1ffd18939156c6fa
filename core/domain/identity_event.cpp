// SPDX-License-Identifier: MIT
#include "domain/identity_changes.h"

#include "name_table.h"

#include "support/text.h"


namespace matchdesk {

namespace {

constexpr std::array kFields {
    ChangedField::EmailAddress,      ChangedField::FirstName,  ChangedField::LastName,
    ChangedField::DateOfBirth,       ChangedField::Trn,        ChangedField::LookupStatus,
    ChangedField::MobileNumber,      ChangedField::MiddleName, ChangedField::PreferredName,
    ChangedField::VerificationLevel, ChangedField::NationalInsuranceNumber, ChangedField::LinkSource};

IdentityEvent eventOf(IdentityEventKind kind, const Identity &identity, const ChangeActor &actor, Instant now)
{
    IdentityEvent event;
    event.at = now;
    event.kind = kind;
    event.identity = identity;
    event.actor = actor;
    return event;
}

/// Whether the two differ in anything that counts as a change of the account.
bool differ(Identity before, const Identity &after)
{
    before.lastSignedInAt = after.lastSignedInAt;
    before.updatedAt = after.updatedAt;
    before.version = after.version;
    return before != after;
}

} // namespace

std::string valueText(const Identity &identity, ChangedField field)
{
    switch (field) {
    case ChangedField::EmailAddress: return identity.emailAddress;
    case ChangedField::FirstName: return identity.firstName;
    case ChangedField::LastName: return identity.lastName;
    case ChangedField::DateOfBirth: return identity.dateOfBirth ? toIso(*identity.dateOfBirth) : std::string();
    case ChangedField::Trn: return identity.trn;
    case ChangedField::LookupStatus: return std::string(nameOf(identity.lookupStatus));
    case ChangedField::MobileNumber: return identity.mobileNumber;
    case ChangedField::MiddleName: return identity.middleName;
    case ChangedField::PreferredName: return identity.preferredName;
    case ChangedField::VerificationLevel:
        return std::string(identity.verificationLevel ? nameOf(*identity.verificationLevel) : std::string_view());
    case ChangedField::NationalInsuranceNumber: return identity.nationalInsuranceNumber;
    case ChangedField::LinkSource:
        return std::string(identity.linkSource ? nameOf(*identity.linkSource) : std::string_view());
    }
    return {};
}

std::vector<PreviousValue> changedValues(const Identity &before, const Identity &after)
{
    std::vector<PreviousValue> changed;
    for (const ChangedField field : kFields) {
        std::string value = valueText(before, field);
        if (value != valueText(after, field))
            changed.push_back({field, std::move(value)});
    }
    return changed;
}

std::uint32_t bitsOf(const std::vector<PreviousValue> &previous) noexcept
{
    std::uint32_t bits = 0;
    for (const PreviousValue &value : previous)
        bits |= static_cast<std::uint32_t>(value.field);
    return bits;
}

Outcome noteChange(Session &session, const Identity &before, const Identity &after, ChangeSource source,
                   const ChangeActor &actor, Instant now)
{
    IdentityEvent event = eventOf(IdentityEventKind::UserUpdated, after, actor, now);
    event.previous = changedValues(before, after);
    if (event.previous.empty())
        return Done {};
    event.changes = bitsOf(event.previous);
    event.source = source;
    return session.identityEvents().append(event);
}

Result<Identity> saveChange(Session &session, const Identity &before, Identity after, ChangeSource source,
                            const ChangeActor &actor, Instant now)
{
    after.version = before.version;
    after.updatedAt = before.updatedAt;
    if (after == before)
        return after;
    if (differ(before, after))
        after.updatedAt = now;
    auto stored = session.identities().update(std::move(after), before.version);
    if (!stored.ok())
        return stored;
    if (Outcome noted = noteChange(session, before, stored.value(), source, actor, now); !noted.ok())
        return noted.error();
    return stored;
}

Result<Identity> addIdentity(Session &session, Identity identity, const ChangeActor &actor, Instant now)
{
    identity.updatedAt = now;
    if (Outcome added = session.identities().add(identity); !added.ok())
        return added.error();
    const IdentityEvent event = eventOf(IdentityEventKind::UserCreated, identity, actor, now);
    if (Outcome noted = session.identityEvents().append(event); !noted.ok())
        return noted.error();
    return identity;
}

Outcome noteSignedIn(Session &session, const Identity &identity, const ChangeActor &actor, Instant now)
{
    return session.identityEvents().append(eventOf(IdentityEventKind::UserSignedIn, identity, actor, now));
}

Outcome noteTicketCreated(Session &session, const Identity &identity, const TicketId &ticket, const ChangeActor &actor,
                          Instant now)
{
    IdentityEvent event = eventOf(IdentityEventKind::TrnLookupSupportTicketCreated, identity, actor, now);
    event.ticket = ticket;
    return session.identityEvents().append(event);
}

Outcome noteMerged(Session &session, const Identity &absorbed, const ChangeActor &actor, Instant now)
{
    return session.identityEvents().append(eventOf(IdentityEventKind::UserMerged, absorbed, actor, now));
}

std::string_view nameOf(IdentityEventKind kind) noexcept
{
    switch (kind) {
    case IdentityEventKind::UserCreated: return "user-created";
    case IdentityEventKind::UserUpdated: return "user-updated";
    case IdentityEventKind::UserMerged: return "user-merged";
    case IdentityEventKind::UserSignedIn: return "user-signed-in";
    case IdentityEventKind::TrnLookupSupportTicketCreated: return "trn-lookup-support-ticket-created";
    }
    return {};
}

std::optional<IdentityEventKind> identityEventKindFromName(std::string_view name) noexcept
{
    return detail::byName(name,
                          std::array {IdentityEventKind::UserCreated, IdentityEventKind::UserUpdated,
                                      IdentityEventKind::UserMerged, IdentityEventKind::UserSignedIn,
                                      IdentityEventKind::TrnLookupSupportTicketCreated});
}

std::string_view nameOf(ChangeSource source) noexcept
{
    switch (source) {
    case ChangeSource::Api: return "api";
    case ChangeSource::TrnMatchedToExistingUser: return "trn-matched-to-existing-user";
    case ChangeSource::ChangedByUser: return "changed-by-user";
    case ChangeSource::SupportUi: return "support-ui";
    case ChangeSource::UserImport: return "user-import";
    case ChangeSource::TrnToken: return "trn-token";
    case ChangeSource::DqtSynchronization: return "dqt-synchronization";
    case ChangeSource::System: return "system";
    }
    return {};
}

std::optional<ChangeSource> changeSourceFromName(std::string_view name) noexcept
{
    return detail::byName(
        name, std::array {ChangeSource::Api, ChangeSource::TrnMatchedToExistingUser, ChangeSource::ChangedByUser,
                          ChangeSource::SupportUi, ChangeSource::UserImport, ChangeSource::TrnToken,
                          ChangeSource::DqtSynchronization, ChangeSource::System});
}

std::string_view nameOf(ChangedField field) noexcept
{
    switch (field) {
    case ChangedField::EmailAddress: return "emailAddress";
    case ChangedField::FirstName: return "firstName";
    case ChangedField::LastName: return "lastName";
    case ChangedField::DateOfBirth: return "dateOfBirth";
    case ChangedField::Trn: return "trn";
    case ChangedField::LookupStatus: return "lookupStatus";
    case ChangedField::MobileNumber: return "mobileNumber";
    case ChangedField::MiddleName: return "middleName";
    case ChangedField::PreferredName: return "preferredName";
    case ChangedField::VerificationLevel: return "verificationLevel";
    case ChangedField::NationalInsuranceNumber: return "nationalInsuranceNumber";
    case ChangedField::LinkSource: return "linkSource";
    }
    return {};
}

std::optional<ChangedField> changedFieldFromName(std::string_view name) noexcept
{
    return detail::byName(name, kFields);
}

} // namespace matchdesk
