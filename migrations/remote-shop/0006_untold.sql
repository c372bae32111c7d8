-- untold_labels: labels of returns that the system is still to be told of. tries: how often that failed; due_at: milliseconds.
CREATE TABLE untold_labels (
  return_id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  tries INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
