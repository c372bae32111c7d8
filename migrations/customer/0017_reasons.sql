-- What each message of the assistant rests on, for `settings.retention.whyDays`. A record: never rebuilt.
CREATE TABLE reasons (
  message TEXT PRIMARY KEY,
  session TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reasons_by_age ON reasons (at);
CREATE INDEX reasons_by_session ON reasons (session);
