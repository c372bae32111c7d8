-- Every version the settings had, with who changed them (the name of a token or a person) and why.
CREATE TABLE settings_history (
  version INTEGER PRIMARY KEY,
  at TEXT,
  by TEXT,
  why TEXT,
  body TEXT NOT NULL
) STRICT;
