import { isSpent, LIMITS } from '../../../src/limits.ts';
import type { NoticeAbout, NoticeWay } from '../../../src/notices/notice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long it is known what was told, for whoever asks why they were not. */
const KEPT_MS = 7 * 24 * HOUR;
/** How long after its time a notice is tried still: what waits since an hour is seen at the desk. */
const GOOD_FOR_MS = HOUR;
/** Notices under way at once: an object has six connections. */
const AT_ONCE = 4;
/** When a notice is taken in hand again whose try was never written down: it crashed. */
const LEASE_MS = MINUTE;
/** Rows of the list of what was told lately. */
const LATELY = 10;

/** One thing that one person is told, once. */
export interface NewNotice {
  person: string;
  way: NoticeWay;
  /** The browser, where it goes to one; else empty. */
  target: string;
  customer: string;
  about: NoticeAbout;
  /** Since when the thread waits, or the note: of one wait somebody is told once. */
  of: string;
}

/** A notice that is taken in hand: this is its so manieth try. */
export interface TakenNotice extends NewNotice {
  n: number;
  tries: number;
  /** When it is given up, in milliseconds. */
  until: number;
}

/** What became of it. `waiting`: it is tried again; `dropped`: there was nothing to tell any more. */
export type NoticeState = 'waiting' | 'told' | 'failed' | 'dropped';

/** What a person was told lately. */
export interface LateNotice {
  /** ISO 8601. */
  at: string;
  way: NoticeWay;
  about: NoticeAbout;
  state: Exclude<NoticeState, 'dropped'>;
  detail: string | null;
}

type Row = {
  n: number;
  person: string;
  way: NoticeWay;
  target: string;
  customer: string;
  about: NoticeAbout;
  told_of: string;
  at: number;
  until: number;
  tries: number;
  state: LateNotice['state'];
  detail: string | null;
};

/** What is to be told to the people of one store. Times in milliseconds unless said. */
export class PendingNotices {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Queues it for that time, unless they are or were told of it, or were told of too much within the hour. */
  add({ person, way, target, customer, about, of }: NewNotice, now: number, due: number): boolean {
    if (isSpent(this.times(person), LIMITS.notices, now)) return false;
    const added = this.#sql.exec(
      `INSERT OR IGNORE INTO notices (person, way, target, customer, about, told_of, at, due, until)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n`,
      ...[person, way, target, customer, about, of, now, due, due + GOOD_FOR_MS],
    );
    return added.toArray().length > 0;
  }

  /** When a person was told of something lately. */
  times(person: string): number[] {
    return this.#sql
      .exec<{ at: number }>(
        'SELECT at FROM notices WHERE person = ? ORDER BY at DESC LIMIT ?',
        ...[person, LIMITS.notices.most],
      )
      .toArray()
      .map(({ at }) => at);
  }

  /** Notes one that is being tried, this once. Returns its number. */
  note({ person, way, target, customer, about, of }: NewNotice, now: number): number {
    return this.#sql
      .exec<{ n: number }>(
        `INSERT INTO notices (person, way, target, customer, about, told_of, at, due, until, tries)
         VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, 1) RETURNING n`,
        ...[person, way, target, customer, about, of, now, now],
      )
      .one().n;
  }

  /** Takes in hand what is due. */
  take(now: number): TakenNotice[] {
    const rows = this.#sql
      .exec<Row>('SELECT * FROM notices WHERE due <= ? ORDER BY due, n LIMIT ?', now, AT_ONCE)
      .toArray();
    for (const { n } of rows)
      this.#sql.exec('UPDATE notices SET tries = tries + 1, due = ? WHERE n = ?', now + LEASE_MS, n);
    return rows.map(({ told_of: of, tries, ...row }) => ({ ...row, of, tries: tries + 1 }));
  }

  /** It is settled, or tried again at `due`. */
  ended(n: number, state: NoticeState, detail: string | null, due: number | null): void {
    this.#sql.exec('UPDATE notices SET state = ?, detail = ?, due = ? WHERE n = ?', state, detail, due, n);
  }

  /** It is quiet for whom it is for: it waits, and is no try. */
  postpone(n: number, due: number): void {
    this.#sql.exec(
      'UPDATE notices SET due = ?, until = ?, tries = tries - 1 WHERE n = ?',
      ...[due, due + GOOD_FOR_MS, n],
    );
  }

  /** Newest first. */
  lately(person: string): LateNotice[] {
    return this.#sql
      .exec<Row>(
        "SELECT * FROM notices WHERE person = ? AND state <> 'dropped' ORDER BY n DESC LIMIT ?",
        person,
        LATELY,
      )
      .toArray()
      .map(({ at, way, about, state, detail }) => {
        return { at: new Date(at).toISOString(), way, about, state, detail };
      });
  }

  forget(customer: string): void {
    this.#sql.exec('DELETE FROM notices WHERE customer = ?', customer);
  }

  dismiss(person: string): void {
    this.#sql.exec('DELETE FROM notices WHERE person = ?', person);
  }

  sweep(now: number): void {
    this.#sql.exec('DELETE FROM notices WHERE at <= ? AND due IS NULL', now - KEPT_MS);
  }

  /** When something is to be told next; null where nothing is. */
  due(): number | null {
    return this.#sql
      .exec<{ at: number | null }>('SELECT min(due) AS at FROM notices WHERE due IS NOT NULL')
      .one().at;
  }

  /** When there is something to forget; null where there is not. */
  stale(): number | null {
    const { at } = this.#sql.exec<{ at: number | null }>('SELECT min(at) AS at FROM notices').one();
    return at === null ? null : at + KEPT_MS;
  }
}
