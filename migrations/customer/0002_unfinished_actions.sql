-- Whose write in the shop it was, and whether a person was told that nobody knows how it ended.
ALTER TABLE actions ADD COLUMN session TEXT;
ALTER TABLE actions ADD COLUMN reported INTEGER NOT NULL DEFAULT 0;
CREATE INDEX actions_unfinished ON actions (session) WHERE output IS NULL AND reported = 0;
