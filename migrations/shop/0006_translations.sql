-- A product's title and description in other languages, as the feed tells them: {"fr":{"title":"…","description":"…"}}.
ALTER TABLE products ADD COLUMN translations TEXT NOT NULL DEFAULT '{}';
