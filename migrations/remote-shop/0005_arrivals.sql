-- arrivals: that an order has come, as the customer says (ISO 8601), where the system never says so. by: customer, somebody known as the
-- owner of the order; visitor, somebody who only named it.
CREATE TABLE arrivals (
  order_id TEXT PRIMARY KEY,
  told_at TEXT NOT NULL,
  told_by TEXT NOT NULL CHECK (told_by IN ('customer', 'visitor'))
) STRICT, WITHOUT ROWID;
