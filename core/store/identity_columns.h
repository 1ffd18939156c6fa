// SPDX-License-Identifier: MIT
#pragma once

#include "domain/identity.h"
#include "query.h"

/// An identity as a run of columns: its own row, and its copy in each event.
namespace matchdesk::store {

/// Everything but the id.
#define IDENTITY_VALUES                                                                                                \
    "first_name, middle_name, last_name, email, email_proven_at, trn, lookup_status, link_source, linked_at, "     \
    "language, created_at, last_signed_in_at, live, preferred_name, birth_date, nino, mobile, verification_level, "    \
    "registered_with, merged_into, updated_at, version"
#define IDENTITY_COLUMNS "id, " IDENTITY_VALUES
#define IDENTITY_VALUE_MARKS "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"
#define IDENTITY_MARKS "?," IDENTITY_VALUE_MARKS

[[nodiscard]] Identity readIdentity(Query &row);
/// Binds IDENTITY_VALUES.
void bindIdentity(Query &query, const Identity &identity);

} // namespace matchdesk::store
