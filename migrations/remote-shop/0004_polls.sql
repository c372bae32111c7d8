-- polls: up to where the system was asked what has changed, in its own words, and when it was asked last (milliseconds).
CREATE TABLE polls (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT, at INTEGER NOT NULL) STRICT;
