-- Threads by what lists show and people search for. `n` grows with each thread that comes; `at` is when something was said last, in
-- milliseconds; `name` is folded; `keys` has a line for each name, address, order and tracking number, folded; `orders` are those that the
-- shop knows, a JSON list; `card` is what a list shows, JSON.
CREATE TABLE people (
  n INTEGER PRIMARY KEY,
  customer TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  name TEXT NOT NULL,
  keys TEXT NOT NULL,
  orders TEXT NOT NULL DEFAULT '[]',
  card TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_time ON people (at, customer);
CREATE INDEX people_by_state ON people (state, at, customer);
CREATE INDEX people_by_name ON people (name);

-- Order numbers that were named in a thread.
CREATE TABLE named (
  customer TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (customer, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  tag TEXT NOT NULL,
  customer TEXT NOT NULL,
  PRIMARY KEY (tag, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_of_customer ON tags (customer);

-- What was said and noted, an event each. `n` is its time in milliseconds times 2048, and a little more for what came at once: the order
-- of rows is that of time, so that the newest are found without sorting.
CREATE TABLE said (
  n INTEGER PRIMARY KEY,
  event TEXT NOT NULL UNIQUE,
  customer TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT,
  author TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX said_of_customer ON said (customer, n);

CREATE VIRTUAL TABLE words USING fts5 (
  text,
  content = 'said', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '3'
);
-- Any three characters in a row.
CREATE VIRTUAL TABLE parts USING fts5 (
  keys,
  content = 'people', content_rowid = 'n',
  tokenize = "trigram"
);
-- What is deleted leaves the pages of the index as well, and not only its answers (sqlite.org/fts5.html, "The secure-delete Configuration
-- Option").
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO parts (parts, rank) VALUES ('secure-delete', 1);

-- Who is to tell everything again, and from when on they are asked, in milliseconds.
CREATE TABLE asked (
  customer TEXT PRIMARY KEY,
  due INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_by_time ON asked (due);
