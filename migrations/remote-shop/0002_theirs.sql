-- theirs: the id that a record of ours has there (an order by its number, an exchange, a refund).
CREATE TABLE theirs (
  ours TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, ours)
) STRICT, WITHOUT ROWID;
