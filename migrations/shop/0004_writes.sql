-- Parts of lines: JSON of the pieces. Null in rows of before: whole lines.
ALTER TABLE returns ADD COLUMN parts TEXT;
ALTER TABLE exchanges ADD COLUMN pieces TEXT;
-- A line may be exchanged piece by piece, and a return paid back by several methods: each piece once, which its own record sees to.
DROP INDEX exchanges_live;
DROP INDEX refunds_live;
CREATE INDEX exchanges_of_return ON exchanges (return_id);
CREATE INDEX refunds_of_return ON refunds (return_id);

-- Of which payments a refund is (JSON; null: not recorded), what of its return it pays for (JSON; null: all that is not exchanged), the
-- exchange whose lower price it pays back, and the method on file whose balance it is added to.
ALTER TABLE refunds ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE refunds ADD COLUMN exchange_id TEXT;
ALTER TABLE refunds ADD COLUMN sources TEXT;
ALTER TABLE refunds ADD COLUMN covers TEXT;
ALTER TABLE refunds ADD COLUMN credit TEXT;

ALTER TABLE cancellations ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE products ADD COLUMN kind TEXT NOT NULL DEFAULT '';
CREATE INDEX products_by_kind ON products (kind, title);

-- What the customer was to pay since. It counts while the feed's payments are those of then (`base`): a feed that brings others has it
-- in them.
CREATE TABLE charges (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  exchange_id TEXT,
  payment TEXT NOT NULL,
  method TEXT NOT NULL,
  label TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  status TEXT NOT NULL CHECK (status IN ('made', 'withdrawn')),
  at TEXT NOT NULL,
  base TEXT NOT NULL,
  UNIQUE (order_id, number)
) STRICT;

-- What holds instead of what the feed says, while it says what it said then (`base`): once it brings something else, that holds.
CREATE TABLE amendments (
  subject TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('items', 'address')),
  base TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (subject, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE changes (
  order_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  what TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (order_id, number)
) STRICT, WITHOUT ROWID;

-- Pieces that a changed order holds until it leaves.
CREATE TABLE holds (
  order_id TEXT NOT NULL,
  sku TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (order_id, sku)
) STRICT, WITHOUT ROWID;
CREATE INDEX holds_of_sku ON holds (sku);

-- What came onto a customer's credit or method on file, or was taken from it, beside the balance (`base`) that the feed said then.
CREATE TABLE balances (
  account TEXT NOT NULL,
  method TEXT NOT NULL,
  base INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (account, method, base)
) STRICT, WITHOUT ROWID;
