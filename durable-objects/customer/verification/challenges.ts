import { now } from '../../../src/clock.ts';
import type { Session } from '../../../src/conversation/state.ts';
import type { Address } from '../../../src/identity/address.ts';
import { KnownAccount } from '../../../src/identity/assurance.ts';
import {
  type Challenge,
  type ChallengeEnd,
  CodeTarget,
  type CodeWay,
  challengeStatus,
  type Verdict,
} from '../../../src/identity/code.ts';
import { LIMITS } from '../../../src/limits.ts';
import type { CodeRecipient } from '../delivery/code-recipient.ts';
import type { Generation } from '../thread/generation.ts';
import { KnownAbsence } from '../thread/known-absence.ts';

const DAY = 86_400_000;

/** A code that was asked for, as its table has it. Times in milliseconds. */
export type ChallengeRow = {
  id: string;
  session: string;
  way: CodeWay;
  target: string;
  asked_at: number;
  address: Address | null;
  account: string | null;
  owner: string | null;
  ending: ChallengeEnd | null;
  ended_at: number | null;
  /** Wrong codes that were given for it. */
  tries: number;
};

/** The codes of one customer's sessions, kept for a day: what was asked for, and what was given for it. */
export class Challenges {
  readonly #sql: SqlStorage;
  readonly #kept: KnownAbsence;

  constructor(sql: SqlStorage, generation: Generation) {
    this.#sql = sql;
    this.#kept = new KnownAbsence(sql, generation, 'challenges');
  }

  get(id: string): ChallengeRow | null {
    return this.#select('id = ?', id);
  }

  /** A session's latest one. */
  latest(session: string): ChallengeRow | null {
    if (!this.#kept.some) return null;
    return this.#select("session = ? ORDER BY asked_at DESC, ending IS 'void' LIMIT 1", session);
  }

  #select(where: string, value: string): ChallengeRow | null {
    return (
      this.#sql
        .exec<ChallengeRow>(
          `SELECT *, (SELECT count(*) FROM tries t WHERE t.challenge = c.id AND t.verdict IN ('wrong', 'spent')) AS tries
           FROM challenges c WHERE ${where}`,
          value,
        )
        .toArray()[0] ?? null
    );
  }

  /** When codes were asked for by a session, or by its visitor in others. */
  askedBy({ id, address }: Session): number[] {
    return this.#sql
      .exec<{ at: number }>(
        'SELECT asked_at AS at FROM challenges WHERE visitor = ? OR session = ?',
        address,
        id,
      )
      .toArray()
      .map(({ at }) => at);
  }

  /** A new one, which voids the session's older ones. Inside the caller's transaction. */
  add(id: string, session: Session, way: CodeWay, target: CodeTarget): void {
    this.#kept.came();
    this.#sql.exec(
      "UPDATE challenges SET ending = 'void', ended_at = ? WHERE session = ? AND ending IS NULL",
      now(),
      session.id,
    );
    this.#sql.exec(
      'INSERT INTO challenges (id, session, visitor, way, target, asked_at) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      session.id,
      session.address,
      way,
      JSON.stringify(target),
      now(),
    );
  }

  /** Where an open one goes. */
  place(id: string, { address, account, owner }: CodeRecipient): void {
    this.#sql.exec(
      'UPDATE challenges SET address = ?, account = ?, owner = ? WHERE id = ? AND ending IS NULL',
      address,
      account && JSON.stringify(account),
      owner,
      id,
    );
  }

  /**
   * What was found of a code that stood at `place` in the customer's words; null when it was not looked at.
   */
  tried(challenge: string, place: string): Verdict | null {
    return (
      this.#sql
        .exec<{ verdict: Verdict }>(
          'SELECT verdict FROM tries WHERE challenge = ? AND said = ?',
          challenge,
          place,
        )
        .toArray()[0]?.verdict ?? null
    );
  }

  /** Notes what was found, and what it ends. Inside the caller's transaction. */
  note(challenge: string, place: string, verdict: Verdict, ending: ChallengeEnd | null): void {
    this.#sql.exec(
      'INSERT OR IGNORE INTO tries (challenge, said, verdict) VALUES (?, ?, ?)',
      challenge,
      place,
      verdict,
    );
    if (ending)
      this.#sql.exec('UPDATE challenges SET ending = ?, ended_at = ? WHERE id = ?', ending, now(), challenge);
  }

  /** It proved this session, wherever it was asked for. Inside the caller's transaction. */
  giveTo(id: string, session: string): void {
    this.#sql.exec('UPDATE challenges SET session = ? WHERE id = ?', session, id);
  }

  sweep(): void {
    this.#sql.exec(
      'DELETE FROM tries WHERE challenge IN (SELECT id FROM challenges WHERE asked_at < ?)',
      now() - DAY,
    );
    this.#sql.exec('DELETE FROM challenges WHERE asked_at < ?', now() - DAY);
  }
}

/** One as the rules read it. */
export function challengeOf({ id, session, asked_at, tries, ending }: ChallengeRow): Challenge {
  return { id, session, askedAt: asked_at, tries, end: ending };
}

/** What has become of one by now. */
export function statusOf(row: ChallengeRow): ReturnType<typeof challengeStatus> {
  return challengeStatus(challengeOf(row), now());
}

/** Codes that may still be given for one. */
export function triesLeft({ tries }: ChallengeRow): number {
  return Math.max(0, LIMITS.codeTries.most - tries);
}

/** Whose contact was asked for. */
export function targetOf({ target }: ChallengeRow): CodeTarget {
  return CodeTarget.parse(JSON.parse(target));
}

/** Where one was found to go; null as long as that is open. */
export function recipientOf({ address, account, owner }: ChallengeRow): CodeRecipient | null {
  return address && { address, account: account ? KnownAccount.parse(JSON.parse(account)) : null, owner };
}
