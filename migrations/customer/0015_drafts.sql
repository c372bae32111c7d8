-- Where the log has a reply that waits for an advisor, and what came of it: found by its id, however long the log is. Follows from the log.
CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  made INTEGER NOT NULL,
  settled INTEGER
) STRICT, WITHOUT ROWID;

-- What the customer is told of an approved action, where an advisor has worded it.
ALTER TABLE approvals ADD COLUMN text TEXT;
