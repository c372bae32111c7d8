import { DurableObject } from 'cloudflare:workers';
import { restoreClock } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { Hits, IndexedThread, IndexQuery } from '../../src/search/rows.ts';
import { Schema } from '../storage/migrate.ts';
import { OwnAlarm } from '../storage/own-alarm.ts';
import { Finder } from './finder.ts';
import { Rebuild } from './rebuild.ts';
import { IndexRecords } from './records.ts';
import type { IndexRpc } from './rpc.ts';
import { indexSchema } from './schema.ts';

/**
 * A part of what a store's lists and searches need across its customers: threads whose ids fall to it, as they tell of themselves. It is
 * never asked on a customer's turn, and all of it can be told again. A question makes no tables.
 */
export class Index extends DurableObject<Env> implements IndexRpc {
  readonly #schema = new Schema(this.ctx.storage, indexSchema);
  readonly #alarm = new OwnAlarm(this.ctx, this.env, 'INDEX', true);

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const sandbox = env.SANDBOX;
    if (sandbox) void ctx.blockConcurrencyWhile(() => restoreClock(() => sandbox.clockShift()));
  }

  put(customer: string, thread: IndexedThread): void {
    const { storage } = this.ctx;
    storage.transactionSync(() => new IndexRecords(this.#sql).put(customer, thread));
  }

  forget(customer: string): boolean {
    if (!this.#schema.made) return false;
    return this.ctx.storage.transactionSync(() => new IndexRecords(this.#sql).forget(customer));
  }

  unsay(customer: string, events: string[]): void {
    if (!this.#schema.made) return;
    this.ctx.storage.transactionSync(() => {
      const records = new IndexRecords(this.#sql);
      records.unsay(customer, events);
      records.hush(customer);
    });
  }

  find(query: IndexQuery): Hits {
    return this.#schema.made ? new Finder(this.#sql).find(query) : { hits: [], next: null };
  }

  customers(after: string, most: number): string[] {
    return this.#schema.made ? new IndexRecords(this.#sql).customers(after, most) : [];
  }

  async rebuild(customers: string[]): Promise<number> {
    if (!this.#schema.made && customers.length === 0) return 0;
    const asked = this.#rebuild.begin(customers);
    await this.#alarm.set(this.#rebuild.due());
    return asked;
  }

  async wipe(): Promise<void> {
    if (this.#schema.made) this.#schema.unmake();
    await this.#alarm.set(null);
  }

  async wake(): Promise<void> {
    await this.alarm();
  }

  /** Somebody is to tell everything again. */
  override async alarm(): Promise<void> {
    await this.#alarm.rang();
    if (!this.#schema.made) return;
    await this.#rebuild.goOn();
    await this.#alarm.set(this.#rebuild.due());
  }

  get #rebuild(): Rebuild {
    const name = this.ctx.id.name ?? '';
    return new Rebuild(this.env, name.slice(0, name.indexOf(':')), this.#sql);
  }

  get #sql(): SqlStorage {
    this.#schema.make();
    return this.ctx.storage.sql;
  }
}
