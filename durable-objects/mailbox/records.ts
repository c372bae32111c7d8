import { createHash } from 'node:crypto';

/** Milliseconds after which what was filed or sent is forgotten: nobody's server tries so long. */
const REMEMBERED = 35 * 86_400_000;
/** For how long a calibration mail is waited for. */
const CALIBRATION = 7 * 86_400_000;

interface State {
  cursor: string | null;
  failures: number;
  stopped: string | null;
  /** The access token, sealed. */
  access: string | null;
  /** What was agreed on about being told of new mail, as JSON. */
  push: string | null;
  /** Where the service was last reached by whoever runs the store. */
  origin: string | null;
}

/** A consent that is waited for. */
interface AskedConsent {
  redirect: string;
  base: string | null;
}
type ConsentKey = { name: string; by: string; state: string };

/** What the object of a mailbox remembers. Ids are kept as hashes: they name people's mails. */
export class MailboxRecords {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec('INSERT OR IGNORE INTO state (one) VALUES (1)');
  }

  state(): State {
    return this.#sql
      .exec<{ [K in keyof State]: State[K] }>(
        'SELECT cursor, failures, stopped, access, push, origin FROM state',
      )
      .one();
  }

  moved(cursor: string): void {
    this.#sql.exec('UPDATE state SET cursor = ?', cursor);
  }

  looked(now: number): void {
    this.#sql.exec('UPDATE state SET looked_at = ?, failures = 0, stopped = NULL', now);
    this.sweep(now);
  }

  sweep(now: number): void {
    for (const table of ['filed', 'sent'])
      this.#sql.exec(`DELETE FROM ${table} WHERE at <= ?`, now - REMEMBERED);
  }

  /** When the oldest of it is forgotten, in milliseconds; null where there is nothing. */
  due(): number | null {
    const { at } = this.#sql
      .exec<{ at: number | null }>(
        'SELECT min(at) AS at FROM (SELECT min(at) AS at FROM filed UNION ALL SELECT min(at) FROM sent)',
      )
      .one();
    return at === null ? null : at + REMEMBERED;
  }

  /** How often in a row it has failed by now. */
  failed(stopped: string | null): number {
    this.#sql.exec('UPDATE state SET failures = failures + 1, stopped = ?', stopped);
    return this.state().failures;
  }

  /** What the connection is reached by may have changed: a token of the old one opens nothing. */
  resumed(): void {
    this.#sql.exec('UPDATE state SET failures = 0, stopped = NULL, access = NULL');
  }

  keepAccess(sealed: string): void {
    this.#sql.exec('UPDATE state SET access = ?', sealed);
  }

  keepPush(push: string | null): void {
    this.#sql.exec('UPDATE state SET push = ?', push);
  }

  reachedAt(origin: string): void {
    this.#sql.exec('UPDATE state SET origin = ?', origin);
  }

  /** In place of the one that the same session asked for before. */
  askConsent({
    name,
    by,
    state,
    redirect,
    base,
    until,
  }: ConsentKey & AskedConsent & { until: number }): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO consents (name, by, id, redirect, base, until) VALUES (?, ?, ?, ?, ?, ?)',
      ...[name, by, hash(state), redirect, base, until],
    );
  }

  /** Once, and by the session that asked. */
  takeConsent({ name, by, state }: ConsentKey, now: number): AskedConsent | null {
    this.#sql.exec('DELETE FROM consents WHERE until <= ?', now);
    return (
      this.#sql
        .exec<{ redirect: string; base: string | null }>(
          'DELETE FROM consents WHERE name = ? AND by = ? AND id = ? RETURNING redirect, base',
          ...[name, by, hash(state)],
        )
        .toArray()[0] ?? null
    );
  }

  /** The word that a calibration mail is to bear: the same one for as long as it is waited for. */
  calibration(now: number): string {
    const known = this.awaited(now);
    if (known) return known;
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const made = Array.from(bytes, (byte) => 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'.charAt(byte % 32)).join('');
    this.#sql.exec('UPDATE state SET calibration = ?, calibration_at = ?', made, now);
    return made;
  }

  awaited(now: number): string | null {
    return (
      this.#sql
        .exec<{ calibration: string | null }>(
          'SELECT calibration FROM state WHERE calibration_at > ?',
          now - CALIBRATION,
        )
        .toArray()[0]?.calibration ?? null
    );
  }

  calibrated(): void {
    this.#sql.exec('UPDATE state SET calibration = NULL, calibration_at = NULL');
  }

  isFiled(messageId: string): boolean {
    return this.#sql.exec('SELECT 1 FROM filed WHERE id = ?', hash(messageId)).toArray().length > 0;
  }

  filed(messageId: string, now: number): void {
    this.#sql.exec('INSERT OR IGNORE INTO filed (id, at) VALUES (?, ?)', hash(messageId), now);
  }

  /** What is known of a mail that was to leave: null before it was tried. */
  sending(reference: string): 'accepted' | 'unknown' | null {
    const row = this.#sql
      .exec<{ accepted: number }>('SELECT accepted FROM sent WHERE id = ?', hash(reference))
      .toArray()[0];
    return row ? (row.accepted ? 'accepted' : 'unknown') : null;
  }

  tried(reference: string, accepted: boolean, now: number): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO sent (id, accepted, at) VALUES (?, ?, ?)',
      hash(reference),
      Number(accepted),
      now,
    );
  }

  refused(reference: string): void {
    this.#sql.exec('DELETE FROM sent WHERE id = ?', hash(reference));
  }
}

/** A short name for what was said: 160 bits of SHA-256, in hex. */
export function hash(said: string | Uint8Array): string {
  return createHash('sha256').update(said).digest('hex').slice(0, 40);
}
