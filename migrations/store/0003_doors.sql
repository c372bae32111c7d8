-- Order numbers that strangers tried in vain, in the last hour: never more rows than the store's limit.
CREATE TABLE lookups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL
) STRICT;

-- What was asked for under an Idempotency-Key: a fingerprint of the request, for a day. What came of it is in `secrets`.
CREATE TABLE requests (
  key TEXT PRIMARY KEY,
  print TEXT NOT NULL,
  answer TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_time ON requests (at);
