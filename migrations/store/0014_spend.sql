-- What models took and cost, by day (the store's), channel and model. micros: millionths of a US dollar; unpriced: requests whose price
-- is not known.
CREATE TABLE spend (
  day TEXT NOT NULL,
  channel TEXT NOT NULL,
  model TEXT NOT NULL,
  requests INTEGER NOT NULL,
  input INTEGER NOT NULL,
  cached INTEGER NOT NULL,
  cache_write INTEGER NOT NULL,
  output INTEGER NOT NULL,
  micros INTEGER NOT NULL,
  unpriced INTEGER NOT NULL,
  PRIMARY KEY (day, channel, model)
) STRICT, WITHOUT ROWID;
