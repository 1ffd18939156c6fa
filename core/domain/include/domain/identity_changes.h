// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity_event.h"
#include "domain/store.h"

/// The one way to change an account: every change touches updatedAt and leaves an event in the same transaction.
namespace matchdesk {

/// Appends UserUpdated where a member of ChangedField differs; does nothing otherwise.
[[nodiscard]] Outcome noteChange(Session &session, const Identity &before, const Identity &after, ChangeSource source,
                                 const ChangeActor &actor, Instant now);

/// Stores `after` in place of `before`, with updatedAt where anything but lastSignedInAt differs, and notes the change.
/// Returns it as stored; stores nothing where nothing differs. Errors: as IdentityRepository::update.
[[nodiscard]] Result<Identity> saveChange(Session &session, const Identity &before, Identity after, ChangeSource source,
                                          const ChangeActor &actor, Instant now);

/// Adds a new account with its UserCreated event.
[[nodiscard]] Result<Identity> addIdentity(Session &session, Identity identity, const ChangeActor &actor, Instant now);

[[nodiscard]] Outcome noteSignedIn(Session &session, const Identity &identity, const ChangeActor &actor, Instant now);
[[nodiscard]] Outcome noteTicketCreated(Session &session, const Identity &identity, const TicketId &ticket,
                                        const ChangeActor &actor, Instant now);
/// `absorbed` as stored after it was merged: not live, with mergedInto.
[[nodiscard]] Outcome noteMerged(Session &session, const Identity &absorbed, const ChangeActor &actor, Instant now);

} // namespace matchdesk
