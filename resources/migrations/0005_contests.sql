-- SPDX-License-Identifier: MIT
-- Contested email addresses: one row beside each ticket of that kind. A token by which the holder can object is kept as
-- its SHA-256 only.

CREATE TABLE contests (
    ticket TEXT NOT NULL PRIMARY KEY REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED,
    owner TEXT NOT NULL REFERENCES identities (id) DEFERRABLE INITIALLY DEFERRED,
    asker TEXT REFERENCES identities (id) DEFERRABLE INITIALLY DEFERRED,
    new_email TEXT NOT NULL,
    proven_at {{i64}},
    language TEXT NOT NULL,
    via TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_by TEXT,
    first_approver TEXT,
    first_approver_name TEXT,
    first_approved_at {{i64}},
    second_approver TEXT,
    second_approver_name TEXT,
    second_approved_at {{i64}},
    effective_at {{i64}},
    previous_email TEXT,
    settled_at {{i64}},
    settled_rule TEXT,
    version {{i64}} NOT NULL CHECK (version > 0),
    CHECK (second_approver IS NULL OR (first_approver IS NOT NULL AND first_approver <> second_approver)),
    CHECK (state <> 'waiting' OR (effective_at IS NOT NULL AND second_approver IS NOT NULL))
){{strict}};
CREATE INDEX contests_of_owner ON contests (owner);
CREATE INDEX contests_waiting ON contests (effective_at) WHERE state = 'waiting';

CREATE TABLE contest_steps (
    ticket TEXT NOT NULL REFERENCES contests (ticket) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    at {{i64}} NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (ticket, position)
){{clustered}};

CREATE TABLE contest_objection_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    ticket TEXT NOT NULL REFERENCES contests (ticket) DEFERRABLE INITIALLY DEFERRED,
    made_at {{i64}} NOT NULL
){{clustered}};

-- Contested-email tickets that agents opened before there was a place for what a contest consists of.
INSERT INTO contests (ticket, owner, asker, new_email, proven_at, language, via, state, version)
SELECT tickets.id, tickets.contested_owner, tickets.identity, identities.email, identities.email_proven_at,
       identities.language, 'agent', 'asked', 1
FROM tickets JOIN identities ON identities.id = tickets.identity
WHERE tickets.kind = 'contested-email' AND tickets.state <> 'closed' AND tickets.contested_owner IS NOT NULL
      AND identities.email IS NOT NULL;
