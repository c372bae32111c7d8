import { DurableObject } from 'cloudflare:workers';
import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { KnownAccount } from '../../src/identity/assurance.ts';
import { isSpent } from '../../src/limits.ts';
import { errorReason, newTrace, trace } from '../../src/trace.ts';
import { objectName, open } from '../clients/open.ts';
import { hasTable, migrate } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { accountJson, type ClaimRow, toClaim } from './claim.ts';
import { HOUR, Lapsing } from './lapsing.ts';
import type { AddressRpc, Claim, ShopRecord } from './rpc.ts';
import { addressSchema } from './schema.ts';

const DAY = 24 * HOUR;
/** A claim whose holder has not begun after a day leads nowhere: a webhook broke off in between. */
const UNSEEN = DAY;
/** That a number was left, or is several people's, is worth knowing for a year, if nobody writes from it. */
const UNSEEN_AFTER_CHANGE = 365 * DAY;
/**
 * For so long after an erasure nothing that was sent before it is taken. Meta tries a webhook again for seven
 * days.
 */
export const REPLAYED_WITHIN = 30 * DAY;

/**
 * One identifier's answer to "whose is this?". One object each, so that a claim is atomic and the set scales
 * without a table in the middle. Asking about what nobody has claimed writes nothing, and what was counted
 * here leaves nothing behind.
 */
