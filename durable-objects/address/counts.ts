import { isSpent } from '../../src/limits.ts';
import { HOUR } from './lapsing.ts';

/**
 * What is counted at an address, for an hour: attempts of any kind, and one-time codes that were sent there.
 * Times in milliseconds.
 */
export class Counts {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  attemptsAfter(since: number): number {
    return this.#sql.exec<{ n: number }>('SELECT count(*) AS n FROM attempts WHERE at > ?', since).one().n;
  }

  /** Notes `weight` attempts; of more than `most` the newest are kept. */
  attempted(at: number, most: number, weight: number): void {
    for (let noted = 0; noted < weight; noted++) this.#sql.exec('INSERT INTO attempts (at) VALUES (?)', at);
    this.#sql.exec('DELETE FROM attempts WHERE id <= (SELECT max(id) FROM attempts) - ?', most);
  }

  /** The newest attempt was none. */
  excuse(): void {
    this.#sql.exec('DELETE FROM attempts WHERE id = (SELECT max(id) FROM attempts)');
  }

  /** Whether one more code may be sent, which is counted then, once for a challenge. */
  admitCode(challenge: string, most: number, now: number): boolean {
    this.#sql.exec('DELETE FROM codes WHERE at <= ?', now - HOUR);
    const sent = this.#sql
      .exec<{ challenge: string; at: number }>('SELECT challenge, at FROM codes')
      .toArray();
    if (sent.some((code) => code.challenge === challenge)) return true;
    const times = sent.map(({ at }) => at);
    if (isSpent(times, { most, ms: HOUR }, now)) return false;
    this.#sql.exec('INSERT INTO codes (challenge, at) VALUES (?, ?)', challenge, now);
    return true;
  }
}
