-- What a store's figures are counted from: a row for each problem, each day's messages of a thread, each promise. A row says how
-- that one stands now, and is put again whenever it changes: counted twice is impossible, and every row can be made anew from the
-- threads. `person` is the object that leads the thread; once somebody is erased, a number that leads nowhere.
CREATE TABLE tickets (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  -- YYYY-MM-DD in the store's zone on which it was opened.
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  intent TEXT NOT NULL,
  language TEXT NOT NULL,
  closed INTEGER NOT NULL,
  contacts INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  handed_over INTEGER NOT NULL,
  by_person INTEGER NOT NULL,
  reopened INTEGER NOT NULL,
  -- Seconds; null while there is none.
  first_answer INTEGER,
  first_person INTEGER,
  resolved_after INTEGER,
  csat INTEGER,
  nps INTEGER,
  asked_again INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tickets_by_day ON tickets (day);
CREATE INDEX tickets_by_person ON tickets (person);

CREATE TABLE traffic (
  -- The object that the messages came to: a thread that was joined brings its own along.
  origin TEXT NOT NULL,
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  person TEXT NOT NULL,
  language TEXT NOT NULL,
  received INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  PRIMARY KEY (origin, day, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX traffic_by_day ON traffic (day);
CREATE INDEX traffic_by_person ON traffic (person);

CREATE TABLE promises (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  day TEXT NOT NULL,
  -- Null while it is open.
  kept INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX promises_by_day ON promises (day);
CREATE INDEX promises_by_person ON promises (person);
