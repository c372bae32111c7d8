-- Mailboxes that the store may write from (`proven_at`), or has been sent a code to. `challenge` makes the code, which is kept nowhere.
CREATE TABLE mailboxes (
  address TEXT PRIMARY KEY,
  challenge TEXT,
  asked_at INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  proven_at INTEGER
) STRICT, WITHOUT ROWID;
