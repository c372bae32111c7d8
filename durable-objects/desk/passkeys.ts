import { now } from '../../src/clock.ts';
import type { Passkey } from '../../src/console/protocol.ts';
import { LIMITS } from '../../src/limits.ts';
import type { MadePasskey } from '../../src/passkeys/ceremony.ts';
import { PublicKey } from '../../src/passkeys/keys.ts';

/** A challenge that was answered: good once, and until then. */
export interface AnsweredChallenge {
  id: string;
  /** Milliseconds. */
  until: number;
}

type Row = {
  id: string;
  person: string;
  name: string;
  key: string;
  counter: number;
  created_at: number;
  used_at: number | null;
};

/** The passkeys of a store's people. */
export class Passkeys {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** A person's, oldest first. */
  of(person: string): Passkey[] {
    return this.#sql
      .exec<Row>('SELECT * FROM passkeys WHERE person = ? ORDER BY created_at, id', person)
      .toArray()
      .map(toPasskey);
  }

  /** `taken`: there is one of that id. */
  add(person: string, name: string, { id, key, counter }: MadePasskey): Passkey | 'taken' | 'too_many' {
    if (this.of(person).length >= LIMITS.passkeys.most) return 'too_many';
    const added = this.#sql
      .exec<Row>(
        `INSERT OR IGNORE INTO passkeys (id, person, name, key, counter, created_at) VALUES (?, ?, ?, ?, ?, ?)
         RETURNING *`,
        ...[id, person, name, JSON.stringify(key), counter, now()],
      )
      .toArray()[0];
    return added ? toPasskey(added) : 'taken';
  }

  /** Null: the person has none of that id. */
  rename(person: string, id: string, name: string): Passkey | null {
    const row = this.#sql
      .exec<Row>('UPDATE passkeys SET name = ? WHERE id = ? AND person = ? RETURNING *', name, id, person)
      .toArray()[0];
    return row ? toPasskey(row) : null;
  }

  remove(person: string, id: string): boolean {
    const removed = this.#sql.exec(
      'DELETE FROM passkeys WHERE id = ? AND person = ? RETURNING id',
      id,
      person,
    );
    return removed.toArray().length > 0;
  }

  removeAll(person: string): void {
    this.#sql.exec('DELETE FROM passkeys WHERE person = ?', person);
  }

  /** Whose it is, and what its signatures are checked by. */
  get(id: string): { person: string; key: PublicKey; counter: number } | null {
    const row = this.#sql.exec<Row>('SELECT * FROM passkeys WHERE id = ?', id).toArray()[0];
    return row
      ? { person: row.person, key: PublicKey.parse(JSON.parse(row.key)), counter: row.counter }
      : null;
  }

  /** It has signed in: `before` is the count that the new one was compared with. False where it was used meanwhile. */
  used(id: string, before: number, counter: number): boolean {
    const changed = this.#sql.exec(
      'UPDATE passkeys SET counter = ?, used_at = ? WHERE id = ? AND counter = ? RETURNING id',
      ...[counter, now(), id, before],
    );
    return changed.toArray().length > 0;
  }

  /** Takes a challenge: false where it was answered before, or too late. */
  take({ id, until }: AnsweredChallenge): boolean {
    this.#sql.exec('DELETE FROM answered_challenges WHERE until <= ?', now());
    if (until <= now()) return false;
    const taken = this.#sql.exec(
      'INSERT OR IGNORE INTO answered_challenges (id, until) VALUES (?, ?) RETURNING id',
      ...[id, until],
    );
    return taken.toArray().length > 0;
  }
}

function toPasskey({ id, name, created_at, used_at }: Row): Passkey {
  return {
    ...{ id, name },
    createdAt: new Date(created_at).toISOString(),
    usedAt: used_at === null ? null : new Date(used_at).toISOString(),
  };
}
