-- Whose account its holder has proven to own, and when: what makes a second address known.
ALTER TABLE claim ADD COLUMN confirmed TEXT;
ALTER TABLE claim ADD COLUMN confirmed_at TEXT;
-- One-time codes sent here in the last hour, whoever asked for them.
CREATE TABLE codes (
  challenge TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
