-- What a service is called in other languages, as the lines of its appointments and free times tell it: {"fr":{"service":"…"}}.
CREATE TABLE services (
  name TEXT PRIMARY KEY,
  translations TEXT NOT NULL
) STRICT, WITHOUT ROWID;
