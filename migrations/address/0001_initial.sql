-- One identifier's answer to "whose is this?". home is who claimed it first and never changes.
CREATE TABLE claim (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  home TEXT NOT NULL,
  hint TEXT NOT NULL,
  account TEXT,
  known_at INTEGER,
  last_order_at TEXT,
  at TEXT NOT NULL
) STRICT;
