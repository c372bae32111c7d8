-- later_effects: what a write leaves to be done in the system that nobody waits for. order_id: whose words may stand in it; null where
-- nobody's do. tries: how often it was begun; due_at: milliseconds.
CREATE TABLE later_effects (
  mark TEXT PRIMARY KEY,
  order_id TEXT,
  effect TEXT NOT NULL,
  tries INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX later_effects_due ON later_effects (due_at);
