-- What was asked for under an Idempotency-Key: a fingerprint of the request and its answer (null while it runs), for a day.
CREATE TABLE requests (
  key TEXT PRIMARY KEY,
  print TEXT NOT NULL,
  answer TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_time ON requests (at);
