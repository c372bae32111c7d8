-- When somebody of the shop has to be somewhere: of each appointment that will take place, as it is now. Milliseconds; a visit of no
-- length takes one. It follows from the other two tables, however they are written.
CREATE TABLE busy_times (
  appointment TEXT PRIMARY KEY,
  staff TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX busy_times_of_staff ON busy_times (staff, starts);
CREATE INDEX busy_times_by_length ON busy_times (ends - starts);

CREATE VIEW appointments_to_come AS
  SELECT appointment, staff, starts, max(ends, starts + 1) AS ends FROM (
    SELECT a.id AS appointment,
      iif(c.what = 'moved', c.staff, coalesce(json_extract(a.body, '$.with'), '')) AS staff,
      CAST(round((julianday(iif(c.what = 'moved', c.starts_at, json_extract(a.body, '$.startsAt'))) - 2440587.5) * 86400000) AS INTEGER) AS starts,
      coalesce(CAST(round((julianday(iif(c.what = 'moved', c.ends_at, json_extract(a.body, '$.endsAt'))) - 2440587.5) * 86400000) AS INTEGER), 0) AS ends
    FROM appointments a LEFT JOIN appointment_changes c ON c.appointment = a.id AND c.starts_at IS NOT NULL
    WHERE json_extract(a.body, '$.status') IN ('booked', 'confirmed') AND coalesce(c.what, '') <> 'cancelled'
  ) WHERE staff <> '' AND starts IS NOT NULL;

CREATE TRIGGER busy_since_made AFTER INSERT ON appointments BEGIN
  DELETE FROM busy_times WHERE appointment = new.id;
  INSERT INTO busy_times SELECT * FROM appointments_to_come WHERE appointment = new.id;
END;
CREATE TRIGGER busy_since_told AFTER UPDATE ON appointments BEGIN
  DELETE FROM busy_times WHERE appointment IN (old.id, new.id);
  INSERT INTO busy_times SELECT * FROM appointments_to_come WHERE appointment = new.id;
END;
CREATE TRIGGER busy_no_more AFTER DELETE ON appointments BEGIN
  DELETE FROM busy_times WHERE appointment = old.id;
END;
CREATE TRIGGER busy_since_changed AFTER INSERT ON appointment_changes BEGIN
  DELETE FROM busy_times WHERE appointment = new.appointment;
  INSERT INTO busy_times SELECT * FROM appointments_to_come WHERE appointment = new.appointment;
END;
CREATE TRIGGER busy_since_changed_again AFTER UPDATE ON appointment_changes BEGIN
  DELETE FROM busy_times WHERE appointment = new.appointment;
  INSERT INTO busy_times SELECT * FROM appointments_to_come WHERE appointment = new.appointment;
END;
CREATE TRIGGER busy_since_told_again AFTER DELETE ON appointment_changes BEGIN
  DELETE FROM busy_times WHERE appointment = old.appointment;
  INSERT INTO busy_times SELECT * FROM appointments_to_come WHERE appointment = old.appointment;
END;

INSERT INTO busy_times SELECT * FROM appointments_to_come;
