-- The other systems of the store. shown: what is no secret, as JSON; sealed: all of it, secrets too, under the deployment's key;
-- seen_at, seen_what: when the other system was last heard of, and what came of it.
CREATE TABLE connections (
  name TEXT PRIMARY KEY,
  shown TEXT NOT NULL,
  sealed TEXT NOT NULL,
  seen_at TEXT,
  seen_what TEXT
) STRICT, WITHOUT ROWID;
