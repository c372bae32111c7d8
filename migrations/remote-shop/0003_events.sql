-- events: what the system has told of already, by its own id and for some days. at: milliseconds.
CREATE TABLE events (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_age ON events (at);
