-- Over which of the shop's numbers a chat runs, and when she last wrote there by the provider's clock: opens its window.
ALTER TABLE sessions ADD COLUMN via TEXT;
ALTER TABLE sessions ADD COLUMN heard_at TEXT;
UPDATE sessions SET heard_at = at WHERE channel = 'whatsapp';

-- Why a message is no longer what she means: edited | revoked. It stays in the log and leaves the view of later turns.
ALTER TABLE transcript ADD COLUMN withdrawn TEXT;

-- outbox.state may be `held`: it waits for her answer to a template, sent at `invited`. `refused`: why the provider took back
-- what it had accepted.
ALTER TABLE outbox ADD COLUMN invited INTEGER;
ALTER TABLE outbox ADD COLUMN refused TEXT;
CREATE INDEX outbox_held ON outbox (kind, address, due) WHERE state = 'held';

-- Somebody else may have this address by now: nothing is sent there any more.
ALTER TABLE addresses ADD COLUMN departed_at TEXT;

-- How many messages one address may still be sent at once, as of a time: Meta's pair limit, kept before Meta has to.
CREATE TABLE paces (
  address TEXT PRIMARY KEY,
  tokens REAL NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
