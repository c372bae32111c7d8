-- Where a thread stands on the desk. `urgency`: 0 somebody known waits, 1 a stranger, 2 a stranger beyond the share of one network,
-- 3 a person has it. `source`: the blinded network that a stranger's thread counts for.
ALTER TABLE desk ADD COLUMN known INTEGER NOT NULL DEFAULT 1;
ALTER TABLE desk ADD COLUMN source TEXT;
ALTER TABLE desk ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
CREATE INDEX desk_by_urgency ON desk (urgency, since, customer);
CREATE INDEX desk_of_strangers ON desk (source, since) WHERE known = 0;

-- `noise`: 1 for what machines send in any number, which is listed behind everything else. `more`: how many of the kind came on that
-- day and were not kept. `hidden`: 1 for files that a delivery left behind when it failed, which are only to be deleted in time.
ALTER TABLE unclaimed ADD COLUMN noise INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unclaimed ADD COLUMN more INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unclaimed ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
UPDATE unclaimed SET noise = 1 WHERE reason = 'mail: report about an unknown mail';
CREATE INDEX unclaimed_by_noise ON unclaimed (noise, id) WHERE hidden = 0;
CREATE INDEX unclaimed_by_time ON unclaimed (at);
CREATE INDEX unclaimed_by_reference ON unclaimed (reference);
