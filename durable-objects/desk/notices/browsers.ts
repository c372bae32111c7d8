import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Sealer } from '../../../src/seal.ts';

/** Browsers that one person may be told in: the one added first goes. */
const MOST = 10;

/** A browser that is told while no console is open. */
export interface PushBrowser {
  id: string;
  /** What it is called in the list: "Firefox on Linux". */
  name: string;
  /** ISO 8601. */
  created: string;
}

/** Where its push service takes messages for it, and what they are encrypted with; base64url. */
const Subscription = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() });
export type Subscription = z.infer<typeof Subscription>;

type Row = { id: string; person: string; sealed: string; name: string; created: string };

/** The browsers of one store's people; where they are reached lies sealed, since who knows it can write there. */
export class PushBrowsers {
  readonly #sql: SqlStorage;
  readonly #sealer: Sealer;

  constructor(sql: SqlStorage, sealer: Sealer) {
    this.#sql = sql;
    this.#sealer = sealer;
  }

  list(person: string): PushBrowser[] {
    return this.#sql
      .exec<Row>('SELECT * FROM push_browsers WHERE person = ? ORDER BY created, id', person)
      .toArray()
      .map(({ id, name, created }) => ({ id, name, created }));
  }

  /** Whose browsers there are, by id. */
  owners(): Map<string, string[]> {
    const owners = new Map<string, string[]>();
    for (const { id, person } of this.#sql.exec<Row>('SELECT * FROM push_browsers'))
      owners.set(person, [...(owners.get(person) ?? []), id]);
    return owners;
  }

  /** A browser is told from now on; one that was somebody else's is theirs no more. */
  async add(person: string, { id, name, created }: PushBrowser, at: Subscription): Promise<void> {
    const sealed = await this.#sealer.seal(JSON.stringify(at));
    const print = createHash('sha256').update(at.endpoint).digest('hex');
    this.#sql.exec('DELETE FROM push_browsers WHERE print = ?', print);
    this.#sql.exec(
      'INSERT INTO push_browsers (id, person, print, sealed, name, created) VALUES (?, ?, ?, ?, ?, ?)',
      ...[id, person, print, sealed, name, created],
    );
    for (const { id: first } of this.list(person).slice(0, -MOST)) this.forget(person, first);
  }

  /** Where it is reached; null where it is not there, or no key opens it. */
  async reached(id: string): Promise<Subscription | null> {
    const row = this.#sql.exec<Row>('SELECT * FROM push_browsers WHERE id = ?', id).toArray()[0];
    const opened = row && (await this.#sealer.open(row.sealed).catch(() => null));
    if (!opened) return null;
    if (opened.stale) {
      const anew = await this.#sealer.seal(opened.text);
      this.#sql.exec('UPDATE push_browsers SET sealed = ? WHERE id = ?', anew, id);
    }
    return Subscription.parse(JSON.parse(opened.text));
  }

  forget(person: string, id: string): boolean {
    const gone = this.#sql.exec(
      'DELETE FROM push_browsers WHERE person = ? AND id = ? RETURNING id',
      person,
      id,
    );
    return gone.toArray().length > 0;
  }

  dismiss(person: string): void {
    this.#sql.exec('DELETE FROM push_browsers WHERE person = ?', person);
  }
}
