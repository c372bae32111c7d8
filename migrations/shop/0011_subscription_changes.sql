-- Another plan or other seats that were agreed to here, from a renewal on. on_day: ISO date in the store's zone; price: each
-- interval, all seats together; fed: what the feed told then: news of it end the change.
CREATE TABLE subscription_changes (
  subscription TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  on_day TEXT NOT NULL,
  plan TEXT NOT NULL,
  seats INTEGER,
  price INTEGER NOT NULL,
  fed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
