-- How the platform has the store: suspended for a reason, with quotas of its own, or deleted (its name stays taken).
CREATE TABLE tenancy (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  suspended TEXT,
  mails_per_day INTEGER,
  model_turns_per_day INTEGER,
  deleted_at INTEGER,
  purged INTEGER NOT NULL DEFAULT 0
) STRICT;
