-- Who was named in a note that they have not seen yet.
CREATE TABLE mentions (
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  customer TEXT NOT NULL,
  name TEXT,
  by_name TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person, id)
);
CREATE INDEX mentions_of_customer ON mentions (customer);
