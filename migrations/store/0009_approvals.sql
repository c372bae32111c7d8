-- What waits for an advisor's decision, earliest due first; once decided, whose it was for as long as somebody may still ask.
CREATE TABLE approvals (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  due TEXT NOT NULL,
  open INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX approvals_by_due ON approvals (due, id) WHERE open = 1;
CREATE INDEX approvals_by_customer ON approvals (customer);
