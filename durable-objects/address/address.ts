import { DurableObject } from 'cloudflare:workers';
import { now } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { KnownAccount } from '../../src/identity/assurance.ts';
import { errorReason, trace } from '../../src/trace.ts';
import { objectName, open } from '../clients/open.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { Claims, type Taken } from './claims.ts';
import { Counts } from './counts.ts';
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
  readonly #schema = new Schema(this.ctx.storage, addressSchema);

  resolve(): Claim | null {
    return this.#schema.made ? this.#claims.get() : null;
  }

  lastErasure(): string | null {
    return this.#schema.made ? this.#lapsing.get('erased', now()) : null;
  }

  claim(home: string, record: ShopRecord | null): Claim {
    return this.#taken(this.#claims.take(home, record), UNSEEN);
  }

  adopt(claim: Claim): void {
    this.#claims.adopt(claim);
  }

  learn(record: ShopRecord): void {
    this.#claims.learn(record);
  }

  doubt(): void {
    if (this.#schema.made) this.#claims.doubt();
  }

  point(home: string, hint: string): void {
    if (this.#schema.made) this.#claims.point(home, hint);
  }

  accompany(companion: string): void {
    this.#claims.accompany(companion);
  }

  depart(home: string, at: string, companion: string | null): Claim | null {
    const claim = this.resolve();
    return claim && this.#taken(this.#claims.depart(claim, home, at, companion), UNSEEN_AFTER_CHANGE);
  }

  confirm(customers: readonly string[], account: KnownAccount, at: string, onFile = false): boolean {
    const claim = this.resolve();
    return claim !== null && this.#claims.confirm(claim, customers, account, at, onFile);
  }

  pass(home: string, record: ShopRecord): Claim | null {
    const claim = this.resolve();
    return claim && this.#taken(this.#claims.pass(claim, home, record), UNSEEN_AFTER_CHANGE);
  }

  async release(home: string, erasedAt: string | null = null): Promise<boolean> {
    if (this.resolve()?.home !== home) return false;
    this.ctx.storage.transactionSync(() => {
      this.#claims.drop();
      this.#lapsing.drop('claimed');
      if (erasedAt !== null) this.#lapsing.set('erased', erasedAt, Date.parse(erasedAt) + REPLAYED_WITHIN);
    });
    await this.#arm();
    return true;
  }

  async admitCode(challenge: string, most: number): Promise<boolean> {
    if (!this.#counts.admitCode(challenge, most, now())) return false;
    await this.#arm();
    return true;
  }

  async once(session: string, until: number): Promise<boolean> {
    const first = this.#lapsing.get('nonce', now()) ?? this.resolve()?.home ?? null;
    if (first !== null) return first === session;
    this.#lapsing.set('nonce', session, until);
    await this.#arm();
    return true;
  }

  async redeem(by: string): Promise<string | null> {
    const holder = this.#schema.made ? this.#lapsing.get('nonce', now()) : null;
    if (holder === null) return null;
    const first = this.#lapsing.get('redeemed', now());
    if (first !== null) return first === by ? holder : null;
    this.#lapsing.set('redeemed', by, now() + HOUR);
    await this.#arm();
    return holder;
  }

  attempts(since: number): number {
    return this.#schema.made ? this.#counts.attemptsAfter(since) : 0;
  }

  async attempted(at: number, most: number, weight = 1): Promise<void> {
    this.#counts.attempted(at, most, weight);
    await this.#arm();
  }

  async admit(at: number, most: number, weight = 1): Promise<boolean> {
    if (this.attempts(at - HOUR) + weight > most) return false;
    await this.attempted(at, most, weight);
    return true;
  }

  async excuse(): Promise<void> {
    this.#counts.excuse();
    await this.#arm();
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Something has lapsed: it is forgotten, and with the last of it everything. */
  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#schema.made) return this.#alarm.set(null);
    await this.#dropUnseen().catch((error: unknown) => {
      trace('claim.unchecked', { reason: errorReason(error) }, 'error');
      const home = this.#lapsing.lapsed('claimed', now());
      if (home !== null) this.#lapsing.set('claimed', home, now() + HOUR);
    });
    this.#lapsing.sweep(now());
    await this.#arm();
  }

  /** A claim that leads to nobody is no claim. Rejects when the holder cannot be asked. */
  async #dropUnseen(): Promise<void> {
    const home = this.#lapsing.lapsed('claimed', now());
    if (home === null) return;
    const name = this.ctx.id.name ?? '';
    const store = name.slice(0, name.indexOf(':'));
    // A store's mailbox is claimed by the store, whose settings name it.
    if (store === '' || store.startsWith('@')) return;
    if (await open(this.env, this.env.CUSTOMER, objectName(store, home)).exists()) return;
    this.#claims.dropUnseen(home);
  }

  /** A new holder has `patience` (milliseconds) to be seen. */
  #taken({ claim, changed }: Taken, patience: number): Claim {
    if (changed) {
      this.#lapsing.set('claimed', claim.home, now() + patience);
      this.ctx.waitUntil(this.#arm());
    }
    return claim;
  }

  /** Sets the alarm for what lapses next; where nothing is left, nothing is kept. */
  async #arm(): Promise<void> {
    const due = this.#lapsing.due();
    if (due === null && !this.resolve()) this.#schema.unmake();
    await this.#alarm.set(due);
  }

  get #claims(): Claims {
    return new Claims(this.#sql, () => this.lastErasure());
  }

  get #lapsing(): Lapsing {
    return new Lapsing(this.#sql);
  }

  get #counts(): Counts {
    return new Counts(this.#sql);
  }

  /** Tables are made by the first write: a question alone leaves no trace. */
  get #sql(): SqlStorage {
    this.#schema.make();
    return this.ctx.storage.sql;
  }
}
