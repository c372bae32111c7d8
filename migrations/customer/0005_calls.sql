-- What an object keeps about a call beside the thread: how far she heard what was said, keys, silence. A record, not a
-- projection. A row is written when a sentence, a message or a key is over, never for a token.
CREATE TABLE calls (
  session TEXT PRIMARY KEY,
  due INTEGER,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_due ON calls (due) WHERE due IS NOT NULL;

-- A message of which she heard only a part.
ALTER TABLE transcript ADD COLUMN cut INTEGER NOT NULL DEFAULT 0;
