-- When its holder left it: what the shop knew of it before proves nothing about who has it now.
ALTER TABLE claim ADD COLUMN departed_at TEXT;
-- What the platform calls the same sender beside this: a WhatsApp number's user id, which changes when the number's holder does.
ALTER TABLE claim ADD COLUMN companion TEXT;
