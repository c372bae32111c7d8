-- What people sign in with: a key of theirs, whose other half never leaves their device. `id` is base64url, as browsers
-- name it; `key` is JSON, an algorithm and a JSON Web Key; `counter` is what the device last counted.
CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  key TEXT NOT NULL,
  counter INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_of_person ON passkeys (person, created_at);

-- Challenges that were answered, until they would be no good anyway: each is good once.
CREATE TABLE answered_challenges (
  id TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
