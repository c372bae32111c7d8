import { lookup } from '../../lookup.ts';
import {
  Appointment,
  type AppointmentRecord,
  type Availability,
  type FreeTime,
  isStanding,
  type ServiceTranslations,
  spanOf,
} from '../appointments/shapes.ts';
import type { Step } from '../plan/draft.ts';
import { type Naming, putPerson } from './persons.ts';

/* Appointments, what customers did to them here, and the times that are free. */

/**
 * Takes an appointment in, or its news. What was done to it here holds until the feed tells another time or status than it
 * did then: then that is what holds.
 */
export function putAppointment(sql: SqlStorage, appointment: Appointment): void {
  const { id, customer, service, translations } = appointment;
  putService(sql, service, translations);
  sql.exec(
    `INSERT INTO appointments (id, customer, body) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, body = excluded.body, booked = 0`,
    ...[id, customer.id, JSON.stringify(appointment)],
  );
  const gone = sql
    .exec(
      'DELETE FROM appointment_changes WHERE appointment = ? AND fed <> ? RETURNING 1',
      id,
      fedOf(appointment),
    )
    .toArray();
  if (gone.length > 0 || !isStanding(appointment))
    sql.exec('DELETE FROM taken_times WHERE appointment = ?', id);
  putPerson(sql, namedByAppointment(appointment));
}

/** Whom a visit names, with where and when: they can be found, and erased, by it. */
export function namedByAppointment({ id, customer, startsAt, address }: Appointment): Naming {
  return {
    record: `appointment ${id}`,
    customer,
    at: startsAt,
    ...(address && { country: address.country }),
  };
}

/** The times of a service, with one person, as they are now. */
export function putAvailability(
  sql: SqlStorage,
  { service, translations, with: staff, times }: Availability,
): void {
  putService(sql, service, translations);
  sql.exec('DELETE FROM free_times WHERE service = ? AND staff = ?', service, staff);
  for (const time of times) {
    const span = spanOf(time);
    if (!span) continue;
    sql.exec(
      'INSERT OR REPLACE INTO free_times (service, staff, starts_at, starts, ends) VALUES (?, ?, ?, ?, ?)',
      ...[service, staff, Date.parse(span.startsAt), span.startsAt, span.endsAt],
    );
  }
}

/** What a service is called; a line that does not say it leaves what was told before. */
function putService(sql: SqlStorage, name: string, translations: ServiceTranslations = {}): void {
  const called = Object.entries(translations).flatMap(([language, { service }]) =>
    service ? [[language, { service }] as const] : [],
  );
  if (called.length === 0) return;
  sql.exec(
    'INSERT OR REPLACE INTO services (name, translations) VALUES (?, ?)',
    ...[name, JSON.stringify(Object.fromEntries(called))],
  );
}

/** What services are called in other languages, by their name. */
function calledIn(sql: SqlStorage): (service: string) => ServiceTranslations | null {
  const rows = sql
    .exec<{ name: string; translations: string }>('SELECT name, translations FROM services')
    .toArray();
  const known = new Map<string, ServiceTranslations>(
    rows.map(({ name, translations }) => [name, JSON.parse(translations)]),
  );
  return (service) => known.get(service) ?? null;
}

/** An appointment with what its service is called wherever that was told. */
function called(one: AppointmentRecord, names: ReturnType<typeof calledIn>): AppointmentRecord {
  const told = names(one.service);
  if (!told) return one;
  const own = one.translations ?? {};
  const languages = [...new Set([...Object.keys(told), ...Object.keys(own)])];
  const translations = Object.fromEntries(
    languages.map((language) => [language, { ...lookup(told, language), ...lookup(own, language) }]),
  );
  return { ...one, translations };
}

type Row = {
  body: string;
  booked: number;
  what: 'moved' | 'cancelled' | null;
  starts_at: string | null;
  ends_at: string | null;
  staff: string | null;
};
const READ = `SELECT a.body, a.booked, c.what, c.starts_at, c.ends_at, c.staff
  FROM appointments a LEFT JOIN appointment_changes c ON c.appointment = a.id`;

/** A visit with what was changed since; null where the number is nobody's. */
export function readAppointment(sql: SqlStorage, id: string): AppointmentRecord | null {
  const row = sql.exec<Row>(`${READ} WHERE a.id = ?`, id).toArray()[0];
  return row ? called(recordOf(row), calledIn(sql)) : null;
}

/** Appointments that are read at once: those that were written last. */
const MOST = 200;

/** A customer's, the latest first. */
export function readAppointmentsOf(sql: SqlStorage, customer: string): AppointmentRecord[] {
  return latestFirst(
    sql,
    sql.exec<Row>(`${READ} WHERE a.customer = ? ORDER BY a.rowid DESC LIMIT ${MOST}`, customer).toArray(),
  );
}

/** What customers did here and the feed has not told of since, the latest first. */
export function readChangedHere(sql: SqlStorage): AppointmentRecord[] {
  return latestFirst(
    sql,
    sql
      .exec<Row>(
        `${READ} WHERE a.booked = 1 OR c.appointment IS NOT NULL ORDER BY a.rowid DESC LIMIT ${MOST}`,
      )
      .toArray(),
  );
}

function latestFirst(sql: SqlStorage, rows: readonly Row[]): AppointmentRecord[] {
  const names = calledIn(sql);
  const told = rows.map((row) => called(recordOf(row), names));
  return told.sort((one, other) => Date.parse(other.startsAt) - Date.parse(one.startsAt));
}

