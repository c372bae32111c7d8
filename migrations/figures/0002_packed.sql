-- What reports read: the tickets (kind 0) and the traffic (kind 1) of a day as numbers, one after the other, in parts of what one
-- row holds. Made of the rows when a report needs the day; a day whose rows changed is stale.
CREATE TABLE packed (
  day TEXT NOT NULL,
  kind INTEGER NOT NULL,
  part INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (day, kind, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE stale (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
-- People, channels, intents and languages, each by a number. Never deleted: a number stands in packed days.
CREATE TABLE numbers (
  n INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO stale SELECT day FROM tickets UNION SELECT day FROM traffic;
CREATE INDEX promises_kept ON promises (day, kept);
-- What stood before, to be shown beside what stands now. figures: JSON.
CREATE TABLE baseline (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  label TEXT NOT NULL,
  figures TEXT NOT NULL
) STRICT;
