-- One-time codes that were asked for. A record, not a projection: where a code went is kept here alone, and the code itself
-- nowhere. `address`, `account` and `owner` stay null where nobody is there to get one.
CREATE TABLE challenges (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL,
  visitor TEXT NOT NULL,
  way TEXT NOT NULL,
  target TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  address TEXT,
  account TEXT,
  owner TEXT,
  ending TEXT,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_by_session ON challenges (session, asked_at);
CREATE INDEX challenges_by_visitor ON challenges (visitor, asked_at);

-- Codes that were given for them, by the message and the place in it: a turn that starts over counts none twice.
CREATE TABLE tries (
  challenge TEXT NOT NULL,
  said TEXT NOT NULL,
  verdict TEXT NOT NULL,
  PRIMARY KEY (challenge, said)
) STRICT, WITHOUT ROWID;

-- When she proved, from this address, to be the account's owner.
ALTER TABLE addresses ADD COLUMN confirmed_at TEXT;
