import { LIMITS } from '../../src/limits.ts';

const HOUR = 3_600_000;
/** Hours that count: the last day, whole. */
const COUNTED = 25;

/** A share of something, and how much of it a day has. */
interface Share {
  name: string;
  most: number;
}

/**
 * What a stranger's turn of a model comes out of. `per`: whose share it is, in the words of src/limits.ts.
 */
export interface ModelShare extends Share {
  per: string;
}

/** What the owner reads once turns of the model are spent, by whose they are. */
export function turnsSpent(per: string): string {
  return `turns of the model are spent for today (per ${per}): the embedded brain answers`;
}

/** What was had within the last day, by name, to the hour. */
export class Counts {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Takes one of each share; where one of them is spent nothing is taken, and that one is returned. */
  #take<T extends Share>(shares: readonly T[], now: number): T | null {
    this.sweep(now);
    const spent = shares.find(({ name, most }) => this.#of(name) >= most);
    if (spent) return spent;
    for (const { name } of shares)
      this.#sql.exec(
        'INSERT INTO counts (name, hour, n) VALUES (?, ?, 1) ON CONFLICT (name, hour) DO UPDATE SET n = n + 1',
        name,
        Math.floor(now / HOUR),
      );
    return null;
  }

  /** Whether an unproven sender's mailbox (blinded) may be written to once more today; then it counts. */
  acknowledge(mailbox: string, now: number): boolean {
    const { acknowledged, acknowledgedInStore } = LIMITS;
    const shares = [
      { name: `acknowledged/${mailbox}`, most: acknowledged.most },
      { name: 'acknowledged', most: acknowledgedInStore.most },
    ];
    return this.#take(shares, now) === null;
  }

  /** Counts a stranger's turn of a model, unless one of its shares is spent: that one is returned. */
  modelTurn(shares: readonly ModelShare[], now: number): ModelShare | null {
    return this.#take(
      shares.map((share) => ({ ...share, name: `model/${share.name}` })),
      now,
    );
  }

  /** Whether one more code may be sent today to prove a mailbox of the store; then it counts. */
  mailboxCode(now: number): boolean {
    return this.#take([{ name: 'mailbox code', most: LIMITS.mailboxCodes.most }], now) === null;
  }

  /** Whether one more scenario may be played today; then it counts. */
  rehearsal(now: number): boolean {
    return this.#take([{ name: 'rehearsals', most: LIMITS.rehearsals.most }], now) === null;
  }

  /** Whether one more mail may leave today; then it counts. */
  mail(most: number, now: number): boolean {
    return this.#take([{ name: 'mails', most }], now) === null;
  }

  /** Forgets what is older than a day, or not yet. */
  sweep(now: number): void {
    const hour = Math.floor(now / HOUR);
    this.#sql.exec('DELETE FROM counts WHERE hour <= ? OR hour > ?', hour - COUNTED, hour);
  }

  /** When there is something to forget, in milliseconds; null while there is nothing. */
  due(): number | null {
    const { hour } = this.#sql.exec<{ hour: number | null }>('SELECT min(hour) AS hour FROM counts').one();
    return hour === null ? null : (hour + COUNTED) * HOUR;
  }

  #of(name: string): number {
    return this.#sql
      .exec<{ n: number }>('SELECT coalesce(sum(n), 0) AS n FROM counts WHERE name = ?', name)
      .one().n;
  }
}
