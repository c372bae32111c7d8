-- What somebody said they would do by a time (milliseconds). A record: never rebuilt. state: open | due (the desk was warned) | broken |
-- kept. path: the way by which it came, as of sessions.
CREATE TABLE promises (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  advisor TEXT,
  name TEXT,
  what TEXT NOT NULL,
  due INTEGER NOT NULL,
  ticket TEXT,
  session TEXT,
  act TEXT,
  "order" TEXT,
  approval TEXT,
  state TEXT NOT NULL,
  ended_at TEXT,
  path TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;
CREATE INDEX promises_unkept ON promises (due) WHERE state <> 'kept';
