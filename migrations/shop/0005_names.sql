-- Whom an order went to, folded: name and postcode. Null until it has been worked out, so that orders of before are found too.
ALTER TABLE orders ADD COLUMN name_key TEXT;
CREATE INDEX orders_by_name ON orders (name_key, placed_at DESC);
