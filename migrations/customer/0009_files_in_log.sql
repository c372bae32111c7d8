-- Events that brought a file of hers: mails as they came, and what was attached. Retention finds the oldest of them by index.
CREATE INDEX log_of_files ON log (seq) WHERE type IN ('message.received', 'file.arrived')
  AND (json_extract(fact, '$.original') IS NOT NULL OR json_extract(fact, '$.attachments[0]') IS NOT NULL
    OR json_extract(fact, '$.attachment') IS NOT NULL);
