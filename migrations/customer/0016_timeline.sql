-- A page of all that happened, by time, however long the log is; and what was told last of a message that left.
CREATE INDEX log_by_time ON log (at, seq);
CREATE INDEX log_of_deliveries ON log (json_extract(fact, '$.message'), seq) WHERE type = 'delivery.reported';
