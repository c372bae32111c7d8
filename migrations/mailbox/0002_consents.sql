-- The access token of the connection, sealed; and consents that were asked for: by whom, and where it ends. Times in milliseconds.
ALTER TABLE state ADD COLUMN access TEXT;

CREATE TABLE consents (
  name TEXT NOT NULL,
  -- The session of whoever asked.
  by TEXT NOT NULL,
  -- The hash of what comes back with the answer.
  id TEXT NOT NULL,
  redirect TEXT NOT NULL,
  base TEXT,
  until INTEGER NOT NULL,
  PRIMARY KEY (name, by)
);
