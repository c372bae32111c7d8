-- When a person of the shop ended what a session had proven: its token and its reply addresses open nothing since.
ALTER TABLE sessions ADD COLUMN revoked_at TEXT;
