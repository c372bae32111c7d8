-- What is ours beside a shop system that has no place for it.
-- copies: answers of the system, by what was asked; read_at in milliseconds.
CREATE TABLE copies (
  path TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  read_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_age ON copies (read_at);

-- sendings: writes by their key. begun: it may have arrived there, or not; done: outcome says what came of it. plan: what is needed to
-- go on with one that was cut off.
CREATE TABLE sendings (
  key TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('begun', 'done')),
  plan TEXT NOT NULL,
  outcome TEXT,
  begun_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- labels: where the label of a return is kept.
CREATE TABLE labels (return_id TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT, WITHOUT ROWID;