function recordOf({ body, booked, what, starts_at, ends_at, staff }: Row): AppointmentRecord {
  const fed = Appointment.parse(JSON.parse(body));
  if (!what || !starts_at) return { ...fed, here: booked ? 'booked' : null };
  if (what === 'cancelled') return { ...fed, status: 'cancelled', here: 'cancelled' };
  return {
    ...fed,
    startsAt: starts_at,
    endsAt: ends_at,
    with: staff ?? '',
    here: booked ? 'booked' : 'moved',
  };
}

/**
 * Times that can be booked after an instant (ISO 8601), earliest first: those of the feed, without what was given away here and
 * without what somebody has an appointment at.
 */
export function readFreeTimes(
  sql: SqlStorage,
  { service, after, until }: { service: string | null; after: string; until: string },
): FreeTime[] {
  // Who is busy is looked for no further back than a visit is long.
  const rows = sql
    .exec<{ service: string; staff: string; starts: string; ends: string }>(
      `SELECT f.service, f.staff, f.starts, f.ends FROM free_times f
       WHERE f.starts_at > ?1 AND f.starts_at < ?2 AND (?3 IS NULL OR f.service = ?3)
         AND NOT EXISTS (SELECT 1 FROM taken_times t WHERE t.service = f.service AND t.staff = f.staff
           AND t.starts_at = f.starts_at)
         AND NOT EXISTS (SELECT 1 FROM busy_times b WHERE b.staff = f.staff
           AND b.starts >= f.starts_at - (SELECT coalesce(max(ends - starts), 0) FROM busy_times)
           AND b.starts < CAST(round((julianday(f.ends) - 2440587.5) * 86400000) AS INTEGER) AND b.ends > f.starts_at)
       ORDER BY f.starts_at, f.service, f.staff LIMIT 500`,
      ...[Date.parse(after), Date.parse(until), service],
    )
    .toArray();
  const names = calledIn(sql);
  return rows.map(({ service: of, staff, starts, ends }): FreeTime => {
    const translations = names(of);
    const time = { service: of, with: staff, startsAt: starts, endsAt: ends };
    return translations ? { ...time, translations } : time;
  });
}

/** The free time of a service that begins then, with that person. */
export function freeTimeAt(
  sql: SqlStorage,
  { service, with: staff, startsAt }: Pick<FreeTime, 'service' | 'with' | 'startsAt'>,
): FreeTime | null {
  const at = Date.parse(startsAt);
  const near = { service, after: new Date(at - 1).toISOString(), until: new Date(at + 1).toISOString() };
  return readFreeTimes(sql, near).find((time) => time.with === staff) ?? null;
}

/* What customers do */

type StepOf<Do extends Step['do']> = Step & { do: Do };

/** Books a time under a number of our own; a time that is taken throws, by the key of its table. */
export function book(sql: SqlStorage, { appointment, time }: StepOf<'book'>): void {
  // A shop may have a number of this shape of its own: one above all of them.
  const { n } = sql
    .exec<{ n: number | null }>(
      "SELECT max(CAST(substr(id, 3) AS INTEGER)) AS n FROM appointments WHERE id GLOB 'B-[0-9]*'",
    )
    .one();
  const id = `B-${(n ?? 0) + 1}`;
  const whole: Appointment = { ...appointment, id };
  sql.exec(
    'INSERT INTO appointments (id, customer, body, booked) VALUES (?, ?, ?, 1)',
    ...[id, whole.customer.id, JSON.stringify(whole)],
  );
  take(sql, id, time);
  putPerson(sql, namedByAppointment(whole));
}

/** Gives the visit's time back and takes another; throws where that is taken. */
export function moveAppointment(sql: SqlStorage, { appointment, at, time }: StepOf<'move'>): void {
  change(sql, appointment, at, 'moved', time, '');
  sql.exec('DELETE FROM taken_times WHERE appointment = ?', appointment.id);
  take(sql, appointment.id, time);
}

/** Calls a visit off and gives its time back. */
export function cancelAppointment(sql: SqlStorage, { appointment, at, reason }: StepOf<'call_off'>): void {
  change(sql, appointment, at, 'cancelled', appointment, reason);
  sql.exec('DELETE FROM taken_times WHERE appointment = ?', appointment.id);
}

function take(
  sql: SqlStorage,
  appointment: string,
  { service, with: staff, startsAt, endsAt }: FreeTime,
): void {
  sql.exec(
    'INSERT INTO taken_times (service, staff, starts_at, ends_at, appointment) VALUES (?, ?, ?, ?, ?)',
    ...[service, staff, Date.parse(startsAt), Date.parse(endsAt), appointment],
  );
}

function change(
  sql: SqlStorage,
  { id }: AppointmentRecord,
  at: string,
  what: 'moved' | 'cancelled',
  { startsAt, endsAt, with: staff }: Pick<Appointment, 'startsAt' | 'endsAt' | 'with'>,
  reason: string,
): void {
  const { body } = sql.exec<{ body: string }>('SELECT body FROM appointments WHERE id = ?', id).one();
  sql.exec(
    `INSERT OR REPLACE INTO appointment_changes (appointment, fed, at, what, starts_at, ends_at, staff, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, fedOf(Appointment.parse(JSON.parse(body))), at, what, startsAt, endsAt ?? null, staff, reason],
  );
}

/** What the feed tells of when it is and whether it takes place. */
function fedOf({ startsAt, status }: Appointment): string {
  return `${new Date(startsAt).toISOString()} ${status}`;
}
