import { z } from 'zod';
import { timestamp } from '../../src/clock.ts';
import type { Person } from '../../src/console/protocol.ts';
import { LIMITS } from '../../src/limits.ts';

/** How exactly it is known when somebody was there last, in milliseconds. */
const SEEN_RESOLUTION_MS = 60_000;

/** What is written of a person. */
export type PersonRecord = Omit<Person, 'id' | 'joined' | 'lastSeenAt'>;

const List = z.array(z.string());
const Role = z.enum(['advisor', 'lead', 'owner']);

type Row = {
  id: string;
  name: string;
  email: string;
  role: string;
  languages: string;
  skills: string;
  most: number;
  phone: string | null;
  joined_at: string | null;
  seen_at: string | null;
};

/** Who works in one store. */
export class People {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  list(): Person[] {
    return this.#sql.exec<Row>('SELECT * FROM people ORDER BY name, id').toArray().map(toPerson);
  }

  get(id: string): Person | null {
    return this.#find('id', id);
  }

  /** By an address, however it is written. */
  byEmail(email: string): Person | null {
    return this.#find('email', email.trim().toLowerCase());
  }

  /** `taken`: somebody has that address. */
  add(id: string, record: PersonRecord): Person | 'taken' | 'too_many' {
    if (this.byEmail(record.email)) return 'taken';
    const { n } = this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM people').one();
    if (n >= LIMITS.people.most) return 'too_many';
    this.#sql.exec(
      `INSERT INTO people (id, name, email, role, languages, skills, most, phone, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      ...columnsOf(record),
      timestamp(),
    );
    return this.get(id) ?? 'taken';
  }

  /** `last_owner`: the store would have nobody left who may change it. */
  change(id: string, changes: Partial<PersonRecord>): Person | 'unknown' | 'taken' | 'last_owner' {
    const person = this.get(id);
    if (!person) return 'unknown';
    const record = { ...person, ...changes };
    const holder = this.byEmail(record.email);
    if (holder && holder.id !== id) return 'taken';
    if (record.role !== 'owner' && this.#isLastOwner(person)) return 'last_owner';
    this.#sql.exec(
      `UPDATE people SET name = ?, email = ?, role = ?, languages = ?, skills = ?, most = ?, phone = ? WHERE id = ?`,
      ...columnsOf(record),
      id,
    );
    return this.get(id) ?? 'unknown';
  }

  remove(id: string): 'removed' | 'unknown' | 'last_owner' {
    const person = this.get(id);
    if (!person) return 'unknown';
    if (this.#isLastOwner(person)) return 'last_owner';
    this.#sql.exec('DELETE FROM people WHERE id = ?', id);
    return 'removed';
  }

  /** They have signed in. */
  joined(id: string): void {
    this.#sql.exec('UPDATE people SET joined_at = coalesce(joined_at, ?) WHERE id = ?', timestamp(), id);
  }

  /** They are there: one write a minute at most. */
  seen({ id, lastSeenAt }: Person, now: number): void {
    if (lastSeenAt !== null && now - Date.parse(lastSeenAt) < SEEN_RESOLUTION_MS) return;
    this.#sql.exec('UPDATE people SET seen_at = ? WHERE id = ?', new Date(now).toISOString(), id);
  }

  /** Of two owners who have signed in, one may go. */
  #isLastOwner({ id, role }: Person): boolean {
    if (role !== 'owner') return false;
    const others = this.#sql.exec(
      "SELECT 1 FROM people WHERE role = 'owner' AND joined_at IS NOT NULL AND id <> ? LIMIT 1",
      id,
    );
    return others.toArray().length === 0;
  }

  #find(by: 'id' | 'email', value: string): Person | null {
    const row = this.#sql.exec<Row>(`SELECT * FROM people WHERE ${by} = ?`, value).toArray()[0];
    return row ? toPerson(row) : null;
  }
}

function columnsOf({ name, email, role, languages, skills, limit, phone }: PersonRecord) {
  const lists = [JSON.stringify(languages), JSON.stringify(skills)];
  return [name, email.trim().toLowerCase(), role, ...lists, limit, phone];
}

function toPerson({ id, name, email, role, languages, skills, most, phone, ...row }: Row): Person {
  return {
    ...{ id, name, email, role: Role.parse(role), limit: most, phone },
    languages: List.parse(JSON.parse(languages)),
    skills: List.parse(JSON.parse(skills)),
    joined: row.joined_at !== null,
    lastSeenAt: row.seen_at,
  };
}
