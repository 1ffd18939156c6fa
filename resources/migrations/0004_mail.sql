-- SPDX-License-Identifier: MIT
-- How a message leaves the outbox. due_at: when to take it next, while it waits, and when its lease ends, while it is being
-- sent; NULL for whatever needs nothing more. sealed: the text of a message that only its recipient may read.
ALTER TABLE outbox ADD COLUMN sealed TEXT;
ALTER TABLE outbox ADD COLUMN expires_at {{i64}};
ALTER TABLE outbox ADD COLUMN attempts {{i64}} NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN due_at {{i64}};
ALTER TABLE outbox ADD COLUMN lease_owner TEXT;
ALTER TABLE outbox ADD COLUMN settled_at {{i64}};
ALTER TABLE outbox ADD COLUMN problem TEXT;
ALTER TABLE outbox ADD COLUMN provider_reference TEXT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
