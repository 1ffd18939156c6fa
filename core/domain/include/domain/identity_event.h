// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity.h"
#include "domain/ids.h"
#include "support/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What happened to accounts, in order: webhooks, the history of an account and the support API read it.
namespace matchdesk {

enum class IdentityEventKind : std::uint8_t {
    UserCreated,
    UserUpdated,
    UserMerged,
    UserSignedIn,
    TrnLookupSupportTicketCreated,
};

/// Who or what changed an account.
enum class ChangeSource : std::uint8_t {
    Api,
    TrnMatchedToExistingUser, ///< a journey that ended at the account that holds the TRN already
    ChangedByUser,
    SupportUi,
    UserImport,
    TrnToken,
    DqtSynchronization,
    System,
};

/// A changed member; the numbers are the bits of IdentityEvent::changes, as Get an identity counts them.
enum class ChangedField : std::uint16_t {
    EmailAddress = 1,
    FirstName = 2,
    LastName = 4,
    DateOfBirth = 8,
    Trn = 16,
    LookupStatus = 32,
    MobileNumber = 64,
    MiddleName = 128,
    PreferredName = 256,
    VerificationLevel = 512,
    NationalInsuranceNumber = 1024,
    LinkSource = 2048,
};

/// Who is behind a change: staff, a calling program, or, with neither, the person or the service by itself.
struct ChangeActor {
    StaffId staff;
    ClientId client;

    friend bool operator==(const ChangeActor &, const ChangeActor &) = default;
};

/// A member's value before a change, as text: wire names for enumerations, ISO for dates, empty for none.
struct PreviousValue {
    ChangedField field = ChangedField::EmailAddress;
    std::string value;

    friend bool operator==(const PreviousValue &, const PreviousValue &) = default;
};

struct IdentityEvent {
    std::int64_t seq = 0;
    Instant at {};
    IdentityEventKind kind = IdentityEventKind::UserUpdated;
    Identity identity;            ///< as it was afterwards; of UserMerged the one that was merged away
    std::uint32_t changes = 0;    ///< bits of ChangedField
    std::optional<ChangeSource> source; ///< of UserUpdated
    ChangeActor actor;
    TicketId ticket;              ///< of TrnLookupSupportTicketCreated
    std::vector<PreviousValue> previous; ///< of every changed member, ascending by field

    friend bool operator==(const IdentityEvent &, const IdentityEvent &) = default;
};

/// The members that differ, with the values of `before`, ascending by field.
[[nodiscard]] std::vector<PreviousValue> changedValues(const Identity &before, const Identity &after);
[[nodiscard]] std::uint32_t bitsOf(const std::vector<PreviousValue> &previous) noexcept;
/// A member's value as PreviousValue holds it.
[[nodiscard]] std::string valueText(const Identity &identity, ChangedField field);

[[nodiscard]] std::string_view nameOf(IdentityEventKind) noexcept;
[[nodiscard]] std::optional<IdentityEventKind> identityEventKindFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(ChangeSource) noexcept;
[[nodiscard]] std::optional<ChangeSource> changeSourceFromName(std::string_view) noexcept;
[[nodiscard]] std::string_view nameOf(ChangedField) noexcept;
[[nodiscard]] std::optional<ChangedField> changedFieldFromName(std::string_view) noexcept;

} // namespace matchdesk
