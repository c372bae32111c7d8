-- Proof of what was erased, and nothing that says of whom: `customer` is a keyed hash. They are kept as long as the store.
CREATE TABLE erasures (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  customer TEXT NOT NULL,
  reason TEXT NOT NULL,
  erased TEXT NOT NULL
) STRICT;
