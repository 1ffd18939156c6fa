-- SPDX-License-Identifier: MIT
-- Times are microseconds since 1970 in UTC, booleans 0 or 1, dates ISO texts, ids opaque texts. A text that is not given
-- is NULL. Foreign keys are checked at the end of a transaction, so that its statements may come in any order.

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value {{i64}} NOT NULL
){{clustered}};
INSERT INTO counters (name, value) VALUES ('change', 0), ('reference', 10000);

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT
){{clustered}};

CREATE TABLE staff (
    id TEXT NOT NULL PRIMARY KEY,
    display_name TEXT,
    role TEXT NOT NULL,
    token_hash TEXT CONSTRAINT staff_token_hash UNIQUE
){{strict}};

CREATE TABLE identities (
    id TEXT NOT NULL PRIMARY KEY,
    first_name TEXT,
    middle_name TEXT,
    last_name TEXT,
    email TEXT,
    email_key TEXT,
    email_proven_at {{i64}} NOT NULL,
    trn TEXT,
    lookup_status TEXT NOT NULL,
    link_source TEXT,
    linked_at {{i64}},
    language TEXT NOT NULL,
    created_at {{i64}} NOT NULL,
    last_signed_in_at {{i64}},
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    version {{i64}} NOT NULL CHECK (version > 0)
){{strict}};
-- One TRN and one address, each at most one live identity.
CREATE UNIQUE INDEX identities_live_trn ON identities (trn) WHERE live = 1 AND trn IS NOT NULL;
CREATE UNIQUE INDEX identities_live_email ON identities (email_key) WHERE live = 1 AND email_key IS NOT NULL;

CREATE TABLE records (
    trn TEXT NOT NULL PRIMARY KEY CHECK (length(trn) = 7),
    first_name TEXT,
    middle_name TEXT,
    last_name TEXT,
    birth_date TEXT CHECK (length(birth_date) = 10),
    nino TEXT,
    email TEXT,
    qts_date TEXT CHECK (length(qts_date) = 10),
    eyts_date TEXT CHECK (length(eyts_date) = 10),
    provider_name TEXT,
    provider_ukprn TEXT,
    status TEXT NOT NULL,
    merged_into TEXT,
    active_alert INTEGER NOT NULL CHECK (active_alert IN (0, 1))
){{clustered}};

CREATE TABLE record_names (
    trn TEXT NOT NULL REFERENCES records (trn) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL CHECK (part IN ('first', 'last')),
    position INTEGER NOT NULL,
    name TEXT,
    PRIMARY KEY (trn, part, position)
){{clustered}};

CREATE TABLE tickets (
    id TEXT NOT NULL PRIMARY KEY,
    number {{i64}} NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    state TEXT NOT NULL,
    hint TEXT NOT NULL,
    identity TEXT REFERENCES identities (id) DEFERRABLE INITIALLY DEFERRED,
    person_name TEXT,
    service TEXT,
    says_qualified INTEGER NOT NULL CHECK (says_qualified IN (0, 1)),
    opened_at {{i64}} NOT NULL,
    promised_by {{i64}} NOT NULL,
    paused_at {{i64}},
    lease_holder TEXT,
    lease_holder_name TEXT,
    lease_since {{i64}},
    lease_until {{i64}},
    kept_by TEXT,
    kept_until {{i64}},
    first_reader TEXT,
    proposed_trn TEXT,
    contested_trn TEXT,
    contested_owner TEXT REFERENCES identities (id) DEFERRABLE INITIALLY DEFERRED,
    skips {{i64}} NOT NULL,
    last_decision TEXT,
    version {{i64}} NOT NULL CHECK (version > 0),
    change_seq {{i64}} NOT NULL UNIQUE,
    search_name TEXT,
    search_facts TEXT,
    urgency INTEGER GENERATED ALWAYS AS (CASE WHEN hint = 'returned-by-rule' THEN 0 WHEN state = 'second-opinion' THEN 1 ELSE 2 END) STORED
){{strict}};
CREATE INDEX tickets_queue ON tickets (urgency, promised_by, number) WHERE state <> 'closed';
CREATE INDEX tickets_newest ON tickets (opened_at, number);

CREATE TABLE attempts (
    ticket TEXT NOT NULL REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED,
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
    PRIMARY KEY (ticket, position)
){{clustered}};

CREATE TABLE added_candidates (
    ticket TEXT NOT NULL REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED,
    trn TEXT NOT NULL,
    added_by TEXT,
    at {{i64}} NOT NULL,
    PRIMARY KEY (ticket, trn)
){{clustered}};

CREATE TABLE decisions (
    id TEXT NOT NULL PRIMARY KEY,
    ticket TEXT NOT NULL REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED,
    ticket_reference TEXT,
    staff TEXT NOT NULL,
    staff_name TEXT,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    trn TEXT,
    asked_for TEXT,
    note TEXT,
    taken_at {{i64}} NOT NULL,
    due_at {{i64}} NOT NULL,
    state TEXT NOT NULL,
    refused_rule TEXT,
    ticket_version {{i64}} NOT NULL,
    seen_digest TEXT,
    idempotency_key TEXT NOT NULL CONSTRAINT decisions_idempotency_key UNIQUE,
    request_digest TEXT,
    evidence TEXT,
    before_state TEXT NOT NULL,
    before_decision TEXT,
    settled_at {{i64}}
){{strict}};
CREATE INDEX decisions_held ON decisions (due_at) WHERE state = 'held';
CREATE INDEX decisions_of_staff ON decisions (staff, taken_at);
CREATE INDEX decisions_of_ticket ON decisions (ticket);

CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    ticket TEXT REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED,
    ticket_reference TEXT,
    channel TEXT NOT NULL,
    recipient TEXT,
    template_id TEXT,
    language TEXT,
    subject TEXT,
    body TEXT,
    cause TEXT NOT NULL CONSTRAINT outbox_cause UNIQUE,
    state TEXT NOT NULL,
    created_at {{i64}} NOT NULL
){{strict}};
CREATE INDEX outbox_newest ON outbox (created_at, id);
CREATE INDEX outbox_of_ticket ON outbox (ticket);

CREATE TABLE audit (
    seq {{i64}} NOT NULL PRIMARY KEY,
    at {{i64}} NOT NULL,
    staff TEXT,
    staff_name TEXT,
    action TEXT NOT NULL,
    ticket TEXT,
    decision TEXT,
    kind TEXT,
    reason TEXT,
    trn TEXT,
    rule TEXT,
    note TEXT,
    evidence TEXT,
    request_id TEXT,
    previous_hash TEXT,
    hash TEXT NOT NULL
){{strict}};
CREATE INDEX audit_of_ticket ON audit (ticket, seq);
{{append_only(audit)}}
