-- SPDX-License-Identifier: MIT
-- The programs that call the interfaces, how much of their present minute they have used, and the failed sign-ins of the
-- self-service portal's accounts.

CREATE TABLE clients (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    key_hash TEXT NOT NULL CONSTRAINT clients_key_hash UNIQUE,
    scopes TEXT NOT NULL,
    service TEXT,
    calls_per_minute INTEGER NOT NULL CHECK (calls_per_minute > 0),
    created_at {{i64}} NOT NULL,
    revoked_at {{i64}}
){{strict}};
CREATE UNIQUE INDEX clients_live_name ON clients (name) WHERE revoked_at IS NULL;

CREATE TABLE client_uses (
    client TEXT NOT NULL PRIMARY KEY REFERENCES clients (id) DEFERRABLE INITIALLY DEFERRED,
    since {{i64}} NOT NULL,
    calls {{i64}} NOT NULL
){{clustered}};

CREATE TABLE portal_accounts (
    trn TEXT NOT NULL PRIMARY KEY CHECK (length(trn) = 7),
    failed_sign_ins INTEGER NOT NULL CHECK (failed_sign_ins >= 0)
){{clustered}};

CREATE TABLE trn_tokens (
    hash TEXT NOT NULL PRIMARY KEY,
    trn TEXT NOT NULL CHECK (length(trn) = 7),
    email TEXT NOT NULL,
    client TEXT,
    created_at {{i64}} NOT NULL,
    expires_at {{i64}} NOT NULL,
    used_at {{i64}},
    used_by TEXT
){{clustered}};

CREATE TABLE webhooks (
    id TEXT NOT NULL PRIMARY KEY,
    url TEXT NOT NULL,
    messages TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_at {{i64}} NOT NULL,
    read_up_to {{i64}} NOT NULL
){{strict}};

-- Of one event a webhook gets one notification, however often the events are read.
CREATE TABLE webhook_notifications (
    id TEXT NOT NULL PRIMARY KEY,
    webhook TEXT NOT NULL REFERENCES webhooks (id) DEFERRABLE INITIALLY DEFERRED,
    message TEXT NOT NULL,
    event {{i64}} NOT NULL,
    created_at {{i64}} NOT NULL,
    tries INTEGER NOT NULL,
    next_try_at {{i64}} NOT NULL,
    state TEXT NOT NULL,
    last_failure TEXT
){{strict}};
CREATE UNIQUE INDEX webhook_notifications_event ON webhook_notifications (webhook, event) WHERE event > 0;
CREATE INDEX webhook_notifications_state ON webhook_notifications (webhook, state, next_try_at);
