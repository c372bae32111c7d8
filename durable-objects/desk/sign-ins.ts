import { now } from '../../src/clock.ts';
import { isSpent, LIMITS } from '../../src/limits.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** For how long a code to sign in is good, in minutes. */
export const SIGN_IN_MINUTES = 10;
/** For how long an invitation is good. */
const INVITATION_MS = 7 * 24 * HOUR;
/** How long somebody stays signed in who does nothing. */
export const SESSION_MS = 8 * HOUR;
/** How often a session that is used is written: its cookie is given anew as often. */
const RENEWED_EVERY_MS = 10 * MINUTE;

/** A person's code as it stands. */
interface Challenge {
  n: number;
  challenge: string;
}

/** How the people of one store sign in: invitations, codes, and what a cookie is worth. Times in milliseconds. */
export class SignIns {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** An invitation under a new id; the one before opens nothing any more. Returns until when it is good. */
  invite(person: string, id: string): number {
    const until = now() + INVITATION_MS;
    this.#sql.exec(
      'INSERT OR REPLACE INTO invitations (person, id, until) VALUES (?, ?, ?)',
      person,
      id,
      until,
    );
    return until;
  }

  /** Takes an invitation, which is then used; whose it was, or null. */
  take(id: string): string | null {
    const row = this.#sql
      .exec<{ person: string; until: number }>(
        'DELETE FROM invitations WHERE id = ? RETURNING person, until',
        id,
      )
      .toArray()[0];
    return row && row.until > now() ? row.person : null;
  }

  /** A code is to be sent; false where there were too many. It replaces the one before. */
  ask(person: string, challenge: string): boolean {
    const times = this.#sql
      .exec<{ at: number }>('SELECT at FROM sign_ins WHERE person = ?', person)
      .toArray()
      .map(({ at }) => at);
    if (isSpent(times, LIMITS.signInCodes, now())) return false;
    this.#sql.exec('UPDATE sign_ins SET challenge = NULL WHERE person = ?', person);
    this.#sql.exec('INSERT INTO sign_ins (person, challenge, at) VALUES (?, ?, ?)', person, challenge, now());
    return true;
  }

  /** The challenge that a code is compared by; the try is taken with it. Null where no code is good. */
  try(person: string): Challenge | null {
    const row = this.#sql
      .exec<{ n: number; challenge: string }>(
        `UPDATE sign_ins SET tries = tries + 1 WHERE person = ? AND challenge IS NOT NULL AND at > ? AND tries < ?
         RETURNING n, challenge`,
        person,
        now() - SIGN_IN_MINUTES * MINUTE,
        LIMITS.codeTries.most,
      )
      .toArray()[0];
    return row ?? null;
  }

  /** The code was right: once. */
  use(n: number): boolean {
    return (
      this.#sql
        .exec('UPDATE sign_ins SET challenge = NULL WHERE n = ? AND challenge IS NOT NULL RETURNING n', n)
        .toArray().length > 0
    );
  }

  open(person: string, session: string): void {
    this.#sql.exec(
      'INSERT INTO sign_in_sessions (id, person, since, until) VALUES (?, ?, ?, ?)',
      session,
      person,
      now(),
      now() + SESSION_MS,
    );
  }

  /** Whose a session is; `renewed` where it lasts longer from now on. Null: it opens nothing. */
  session(id: string): { person: string; renewed: boolean } | null {
    const row = this.#sql
      .exec<{ person: string; until: number }>('SELECT person, until FROM sign_in_sessions WHERE id = ?', id)
      .toArray()[0];
    if (!row || row.until <= now()) return null;
    const renewed = now() + SESSION_MS - row.until >= RENEWED_EVERY_MS;
    if (renewed) this.#sql.exec('UPDATE sign_in_sessions SET until = ? WHERE id = ?', now() + SESSION_MS, id);
    return { person: row.person, renewed };
  }

  /** Whether a session signs somebody in now. Asking keeps nobody signed in. */
  isOpen(id: string, person: string): boolean {
    const rows = this.#sql.exec(
      'SELECT 1 FROM sign_in_sessions WHERE id = ? AND person = ? AND until > ?',
      ...[id, person, now()],
    );
    return rows.toArray().length > 0;
  }

  close(session: string): void {
    this.#sql.exec('DELETE FROM sign_in_sessions WHERE id = ?', session);
  }

  /** A person is signed in nowhere any more. */
  closeSessions(person: string): void {
    this.#sql.exec('DELETE FROM sign_in_sessions WHERE person = ?', person);
  }

  /** Nothing of a person's opens anything any more. */
  closeAll(person: string): void {
    for (const table of ['invitations', 'sign_ins', 'sign_in_sessions'])
      this.#sql.exec(`DELETE FROM ${table} WHERE person = ?`, person);
  }

  /** Forgets what is no good any more. */
  sweep(): void {
    this.#sql.exec('DELETE FROM invitations WHERE until <= ?', now());
    this.#sql.exec('DELETE FROM sign_ins WHERE at <= ?', now() - HOUR);
    this.#sql.exec('DELETE FROM sign_in_sessions WHERE until <= ?', now());
  }
}
