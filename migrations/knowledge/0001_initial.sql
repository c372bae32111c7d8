-- What the shop has written down, and what was asked and not found.
CREATE TABLE articles (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  language TEXT NOT NULL,
  audience TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  url TEXT,
  updated_at INTEGER NOT NULL
) STRICT;

-- Articles in pieces that answer one thing each. FTS5 ranks by bm25; accents are folded.
CREATE VIRTUAL TABLE passages USING fts5 (
  title, heading, text,
  article UNINDEXED, ordinal UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '3 4 5'
);

-- Questions that no article answered, grouped by their words.
CREATE TABLE unanswered (
  key TEXT PRIMARY KEY,
  example TEXT NOT NULL,
  language TEXT NOT NULL,
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX unanswered_by_count ON unanswered (count DESC, last_at DESC);

-- Pages of the shop's site that are still to be read, and what came of those that could not be.
CREATE TABLE imports (
  url TEXT PRIMARY KEY,
  root TEXT NOT NULL,
  state TEXT NOT NULL,
  detail TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX imports_waiting ON imports (state, at);

-- What was done under an `Idempotency-Key`.
CREATE TABLE requests (
  key TEXT PRIMARY KEY,
  print TEXT NOT NULL,
  answer TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_by_time ON requests (at);
