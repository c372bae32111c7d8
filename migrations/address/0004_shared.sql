-- Since when the shop has it on several accounts: from then on it tells nobody apart, and it is the home of its own.
ALTER TABLE claim ADD COLUMN shared_at TEXT;
