CREATE TABLE settings (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- Sealed under SEAL_KEY: the store's own provider secrets.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  sealed TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Threads that need a person, longest waiting first.
CREATE TABLE desk (
  customer TEXT PRIMARY KEY,
  since TEXT NOT NULL,
  channel TEXT NOT NULL,
  reason TEXT NOT NULL,
  summary TEXT NOT NULL,
  state TEXT NOT NULL,
  advisor TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_by_time ON desk (since);

-- What reached the service and belongs to nobody: kept, so that a person can look.
CREATE TABLE unclaimed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  channel TEXT NOT NULL,
  reason TEXT NOT NULL,
  reference TEXT
) STRICT;
