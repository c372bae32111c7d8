-- Who works in the store. `languages` and `skills` are JSON lists; `most` is how many live threads they have at once.
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  languages TEXT NOT NULL,
  skills TEXT NOT NULL,
  most INTEGER NOT NULL,
  phone TEXT,
  created_at TEXT NOT NULL,
  joined_at TEXT,
  seen_at TEXT
) STRICT, WITHOUT ROWID;

-- Invitations that were not used yet, one a person.
CREATE TABLE invitations (
  person TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes to sign in, by when they were asked for; `challenge` makes the code, which is kept nowhere, and is null once it is no good.
CREATE TABLE sign_ins (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL,
  challenge TEXT,
  at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sign_ins_of_person ON sign_ins (person, at);

-- Who is signed in. A cookie is worth as much as its row.
CREATE TABLE sign_in_sessions (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_sessions_of_person ON sign_in_sessions (person);
CREATE INDEX sign_in_sessions_by_end ON sign_in_sessions (until);

-- Who saw or did what. No words of anybody: `what` names a route.
CREATE TABLE audit (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT,
  what TEXT NOT NULL,
  customer TEXT,
  status INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_of_customer ON audit (customer, n);
CREATE INDEX audit_of_caller ON audit (by_id, what, n);
