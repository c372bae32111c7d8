-- Whose words the example of a question is, until they are erased; null where it is nobody's any more.
ALTER TABLE unanswered ADD COLUMN asker TEXT;
CREATE INDEX unanswered_by_asker ON unanswered (asker) WHERE asker IS NOT NULL;
CREATE INDEX unanswered_by_age ON unanswered (last_at);
