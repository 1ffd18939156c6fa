-- SPDX-License-Identifier: MIT
-- The invitation that a journey began with, until its token is used.

ALTER TABLE journeys ADD COLUMN token_hash TEXT;
