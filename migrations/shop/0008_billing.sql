-- What a company sells by the interval, as the feed tells it: the types of its lines are "account", "subscription"
-- and "invoice". body: JSON of such a line.
CREATE TABLE business_accounts (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Who belongs to a company, by the shop's id of the customer.
CREATE TABLE members (
  customer TEXT NOT NULL,
  account TEXT NOT NULL,
  PRIMARY KEY (customer, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_of_account ON members (account);

-- account: the company; null of a customer's own.
CREATE TABLE subscriptions (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  account TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX subscriptions_of_customer ON subscriptions (customer);
CREATE INDEX subscriptions_of_account ON subscriptions (account);

-- issued_at: milliseconds.
CREATE TABLE invoices (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  account TEXT,
  issued_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX invoices_of_customer ON invoices (customer, issued_at DESC);
CREATE INDEX invoices_of_account ON invoices (account, issued_at DESC);

-- What was ended here. ends_on: the last day, ISO date in the store's zone. It goes when it is taken back.
CREATE TABLE endings (
  subscription TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Customers whom something else than an order names: record is its kind and id ("subscription sub-1"), at when it
-- was made (milliseconds), body the customer as JSON. Orders come before them.
CREATE TABLE persons (
  record TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX persons_of_account ON persons (account, at DESC, record);
CREATE TABLE person_contacts (
  contact TEXT NOT NULL,
  record TEXT NOT NULL,
  account TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (contact, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_contacts_of_record ON person_contacts (record);
