import { z } from 'zod';
import { nextAt } from '../../../src/language/calendar.ts';

/** How often somebody has a mail of what happened and what waits. */
export const DigestOften = z.enum(['daily', 'weekly']);
export type DigestOften = z.infer<typeof DigestOften>;

/** At this hour of the store's day it leaves; the weekly one on Mondays. */
const HOUR_OF_DAY = 8;
const MONDAY = 1;

/** What somebody wants of it; `often` null: nothing. */
export interface WantedDigest {
  person: string;
  often: DigestOften | null;
  /** BCP 47. */
  language: string;
  /** The service's own address as they reached it. */
  origin: string;
}

export type DigestAct = { type: 'read'; person: string } | ({ type: 'set' } & WantedDigest);

/** One that is due. Times in milliseconds. */
export interface DueDigest extends Omit<WantedDigest, 'often'> {
  often: DigestOften;
  since: number;
}

/** Who has a mail of what happened and what waits, and when the next one leaves. Nobody has it who did not ask. */
export class Digests {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Null: they have none. */
  of(person: string): DigestOften | null {
    const row = this.#sql
      .exec<{ often: string }>('SELECT often FROM digests WHERE person = ?', person)
      .toArray()[0];
    return row ? DigestOften.parse(row.often) : null;
  }

  /** `now` in milliseconds. */
  set({ person, often, language, origin }: WantedDigest, now: number, timeZone: string): void {
    this.drop(person);
    if (often === null) return;
    this.#sql.exec(
      'INSERT INTO digests (person, often, language, origin, since, due) VALUES (?, ?, ?, ?, ?, ?)',
      ...[person, often, language, origin, now, next(often, now, timeZone)],
    );
  }

  drop(person: string): void {
    this.#sql.exec('DELETE FROM digests WHERE person = ?', person);
  }

  /** When the next one leaves, in milliseconds; null while nobody has any. */
  due(): number | null {
    return this.#sql.exec<{ due: number | null }>('SELECT min(due) AS due FROM digests').one().due;
  }

  /** Those that are due, each taken once: a crash from here on costs one mail and sends none twice. */
  take(now: number, timeZone: string): DueDigest[] {
    const rows = this.#sql
      .exec<{ person: string; often: string; language: string; origin: string; since: number }>(
        'SELECT person, often, language, origin, since FROM digests WHERE due <= ? ORDER BY due',
        now,
      )
      .toArray()
      .map((row) => ({ ...row, often: DigestOften.parse(row.often) }));
    for (const { person, often } of rows)
      this.#sql.exec(
        'UPDATE digests SET since = ?, due = ? WHERE person = ?',
        now,
        next(often, now, timeZone),
        person,
      );
    return rows;
  }
}

function next(often: DigestOften, now: number, timeZone: string): number {
  return nextAt(HOUR_OF_DAY, now, { timeZone, ...(often === 'weekly' ? { weekday: MONDAY } : {}) });
}
