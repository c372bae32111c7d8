-- What all spellings of an order's number have in common (src/identity/order-number.ts). Null until it has been worked out, so
-- that orders of before are found too.
ALTER TABLE orders ADD COLUMN number_key TEXT;
CREATE INDEX orders_by_key ON orders (number_key);
