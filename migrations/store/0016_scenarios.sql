-- Scenarios of the store's own. body: JSON; customer: whose thread it was made from, null where it was written.
CREATE TABLE scenarios (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  customer TEXT,
  by TEXT,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX scenarios_of ON scenarios (customer) WHERE customer IS NOT NULL;
-- How each scenario went when it was last played, the store's own and those that every store has. why, lines: JSON.
CREATE TABLE scenario_results (
  id TEXT PRIMARY KEY,
  goal TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT NOT NULL,
  lines TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
