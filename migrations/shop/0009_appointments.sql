-- Appointments as the feed tells of them, and those that were booked here (booked = 1). body: JSON of such a line.
CREATE TABLE appointments (
  id TEXT PRIMARY KEY,
  customer TEXT NOT NULL,
  body TEXT NOT NULL,
  booked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX appointments_of_customer ON appointments (customer);

-- What a customer did to one here. It goes once the feed tells something else than it told then (fed).
CREATE TABLE appointment_changes (
  appointment TEXT PRIMARY KEY,
  fed TEXT NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('moved', 'cancelled')),
  starts_at TEXT NOT NULL,
  ends_at TEXT,
  staff TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Free times as the feed tells them. starts_at: milliseconds; starts and ends: ISO 8601 in UTC.
CREATE TABLE free_times (
  service TEXT NOT NULL,
  staff TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  PRIMARY KEY (service, staff, starts_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX free_times_by_time ON free_times (starts_at);

-- Those that were given away here: each to one appointment, whatever the code above believes.
CREATE TABLE taken_times (
  service TEXT NOT NULL,
  staff TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  appointment TEXT NOT NULL UNIQUE,
  PRIMARY KEY (service, staff, starts_at)
) STRICT, WITHOUT ROWID;
