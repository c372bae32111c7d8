-- What strangers may have of a store within a day: how much of it was had, by the hour. Names are blinded.
CREATE TABLE counts (
  name TEXT NOT NULL,
  hour INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (name, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX counts_by_hour ON counts (hour);
