-- What threads have promised and not kept, earliest first: state open | due | broken.
CREATE TABLE promises (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  name TEXT,
  what TEXT NOT NULL,
  due TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX promises_by_due ON promises (due, id);
CREATE INDEX promises_by_customer ON promises (customer);
