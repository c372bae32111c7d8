-- Actions beyond the store's limits that wait for a person. A record: never rebuilt. state: asked | decided (not carried out or told yet) |
-- done | refused | changed | lapsed. due, lapses, again: milliseconds; again: when carrying out is tried next. path: as of sessions.
CREATE TABLE approvals (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  tool TEXT NOT NULL,
  input TEXT NOT NULL,
  quote TEXT NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  session TEXT NOT NULL,
  channel TEXT NOT NULL,
  assurance TEXT NOT NULL,
  due INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  state TEXT NOT NULL,
  decided_at TEXT,
  decision TEXT,
  advisor TEXT,
  name TEXT,
  why TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  again INTEGER NOT NULL DEFAULT 0,
  path TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;
CREATE INDEX approvals_open ON approvals (lapses) WHERE state IN ('asked', 'decided');

-- What an action was quoted as, where no person approved it: limits are measured by what such actions moved lately.
ALTER TABLE actions ADD COLUMN quote TEXT;
CREATE INDEX actions_quoted ON actions (at) WHERE quote IS NOT NULL AND output IS NOT NULL;
