-- endpoints: where the store's own systems are told what happens. events: a JSON list, null: of everything. sealed: the secret, sealed;
-- previous: the one before, while both count (until: milliseconds). created, seen_at, stopped: ISO 8601. stopped: nothing is sent there, and why.
CREATE TABLE endpoints (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, events TEXT, sealed TEXT NOT NULL, previous TEXT, until INTEGER, created TEXT NOT NULL,
  seen_at TEXT, seen_what TEXT, stopped_at TEXT, stopped_why TEXT
) STRICT;

-- deliveries: what is to be told to whom, and what came of it. id: of what happened. due: milliseconds, null when it is settled.
CREATE TABLE deliveries (
  n INTEGER PRIMARY KEY AUTOINCREMENT, endpoint TEXT NOT NULL, id TEXT NOT NULL, event TEXT NOT NULL, at TEXT NOT NULL, customer TEXT,
  body TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, due INTEGER, queued INTEGER NOT NULL, tried_at TEXT,
  status INTEGER, detail TEXT, UNIQUE (endpoint, id)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL;
CREATE INDEX deliveries_by_age ON deliveries (queued);
CREATE INDEX deliveries_by_customer ON deliveries (customer) WHERE customer IS NOT NULL;

-- requests: calls that may come twice, by their Idempotency-Key.
CREATE TABLE requests (key TEXT PRIMARY KEY, print TEXT NOT NULL, answer TEXT, at INTEGER NOT NULL) STRICT;