export class Address extends DurableObject<Env> implements AddressRpc {
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'ADDRESS');
  #ready = false;

  resolve(): Claim | null {
    if (!this.#ready && !this.#exists()) return null;
    const row = this.#sql().exec<ClaimRow>('SELECT * FROM claim').toArray()[0];
    return row ? this.#toClaim(row) : null;
  }

  lastErasure(): string | null {
    if (!this.#ready && !this.#exists()) return null;
    return this.#lapsing().get('erased', now());
  }

  claim(home: string, record: ShopRecord | null): Claim {
    const sql = this.#sql();
    const made = sql.exec(
      `INSERT INTO claim (one, home, hint, account, known_at, last_order_at, at, shared_at)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (one) DO NOTHING`,
      home,
      home,
      accountJson(record),
      record?.knownAt ?? null,
      record?.lastOrderAt ?? null,
      timestamp(),
      record?.shared ? timestamp() : null,
    );
    if (made.rowsWritten > 0) this.#awaitHolder(home, UNSEEN);
    return this.#toClaim(sql.exec<ClaimRow>('SELECT * FROM claim').one());
  }

  learn(record: ShopRecord): void {
    this.#sql().exec(
      'UPDATE claim SET account = ?, known_at = ?, last_order_at = ?',
      accountJson(record),
      record.knownAt,
      record.lastOrderAt,
    );
  }

  point(home: string, hint: string): void {
    if (this.resolve()?.home === home) this.#sql().exec('UPDATE claim SET hint = ?', hint);
  }

  accompany(companion: string): void {
    this.#sql().exec('UPDATE claim SET companion = ?', companion);
  }

  depart(home: string, at: string, companion: string | null): Claim | null {
    const claim = this.resolve();
    if (!claim || (claim.departedAt !== null && claim.departedAt >= at)) return claim;
    const sql = this.#sql();
    sql.exec(
      `UPDATE claim SET home = ?, hint = ?, account = NULL, known_at = NULL, last_order_at = NULL, departed_at = ?,
         companion = ?, confirmed = NULL, confirmed_at = NULL`,
      home,
      home,
      at,
      companion,
    );
    this.#awaitHolder(home, UNSEEN_AFTER_CHANGE);
    return this.#toClaim(sql.exec<ClaimRow>('SELECT * FROM claim').one());
  }

  confirm(customers: readonly string[], account: KnownAccount, at: string): boolean {
    const claim = this.resolve();
    if (!claim) return false;
    const holds = customers.includes(claim.home) || customers.includes(claim.hint);
    if (!holds && claim.account?.id !== account.id) return false;
    if (claim.confirmed && claim.confirmed.at >= at) return claim.confirmed.account.id === account.id;
    this.#sql().exec('UPDATE claim SET confirmed = ?, confirmed_at = ?', JSON.stringify(account), at);
    return true;
  }

  async admitCode(challenge: string, most: number): Promise<boolean> {
    const sql = this.#sql();
    sql.exec('DELETE FROM codes WHERE at <= ?', now() - HOUR);
    const sent = sql.exec<{ challenge: string; at: number }>('SELECT challenge, at FROM codes').toArray();
    if (sent.some((code) => code.challenge === challenge)) return true;
    const times = sent.map(({ at }) => at);
    if (isSpent(times, { most, ms: HOUR }, now())) return false;
    sql.exec('INSERT INTO codes (challenge, at) VALUES (?, ?)', challenge, now());
    await this.#arm();
    return true;
  }

  pass(home: string, record: ShopRecord): Claim | null {
    const claim = this.resolve();
    if (!claim || (claim.sharedAt !== null) === Boolean(record.shared)) return claim;
    const sql = this.#sql();
    sql.exec(
      'UPDATE claim SET home = ?, hint = ?, account = ?, known_at = ?, last_order_at = ?, shared_at = ?',
      home,
      home,
      accountJson(record),
      record.knownAt,
      record.lastOrderAt,
      record.shared ? timestamp() : null,
    );
    this.#awaitHolder(home, UNSEEN_AFTER_CHANGE);
    return this.#toClaim(sql.exec<ClaimRow>('SELECT * FROM claim').one());
  }

  async release(home: string, erasedAt: string | null = null): Promise<boolean> {
    if (this.resolve()?.home !== home) return false;
    this.ctx.storage.transactionSync(() => {
      this.#sql().exec('DELETE FROM claim');
      if (erasedAt !== null) this.#lapsing().set('erased', erasedAt, Date.parse(erasedAt) + REPLAYED_WITHIN);
      this.#sql().exec("DELETE FROM lapsing WHERE name = 'claimed'");
    });
    await this.#arm();
    return true;
  }

  async once(session: string, until: number): Promise<boolean> {
    const lapsing = this.#lapsing();
    const first = lapsing.get('nonce', now()) ?? this.resolve()?.home ?? null;
    if (first !== null) return first === session;
    lapsing.set('nonce', session, until);
    await this.#arm();
    return true;
  }

  attempts(since: number): number {
    if (!this.#ready && !this.#exists()) return 0;
    return this.#attemptsAfter(since);
  }

  async admit(at: number, most: number, weight = 1): Promise<boolean> {
    if (this.attempts(at - HOUR) + weight > most) return false;
    for (let counted = 1; counted < weight; counted++)
      this.#sql().exec('INSERT INTO attempts (at) VALUES (?)', at);
    await this.attempted(at, most);
    return true;
  }

  async excuse(): Promise<void> {
    this.#sql().exec('DELETE FROM attempts WHERE id = (SELECT max(id) FROM attempts)');
    await this.#arm();
  }

  async attempted(at: number, most: number): Promise<void> {
    const sql = this.#sql();
    sql.exec('INSERT INTO attempts (at) VALUES (?)', at);
    sql.exec('DELETE FROM attempts WHERE id <= (SELECT max(id) FROM attempts) - ?', most);
    await this.#arm();
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something has lapsed: it is forgotten, and with the last of it everything. */
  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#ready && !this.#exists()) return this.#alarm.set(null);
    await this.#dropUnseen().catch((error: unknown) => {
      trace('claim.unchecked', { trace: newTrace(), reason: errorReason(error) }, 'error');
      const home = this.#lapsing().lapsed('claimed', now());
      if (home !== null) this.#lapsing().set('claimed', home, now() + HOUR);
    });
    this.#lapsing().sweep(now());
    await this.#arm();
  }

  /** A claim that leads to nobody is no claim. Rejects when the holder cannot be asked. */
  async #dropUnseen(): Promise<void> {
    const home = this.#lapsing().lapsed('claimed', now());
    if (home === null) return;
    const name = this.ctx.id.name ?? '';
    const store = name.slice(0, name.indexOf(':'));
    // A store's mailbox is claimed by the store, whose settings name it.
    if (store === '' || store.startsWith('@')) return;
    if (await open(this.env, this.env.CUSTOMER, objectName(store, home)).exists()) return;
    this.#sql().exec('DELETE FROM claim WHERE home = ? AND hint = ?', home, home);
  }

  #awaitHolder(home: string, patience: number): void {
    this.#lapsing().set('claimed', home, now() + patience);
    this.ctx.waitUntil(this.#arm());
  }

  /** Sets the alarm for what lapses next; where nothing is left, nothing is kept. */
  async #arm(): Promise<void> {
    const due = this.#lapsing().due();
    if (due === null && !this.resolve()) {
      void this.ctx.storage.deleteAll();
      this.#ready = false;
    }
    await this.#alarm.set(due);
  }

  #lapsing(): Lapsing {
    return new Lapsing(this.#sql());
  }

  #toClaim(row: ClaimRow): Claim {
    return toClaim(row, this.#lapsing().get('erased', now()));
  }

  #attemptsAfter(since: number): number {
    const sql = this.#sql();
    return sql.exec<{ n: number }>('SELECT count(*) AS n FROM attempts WHERE at > ?', since).one().n;
  }

  /** Tables are made on the first claim: a question alone leaves no trace. */
  #exists(): boolean {
    return hasTable(this.ctx.storage.sql, 'claim');
  }

  #sql(): SqlStorage {
    if (!this.#ready) {
      migrate(this.ctx.storage, addressSchema);
      this.#ready = true;
    }
    return this.ctx.storage.sql;
  }
}
