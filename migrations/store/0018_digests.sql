-- Who has asked for a mail of what happened and what waits. origin: the service's own address as they reached it, for the link.
-- since: from when on the next one tells; due: when it leaves. Milliseconds.
CREATE TABLE digests (
  person TEXT PRIMARY KEY,
  often TEXT NOT NULL,
  language TEXT NOT NULL,
  origin TEXT NOT NULL,
  since INTEGER NOT NULL,
  due INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
