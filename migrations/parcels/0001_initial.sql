-- Labels of returns that a carrier makes. Times in milliseconds.
CREATE TABLE labels (
  -- The return, and the account whose it was then.
  back TEXT NOT NULL,
  owner TEXT NOT NULL,
  of_order TEXT NOT NULL,
  carrier TEXT NOT NULL,
  -- What the carrier knows it by, from us.
  mark TEXT NOT NULL,
  -- `due`: to be bought. `asked`: the carrier was asked, and what it answered is not known. `coming`: bought.
  state TEXT NOT NULL CHECK (state IN ('due', 'asked', 'coming', 'ready', 'failed')),
  -- What the carrier calls it, the parcel's number, and where the PDF is.
  id TEXT,
  tracking TEXT,
  document TEXT,
  file TEXT,
  size INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  asked_at INTEGER NOT NULL,
  -- When it is gone on with; null when it is not.
  next_at INTEGER,
  PRIMARY KEY (back, owner)
);
CREATE INDEX labels_by_next ON labels (next_at);
