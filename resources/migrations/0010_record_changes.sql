-- SPDX-License-Identifier: MIT
-- Which records each change of the register touched, so that a program that holds the register in memory can follow it.

CREATE TABLE record_changes (
    number {{i64}} NOT NULL,
    trn TEXT NOT NULL,
    PRIMARY KEY (number, trn)
){{clustered}};
INSERT INTO counters (name, value) VALUES ('record-change', 0);
