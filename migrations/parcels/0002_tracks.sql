-- What carriers said of parcels last. Times in milliseconds.
CREATE TABLE tracks (
  carrier TEXT NOT NULL,
  number TEXT NOT NULL,
  -- The account that asked, and the order.
  owner TEXT NOT NULL,
  of_order TEXT NOT NULL,
  -- Null where the carrier does not know it, or has not answered yet.
  state TEXT,
  words TEXT NOT NULL DEFAULT '',
  place TEXT,
  -- When the carrier said so.
  said_at INTEGER,
  -- Until when it is not asked again.
  until INTEGER NOT NULL,
  PRIMARY KEY (carrier, number, owner)
);
