import { z } from 'zod';
import { now } from '../../../src/clock.ts';
import { dropFiles } from '../../../src/files.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { trace } from '../../../src/trace.ts';
import { lookUp } from '../../clients/address.ts';
import { REMOTE_KINDS, remoteShopObject } from '../../clients/shop.ts';
import { storeObject } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';
import { addressesOnFile, heldAmong, releaseHeld } from './held-addresses.ts';
import type { Remains } from './receipt.ts';

/** Waits between two attempts, in milliseconds: doubled each time; and for how long it is tried at all. */
const AGAIN = { first: 60_000, most: 86_400_000 };
const TRIED_FOR = 30 * 86_400_000;
const ORDERS = 1_000;

/** The key under which an erased object stores what it still has to do at the shop. */
const KEY = 'at-shop';

/**
 * What is left of an erasure whose shop did not answer: the shop's own id of the customer, and orders whose
 * owners may have received testimony. All else is gone. Times in milliseconds.
 */
const Owed = z.object({
  erasure: z.string(),
  account: z.string(),
  orders: z.array(z.string()),
  since: z.number(),
  tries: z.number(),
  due: z.number(),
});
type Owed = z.infer<typeof Owed>;

type AtShopContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'storage' | 'shop' | 'other'>;

/**
 * Continues at a shop that was down when a customer was erased, for thirty days, or until the owner has dealt
 * with it.
 */
export class ErasureAtShop {
  readonly #context: AtShopContext;
  #owed: Owed | null;

  constructor(context: AtShopContext) {
    this.#context = context;
    const kept = context.storage.kv.get(KEY);
    this.#owed = kept === undefined ? null : Owed.parse(kept);
  }

  /** When it is tried next, milliseconds; null where nothing is left to do. */
  get due(): number | null {
    return this.#owed?.due ?? null;
  }

  /** Stored in one commit with the deletion of everything else. */
  owe(owed: Pick<Owed, 'erasure' | 'account' | 'orders'>): void {
    this.#keep({ ...owed, since: now(), tries: 0, due: now() + AGAIN.first });
  }

  /** Does what is due. Rejects where something other than the shop cannot be reached. */
  async wake(): Promise<void> {
    const owed = this.#owed;
    if (!owed || owed.due > now()) return;
    const { env, store } = this.#context;
    const list = storeObject(env, store);
    if ((await list.remains(owed.erasure)) !== 'open') return this.#keep(null);
    const wait = Math.min(AGAIN.first * 2 ** owed.tries, AGAIN.most);
    this.#keep({ ...owed, tries: owed.tries + 1, due: now() + wait });
    const settled = await this.#tried(owed);
    if (settled === 'open') return;
    await list.remains(owed.erasure, settled);
    trace('erasure.at_shop', { store, reason: settled });
    this.#keep(null);
  }

  async #tried(owed: Owed): Promise<Remains> {
    try {
      await finish(this.#context, owed);
      return 'done';
    } catch (error) {
      if (!(error instanceof ShopUnavailable)) throw error;
      return now() - owed.since > TRIED_FOR ? 'given_up' : 'open';
    }
  }

  #keep(owed: Owed | null): void {
    this.#owed = owed;
    if (owed) this.#context.storage.kv.put(KEY, owed);
    else this.#context.storage.kv.delete(KEY);
  }
}

/** What only the shop could tell: contacts that lead here, labels of returns, owners of orders that were named. */
async function finish({ env, store, self, shop, other }: AtShopContext, owed: Owed): Promise<void> {
  for (const number of owed.orders) {
    const order = await shop.order(number);
    const owner = order ? await lookUp(env, store, `account:${order.customer.id}`) : null;
    if (owner && owner !== self) await other(owner).forgetTestimony(self);
  }
  const onFile = await shop.account(owed.account);
  // A contact that is somebody else's by now stays theirs.
  const held = await heldAmong({ env, store, self }, addressesOnFile(owed.account, onFile));
  await releaseHeld({ env, store, self }, held);
  const orders = await shop.ordersOf(owed.account, ORDERS);
  for (const { returns } of orders)
    for (const { id, label } of returns) {
      if (!label) continue;
      await dropFiles(env.BLOBS, store, [label.key]);
      await shop.attachLabel({ return: id, label: null });
    }
  const numbers = orders.map(({ id }) => id);
  for (const kind of REMOTE_KINDS) await remoteShopObject(env, store, kind).forget(owed.account, numbers);
}
