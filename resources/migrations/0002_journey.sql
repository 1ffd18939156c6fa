-- SPDX-License-Identifier: MIT
-- What the user's side keeps of a person, what happened to accounts, and the services that people come from.

ALTER TABLE identities ADD COLUMN preferred_name TEXT;
ALTER TABLE identities ADD COLUMN birth_date TEXT;
ALTER TABLE identities ADD COLUMN nino TEXT;
ALTER TABLE identities ADD COLUMN mobile TEXT;
ALTER TABLE identities ADD COLUMN verification_level TEXT;
ALTER TABLE identities ADD COLUMN registered_with TEXT;
ALTER TABLE identities ADD COLUMN merged_into TEXT;
ALTER TABLE identities ADD COLUMN updated_at {{i64}} NOT NULL DEFAULT 0;
ALTER TABLE identities ADD COLUMN sort_key TEXT{{binary}};
UPDATE identities SET updated_at = created_at, sort_key = lower(COALESCE(last_name, '') || ' ' || COALESCE(first_name, ''));
CREATE INDEX identities_sorted ON identities (sort_key, id) WHERE live = 1;
CREATE INDEX identities_merged ON identities (merged_into) WHERE merged_into IS NOT NULL;

INSERT INTO counters (name, value) VALUES ('identity-event', 0);
CREATE TABLE identity_events (
    seq {{i64}} NOT NULL PRIMARY KEY,
    at {{i64}} NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    first_name TEXT,
    middle_name TEXT,
    last_name TEXT,
    email TEXT,
    email_proven_at {{i64}} NOT NULL,
    trn TEXT,
    lookup_status TEXT NOT NULL,
    link_source TEXT,
    linked_at {{i64}},
    language TEXT NOT NULL,
    created_at {{i64}} NOT NULL,
    last_signed_in_at {{i64}},
    live INTEGER NOT NULL,
    preferred_name TEXT,
    birth_date TEXT,
    nino TEXT,
    mobile TEXT,
    verification_level TEXT,
    registered_with TEXT,
    merged_into TEXT,
    updated_at {{i64}} NOT NULL,
    version {{i64}} NOT NULL,
    changes {{i64}} NOT NULL,
    previous TEXT,
    source TEXT,
    staff TEXT,
    client TEXT,
    ticket TEXT
){{strict}};
CREATE INDEX identity_events_of_identity ON identity_events (id, seq);

CREATE TABLE calling_services (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    trn_required INTEGER NOT NULL CHECK (trn_required IN (0, 1)),
    policy TEXT NOT NULL,
    raises_tickets INTEGER NOT NULL CHECK (raises_tickets IN (0, 1))
){{strict}};
