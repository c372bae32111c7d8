-- Whom this object leads. phase: asking | joining | joined | leaving (src/identity/linking.ts). since: the number of the event that
-- says it is whole; due: when to go on with it, milliseconds.
CREATE TABLE links (
  follower TEXT PRIMARY KEY,
  phase TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  cursor INTEGER NOT NULL,
  since INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  by TEXT,
  tries INTEGER NOT NULL,
  due INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What came through a follower, by the follower.
CREATE INDEX log_by_follower ON log (json_extract(path, '$[0]'), seq) WHERE path <> '[]';
CREATE INDEX log_by_visitor ON log (json_extract(fact, '$.from')) WHERE type = 'testimony.heard';
CREATE INDEX externals_by_message ON externals (message);

-- Threads that were joined stand in the log one behind the other: what was said last is told by time.
CREATE INDEX exchanges_by_time ON exchanges (timestamp);
CREATE INDEX log_of_actions_by_time ON log (at) WHERE type = 'action.done';

-- The way by which each came to this thread, nearest first: JSON, [] for its own.
ALTER TABLE sessions ADD COLUMN path TEXT NOT NULL DEFAULT '[]';
ALTER TABLE addresses ADD COLUMN path TEXT NOT NULL DEFAULT '[]';
ALTER TABLE outbox ADD COLUMN path TEXT NOT NULL DEFAULT '[]';
-- What another object called this row when it sent it: receipts name it so.
ALTER TABLE outbox ADD COLUMN alias TEXT;
CREATE INDEX outbox_by_alias ON outbox (alias) WHERE alias IS NOT NULL;

-- When it all began: of two objects of one person the older leads.
INSERT OR IGNORE INTO meta (name, value) SELECT 'created', at FROM log ORDER BY seq LIMIT 1;
