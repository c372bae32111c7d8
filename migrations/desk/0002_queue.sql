-- Threads that wait for a person or are with one. `urgency` 0 now, 1 next, 2 later. `holder` has the floor, `assigned` is whose it is.
-- `told`: 1 the clock's warning was given, 2 it is past. Times in milliseconds; `card` is what is shown, JSON.
CREATE TABLE queue (
  customer TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  urgency INTEGER NOT NULL,
  since INTEGER NOT NULL,
  due INTEGER,
  warn INTEGER,
  told INTEGER NOT NULL DEFAULT 0,
  holder TEXT,
  assigned TEXT,
  assigned_at INTEGER,
  snoozed INTEGER,
  card TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_by_order ON queue (urgency, coalesce(due, 8640000000000000), since, customer);
CREATE INDEX queue_of_person ON queue (assigned) WHERE assigned IS NOT NULL;
CREATE INDEX queue_by_snooze ON queue (snoozed) WHERE snoozed IS NOT NULL;
CREATE INDEX queue_by_warning ON queue (told, warn, due) WHERE due IS NOT NULL;

-- What waits for a decision, by thread: counted here, and listed by the store.
CREATE TABLE decisions (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_of_customer ON decisions (customer);
