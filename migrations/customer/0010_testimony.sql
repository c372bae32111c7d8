-- Finds what visitors said who only claimed to be her, so that a turn reads the newest of it however long the log is.
CREATE INDEX log_of_testimony ON log (seq) WHERE type = 'testimony.heard';
