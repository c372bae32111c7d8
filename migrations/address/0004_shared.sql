-- Since when the shop has it on several accounts: from then on it tells nobody apart, and it is the home of its own.
ALTER TABLE claim ADD COLUMN shared_at TEXT;

-- Order numbers that were tried in vain from one mailbox or network, in the last hour: for objects that count and belong to nobody.
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL
) STRICT;
