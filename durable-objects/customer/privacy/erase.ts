import { now, timestamp } from '../../../src/clock.ts';
import { demand, type Rights } from '../../../src/console/rights.ts';
import { trace, traced, traceId } from '../../../src/trace.ts';
import { deskObject } from '../../clients/desk.ts';
import { storeObject } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';
import { kindsWhere } from '../delivery/effects/index.ts';
import type { Links } from '../links/links.ts';
import { ErasureAtShop } from './at-shop.ts';
import { blindedCustomer } from './blinded.ts';
import { BegunErasure, ERASURE_STEPS, type ErasureContext } from './erasure-steps.ts';
import type { ErasureReason, ErasureReceipt } from './receipt.ts';

/** What erasing needs of the other parts of the object it happens in. */
interface ErasureParts {
  links: Pick<Links, 'followers'>;
  /** Closes sockets, hangs up, stops turns; resolves when nothing of the object runs any more. */
  silence(): Promise<void>;
  /** Sets the alarm that comes back to what a crash cuts off. */
  guard(): Promise<void>;
}

/**
 * For so long an erased object keeps its receipt, in milliseconds: longer than a browser's token leads here,
 * and longer than anybody sends a webhook again.
 */
const KEPT_AFTER = 200 * 86_400_000;

/** The key under which an erased object keeps its receipt, and nothing else. */
const TOMBSTONE = 'erased';

/**
 * Erases one person. First all that can write is stopped, then everything is deleted, the outside first and
 * the object's own storage last: whoever comes back after a crash finds there what is still to be deleted.
 * Every step may be done twice. What remains is the receipt, so that whoever still holds the id (a browser's
 * token, a webhook on its way) finds nobody, and never an empty object to begin again in.
 */
export class Erasure {
  readonly #context: ErasureContext;
  readonly #parts: ErasureParts;
  #receipt: ErasureReceipt | null;
  #begun: BegunErasure | null;
  #running: Promise<ErasureReceipt> | null = null;
  readonly #atShop: ErasureAtShop;

  constructor(context: ErasureContext, parts: ErasureParts) {
    const { storage, meta, thread } = context;
    this.#context = context;
    this.#parts = parts;
    this.#receipt = storage.kv.get<ErasureReceipt>(TOMBSTONE) ?? null;
    this.#atShop = new ErasureAtShop(context);
    const begun = meta.get('erasure');
    this.#begun = begun ? BegunErasure.parse(JSON.parse(begun)) : null;
    if (this.gone) thread.close();
  }

  /** True from the moment an erasure has begun, and for ever. */
  get gone(): boolean {
    return this.#receipt !== null || this.#begun !== null;
  }

  /** True when nothing is left. */
  get done(): boolean {
    return this.#receipt !== null;
  }

  /** When there is something to do once nothing is left: at the shop, or when even the receipt goes. Milliseconds. */
  get nextAt(): number {
    return this.#atShop.due ?? this.#forgottenAt;
  }

  /** By then no token leads here any more. Milliseconds. */
  get #forgottenAt(): number {
    return Date.parse(this.#receipt?.at ?? '') + KEPT_AFTER;
  }

  /** Goes on at a shop that was down, where it is time. */
  goOnAtShop(): Promise<void> {
    return this.#atShop.wake();
  }

  /** The receipt goes, where it is time: what is left of the customer is the one that the store keeps. */
  forget(): void {
    if (this.#receipt === null || this.#forgottenAt > now()) return;
    this.#context.schema.unmake();
    this.#receipt = null;
    this.#begun = null;
  }

  /**
   * Erases, or goes on with what was begun, and answers with the receipt: the same one however often it is
   * asked. Rejects when a part could not be reached; the alarm then tries again.
   */
  async run(reason: ErasureReason): Promise<ErasureReceipt> {
    if (this.#receipt) return this.#receipt;
    this.#begun ??= this.#begin(reason);
    return this.finish();
  }

  /** Goes on with what was begun, as part of the pass that began it. */
  async finish(): Promise<ErasureReceipt> {
    if (this.#receipt) return this.#receipt;
    const begun = this.#begun;
    if (!begun) throw new Error('nothing was begun');
    this.#running ??= traced(() => this.#finish(begun), begun.trace).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** In one transaction: nothing leaves from here on, and the object knows what it is about. */
  #begin(reason: ErasureReason): BegunErasure {
    const { storage, thread, meta } = this.#context;
    const { sql } = storage;
    const count = (query: string) => sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${query}`).one().n;
    const begun: BegunErasure = {
      id: `er_${crypto.randomUUID().replaceAll('-', '')}`,
      reason,
      trace: traceId(),
      step: 0,
      erased: {
        events: count('log'),
        exchanges: count('exchanges'),
        sessions: count('sessions'),
        tickets: count('tickets'),
        facts: count('facts'),
        actions: count('actions'),
        addresses: 0,
        files: 0,
        testimony: 0,
        unsent: count(
          `outbox WHERE kind IN (${kindsWhere(({ posted }) => posted)}) AND state IN ('queued', 'sending', 'held')`,
        ),
      },
    };
    thread.transaction(() => {
      // Rows that say where testimony went stay for that.
      sql.exec(
        `DELETE FROM outbox WHERE kind NOT IN (${kindsWhere(({ leadsToTestimony }) => leadsToTestimony)})`,
      );
      sql.exec("UPDATE outbox SET state = 'parked' WHERE state IN ('queued', 'sending', 'held')");
      meta.set('erasure', JSON.stringify(begun));
    });
    thread.close();
    return begun;
  }

  async #finish(begun: BegunErasure): Promise<ErasureReceipt> {
    const { env, store, self, storage, schema, meta, thread } = this.#context;
    void this.#parts.guard();
    await this.#parts.silence();
    for (const step of ERASURE_STEPS.slice(begun.step)) {
      await step(this.#context, begun, this.#parts.links.followers());
      begun.step++;
      meta.set('erasure', JSON.stringify(begun));
    }
    await deskObject(env, store).erased(self);
    const { account } = thread.state;
    const owed = begun.atShop && account ? { account: account.id, orders: begun.atShop.orders } : null;
    const receipt = await storeObject(env, store).erased(self, {
      id: begun.id,
      at: timestamp(),
      customer: await blindedCustomer(env, store, self),
      reason: begun.reason,
      erased: begun.erased,
      remains: owed ? 'open' : null,
    });
    // No await in between: the last of the customer and what stands in its place are one commit.
    schema.unmake();
    storage.kv.put(TOMBSTONE, receipt);
    if (owed) this.#atShop.owe({ ...owed, erasure: receipt.id });
    this.#receipt = receipt;
    thread.generation.next();
    trace('customer.erased', { store, reason: begun.reason });
    return receipt;
  }
}

/** Erases for whoever has the right to it; null where nobody is. Throws without the right. */
export async function eraseFor(
  {
    context,
    erasure,
    scheduler,
  }: {
    context: Pick<ObjectContext, 'isNobody'>;
    erasure: Erasure;
    scheduler: { onAlarm(work: () => Promise<unknown>): Promise<void> };
  },
  reason: ErasureReason,
  rights: Rights,
): Promise<ErasureReceipt | null> {
  demand(rights, 'customers:erase');
  if (!erasure.gone && context.isNobody()) return null;
  const receipt = await erasure.run(reason);
  await scheduler.onAlarm(async () => undefined);
  return receipt;
}
