-- Where customers can go, as the feed tells it: the type of its lines is "store". body: JSON.
CREATE TABLE places (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
