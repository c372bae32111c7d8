-- How people want to be told of what waits. `choices` is JSON; `sealed` is the secret of their webhook; `origin` is where their console
-- was when they said so: links in mails lead there.
CREATE TABLE notice_choices (
  person TEXT PRIMARY KEY,
  choices TEXT NOT NULL,
  sealed TEXT,
  origin TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Browsers that are told while no console is open. `sealed` is where and with what keys; `print` finds one that comes again.
CREATE TABLE push_browsers (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  print TEXT NOT NULL UNIQUE,
  sealed TEXT NOT NULL,
  name TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX push_browsers_of_person ON push_browsers (person);

-- The one key that push services know the store by.
CREATE TABLE push_signer (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  public TEXT NOT NULL,
  sealed TEXT NOT NULL
) STRICT;

-- What is to be told to whom, and what came of it. No words: they are read when it leaves. `target` is the browser, else empty; `told_of`
-- is since when the thread waits, or the note. `due` null: it is settled. Times in milliseconds.
CREATE TABLE notices (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL,
  way TEXT NOT NULL,
  target TEXT NOT NULL,
  customer TEXT NOT NULL,
  about TEXT NOT NULL,
  told_of TEXT NOT NULL,
  at INTEGER NOT NULL,
  due INTEGER,
  until INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'waiting',
  detail TEXT,
  UNIQUE (person, way, target, customer, about, told_of)
) STRICT;
CREATE INDEX notices_by_due ON notices (due) WHERE due IS NOT NULL;
CREATE INDEX notices_of_person ON notices (person, at);
CREATE INDEX notices_of_customer ON notices (customer);
CREATE INDEX notices_by_time ON notices (at);

-- Whether somebody was told of a thread that waits.
ALTER TABLE queue ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;
