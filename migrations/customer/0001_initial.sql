-- The thread of one customer. The log is the truth; state, exchanges, tickets, facts, sessions and transcript can be rebuilt
-- from it. outbox, inbox, actions and addresses are records in their own right and never are.
CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  type TEXT NOT NULL,
  session TEXT,
  origin TEXT NOT NULL,
  path TEXT NOT NULL,
  fact TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_session ON log (session, seq) WHERE session IS NOT NULL;
CREATE INDEX log_of_actions ON log (seq) WHERE type = 'action.done';

CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- What the platforms call a message, in and out: recognises a second delivery, and finds the session an answer belongs to.
CREATE TABLE externals (
  channel TEXT NOT NULL,
  external TEXT NOT NULL,
  message TEXT NOT NULL,
  session TEXT NOT NULL,
  PRIMARY KEY (channel, external)
) STRICT, WITHOUT ROWID;

-- The structured memory. rowid is the seq of the message's event, so that a page of it is read by index.
CREATE TABLE exchanges (
  client_id TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  detected_intent TEXT,
  entities TEXT NOT NULL,
  resolution_achieved TEXT,
  inferred_satisfaction REAL,
  ticket TEXT,
  assurance TEXT NOT NULL,
  origin TEXT NOT NULL
) STRICT;

-- Where each message stands: its event, and its number in its own session (what a chat client counts by).
CREATE TABLE transcript (
  message TEXT PRIMARY KEY,
  session TEXT NOT NULL,
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  UNIQUE (session, number),
  UNIQUE (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_address ON sessions (channel, address, at);

CREATE TABLE tickets (
  id TEXT PRIMARY KEY,
  intent TEXT NOT NULL,
  "order" TEXT,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  channel TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  channel TEXT NOT NULL,
  assurance TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What leaves, in the order it was decided. state: queued | sending | sent | parked.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  message TEXT,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due INTEGER NOT NULL,
  provider TEXT,
  error TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (state, due) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_by_address ON outbox (kind, address, id);
CREATE INDEX outbox_by_message ON outbox (message) WHERE message IS NOT NULL;

-- Every write in the shop, by its idempotency key. output is null while it runs.
CREATE TABLE actions (
  key TEXT PRIMARY KEY,
  tool TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where this customer can be reached or recognised.
CREATE TABLE addresses (
  address TEXT PRIMARY KEY,
  assurance TEXT NOT NULL,
  on_file INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
