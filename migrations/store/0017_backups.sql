-- tombstone: SHA-256 of the id of whoever was erased, the same in every deployment, so that no backup of before brings them back.
-- Null of erasures from before it was kept.
ALTER TABLE erasures ADD COLUMN tombstone TEXT;
CREATE INDEX erasures_by_customer ON erasures (customer);
CREATE INDEX erasures_by_tombstone ON erasures (tombstone) WHERE tombstone IS NOT NULL;
-- Backups that are taken back, or were. Times are ISO 8601; done_at: null while it goes on.
CREATE TABLE restores (
  backup TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  done_at TEXT
) STRICT, WITHOUT ROWID;
