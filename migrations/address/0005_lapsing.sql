-- What is true for a while and then of no use to anybody: a login's nonce, an erasure, that a claim was made and its holder not yet
-- seen. `until` in milliseconds: an alarm forgets it, and with the last of it the whole object.
CREATE TABLE lapsing (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
