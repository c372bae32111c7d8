-- Where a store's mailbox is read from, and what was done there. Times in milliseconds.
CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  cursor TEXT,
  looked_at INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  -- Why it is left alone until its owner has seen to it.
  stopped TEXT,
  -- What the subject of the mail holds from which is learnt whose Authentication-Results are believed.
  calibration TEXT,
  calibration_at INTEGER
);

-- Mails that were filed, by the hash of their Message-ID.
CREATE TABLE filed (id TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE INDEX filed_by_time ON filed (at);

-- Mails that left, by the hash of their reference. Not accepted: nobody knows.
CREATE TABLE sent (id TEXT PRIMARY KEY, accepted INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE INDEX sent_by_time ON sent (at);
