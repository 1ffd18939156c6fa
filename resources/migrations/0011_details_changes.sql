-- SPDX-License-Identifier: MIT
-- Changes of official name or date of birth that people without a TRN ask for: one row beside each ticket of that kind. The
-- file that shows the change lies apart, and is deleted when the ticket is closed.

CREATE TABLE details_changes (
    ticket TEXT NOT NULL PRIMARY KEY REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED,
    first_name_before TEXT,
    middle_name_before TEXT,
    last_name_before TEXT,
    date_of_birth_before TEXT,
    first_name_after TEXT,
    middle_name_after TEXT,
    last_name_after TEXT,
    date_of_birth_after TEXT,
    document TEXT NOT NULL,
    file_type TEXT NOT NULL,
    file_name TEXT,
    file_size {{i64}} NOT NULL CHECK (file_size > 0),
    file_hash TEXT NOT NULL,
    asked_at {{i64}} NOT NULL,
    state TEXT NOT NULL,
    settled_at {{i64}},
    CHECK ((state = 'asked') = (settled_at IS NULL))
){{strict}};

CREATE TABLE details_evidence (
    ticket TEXT NOT NULL PRIMARY KEY REFERENCES details_changes (ticket) DEFERRABLE INITIALLY DEFERRED,
    content TEXT NOT NULL
){{strict}};
