-- What only the shop can mend (a blocked account, a broken template), told once and not with every message it stops.
CREATE TABLE troubles (
  channel TEXT NOT NULL,
  reason TEXT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (channel, reason)
) STRICT, WITHOUT ROWID;
