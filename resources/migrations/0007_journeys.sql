-- SPDX-License-Identifier: MIT
-- The journeys of people who sign in, and what is counted against guessing their codes.

CREATE TABLE journeys (
    id TEXT NOT NULL PRIMARY KEY,
    service TEXT NOT NULL,
    client TEXT,
    language TEXT NOT NULL,
    created_at {{i64}} NOT NULL,
    expires_at {{i64}} NOT NULL,
    state TEXT NOT NULL,
    ending TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    proven_at {{i64}},
    code_id TEXT,
    code_purpose TEXT NOT NULL,
    code_address TEXT,
    code_salt TEXT,
    code_hash TEXT,
    code_sent_at {{i64}} NOT NULL,
    code_expires_at {{i64}} NOT NULL,
    code_tries {{i64}} NOT NULL,
    code_failures {{i64}} NOT NULL,
    first_name TEXT,
    middle_name TEXT,
    last_name TEXT,
    previous_first_name TEXT,
    previous_last_name TEXT,
    birth_date TEXT,
    nino TEXT,
    stated_trn TEXT,
    provider_name TEXT,
    provider_ukprn TEXT,
    preferred_name TEXT,
    preferred_name_given INTEGER NOT NULL,
    has_nino TEXT,
    has_trn TEXT,
    has_qts TEXT,
    provider_given INTEGER NOT NULL,
    existing_account TEXT,
    finding TEXT NOT NULL,
    found_trn TEXT,
    differing TEXT,
    disputed_trn TEXT,
    by_token INTEGER NOT NULL,
    elevating INTEGER NOT NULL,
    owner TEXT,
    owner_code_sent_at {{i64}},
    identity TEXT,
    ticket TEXT,
    ticket_reference TEXT,
    promised_by {{i64}},
    notice TEXT,
    retry_at {{i64}},
    retries {{i64}} NOT NULL,
    version {{i64}} NOT NULL CHECK (version > 0)
){{strict}};
CREATE INDEX journeys_of_identity ON journeys (identity, created_at) WHERE identity IS NOT NULL;
CREATE INDEX journeys_found ON journeys (email_key) WHERE found_trn IS NOT NULL;
CREATE INDEX journeys_retry ON journeys (retry_at) WHERE retry_at IS NOT NULL;
CREATE INDEX journeys_unfinished ON journeys (expires_at) WHERE state <> 'finished';

CREATE TABLE journey_attempts (
    journey TEXT NOT NULL,
    position INTEGER NOT NULL,
    at {{i64}} NOT NULL,
    first_name TEXT,
    middle_name TEXT,
    last_name TEXT,
    previous_first_name TEXT,
    previous_last_name TEXT,
    birth_date TEXT,
    nino TEXT,
    email TEXT,
    stated_trn TEXT,
    provider_name TEXT,
    provider_ukprn TEXT,
    conclusion TEXT NOT NULL,
    candidates {{i64}} NOT NULL,
    PRIMARY KEY (journey, position)
){{clustered}};

CREATE TABLE address_counters (
    address TEXT NOT NULL PRIMARY KEY,
    newest_code TEXT,
    window_since {{i64}} NOT NULL,
    codes {{i64}} NOT NULL,
    failures {{i64}} NOT NULL,
    total {{i64}} NOT NULL,
    paused_until {{i64}}
){{clustered}};

CREATE INDEX tickets_of_identity ON tickets (identity) WHERE state <> 'closed';
CREATE INDEX identities_born ON identities (birth_date) WHERE live = 1 AND birth_date IS NOT NULL;
