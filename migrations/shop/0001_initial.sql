-- Orders as the feed brought them. What has happened to them since is in the tables below, so that a feed that comes again
-- never takes a return away. Times of the feed carry offsets, which do not sort as text: placed_at is in milliseconds.
CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX orders_of_account ON orders (account, placed_at DESC, id);

-- Contacts on file: `email:` and `phone:` addresses, one row per order placed with them.
CREATE TABLE contacts (
  contact TEXT NOT NULL,
  order_id TEXT NOT NULL,
  account TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  PRIMARY KEY (contact, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_newest ON contacts (contact, placed_at DESC);
CREATE INDEX contacts_of_order ON contacts (order_id);

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  size_chart TEXT NOT NULL
) STRICT;

-- `shelf` is the feed's own count. What can be promised is the shelf less the pieces that open exchanges hold.
CREATE TABLE variants (
  sku TEXT PRIMARY KEY,
  product TEXT NOT NULL,
  position INTEGER NOT NULL,
  options TEXT NOT NULL,
  price INTEGER NOT NULL,
  shelf INTEGER NOT NULL CHECK (shelf >= 0)
) STRICT;
CREATE INDEX variants_of_product ON variants (product, position);

-- What a product is found by, folded and stemmed.
CREATE TABLE product_words (
  word TEXT NOT NULL,
  product TEXT NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (word, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX words_of_product ON product_words (product);

CREATE TABLE returns (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  lines TEXT NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'received', 'undone')),
  settlement TEXT NOT NULL CHECK (settlement IN ('undecided', 'refund', 'exchange')),
  created_at TEXT NOT NULL,
  deadline TEXT NOT NULL,
  carrier TEXT NOT NULL,
  tracking TEXT NOT NULL,
  label TEXT,
  UNIQUE (order_id, number)
) STRICT;

CREATE TABLE exchanges (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  line TEXT NOT NULL,
  return_id TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  from_item TEXT NOT NULL,
  to_item TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('reserved', 'shipped', 'delivered', 'undone')),
  created_at TEXT NOT NULL,
  UNIQUE (order_id, number)
) STRICT;
-- A line is exchanged once at a time, whatever the code above believes.
CREATE UNIQUE INDEX exchanges_live ON exchanges (order_id, line) WHERE status <> 'undone';
CREATE INDEX exchanges_reserved ON exchanges (sku, quantity) WHERE status = 'reserved';

-- `return_id` is null for the refund of a cancelled order. `withdrawn`: its return was undone before any money moved.
CREATE TABLE refunds (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  return_id TEXT,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL,
  method TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('on_receipt', 'issued', 'withdrawn')),
  at TEXT NOT NULL,
  UNIQUE (order_id, number)
) STRICT;
-- A return is paid back once.
CREATE UNIQUE INDEX refunds_live ON refunds (return_id) WHERE return_id IS NOT NULL AND status <> 'withdrawn';

CREATE TABLE cancellations (
  order_id TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every write's key with what was written under it and what came of it: a refusal, or the id of what was written.
CREATE TABLE writes (
  key TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
