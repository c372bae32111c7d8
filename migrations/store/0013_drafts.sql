-- Replies that wait for an advisor, oldest first; once decided, whose one was for as long as somebody may still ask.
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  at TEXT NOT NULL,
  open INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_by_age ON drafts (at, id) WHERE open = 1;
CREATE INDEX drafts_by_customer ON drafts (customer);
