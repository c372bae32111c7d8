import { z } from 'zod';
import { mediaFolder, mediaId } from '../../../src/channels/whatsapp/media.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import { dropFiles, filesUnder, uploadsOf } from '../../../src/files.ts';
import { type Address, addressValue } from '../../../src/identity/address.ts';
import { ShopUnavailable } from '../../../src/shop/unavailable.ts';
import { traceId } from '../../../src/trace.ts';
import { lookUp } from '../../clients/address.ts';
import { figuresObject } from '../../clients/figures.ts';
import { forgetInIndex } from '../../clients/index-parts.ts';
import { knowledgeObject } from '../../clients/knowledge.ts';
import { parcelsObject } from '../../clients/parcels.ts';
import { REMOTE_KINDS, remoteShopObject, shopObject } from '../../clients/shop.ts';
import { webhooksObject } from '../../clients/webhooks.ts';
import type { ObjectContext } from '../context.ts';
import { carriedTo } from '../delivery/effects/carried.ts';
import { kindsWhere } from '../delivery/effects/index.ts';
import { keysOf, returnOfLabel } from './files.ts';
import { heldAddresses, releaseHeld } from './held-addresses.ts';
import { Erased, ErasureReason } from './receipt.ts';

/** The object that an erasure happens in. */
export type ErasureContext = Pick<
  ObjectContext,
  'env' | 'store' | 'self' | 'storage' | 'sql' | 'schema' | 'meta' | 'thread' | 'shop' | 'other'
>;

/** An erasure under way, as the object keeps it: what is counted, and the first step that may not be done. */
export const BegunErasure = z.object({
  id: z.string(),
  reason: ErasureReason,
  trace: z.string(),
  step: z.number().int(),
  erased: Erased,
  /** The shop did not answer: what it alone knows is left for later, and orders whose owners were told something, or not. */
  atShop: z.object({ orders: z.array(z.string()) }).optional(),
});
export type BegunErasure = z.infer<typeof BegunErasure>;

/** Rows read at once. */
const PAGE = 500;
/** Orders whose labels are looked for. */
const ORDERS = 1_000;

type ErasureStep = (
  context: ErasureContext,
  begun: BegunErasure,
  /** The customer's other objects, which this one leads. */
  followers: readonly string[],
) => Promise<void>;

/** What lies outside the object, one place after the other. A further place is a further step at the end. */
export const ERASURE_STEPS: readonly ErasureStep[] = [
  forgetTestimonyElsewhere,
  eraseFollowers,
  releaseAddresses,
  dropCustomerFiles,
  loseInFigures,
  leaveIndex,
  leaveWebhooks,
  forgetQuestions,
  forgetBesideShops,
];

/** What the shop answers; where it does not, that is noted, and all that is ours is erased without it. */
async function unlessDown<T>(begun: BegunErasure, asked: Promise<T>, otherwise: () => T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof ShopUnavailable)) throw error;
    begun.atShop ??= { orders: [] };
    return otherwise();
  }
}

/** Each object that this one leads lets go of its own addresses and files. */
async function eraseFollowers(
  { self, other }: ErasureContext,
  { reason }: BegunErasure,
  followers: readonly string[],
): Promise<void> {
  for (const follower of followers) await other(follower).erase(reason, traceId(), self);
}

/**
 * What the customer said as a visitor who named somebody's order stands in the thread of that order's owner.
 */
async function forgetTestimonyElsewhere(context: ErasureContext, begun: BegunErasure): Promise<void> {
  const { env, store, self, shop, sql, meta, other } = context;
  const rows = sql
    .exec<{ address: string; provider: string | null }>(
      `SELECT DISTINCT address, provider FROM outbox WHERE kind IN (${kindsWhere(({ leadsToTestimony }) => leadsToTestimony)})
         AND (provider IS NOT NULL OR attempts > 0)`,
    )
    .toArray();
  const owners = new Set(rows.flatMap(({ provider }) => provider ?? []));
  for (const { address, provider } of rows) {
    // A call that a crash cut off may have arrived: the owner is found as that call found them.
    if (provider) continue;
    const shown = carriedTo(address);
    if (shown) {
      owners.add(shown);
      continue;
    }
    const number = address.slice('order:'.length);
    const order = await unlessDown(begun, shop.order(number), () => {
      begun.atShop?.orders.push(number);
      return null;
    });
    const owner = order ? await lookUp(env, store, `account:${order.customer.id}`) : null;
    if (owner) owners.add(owner);
  }
  owners.delete(self);
  for (const owner of owners) {
    begun.erased.testimony += await other(owner).forgetTestimony(self);
    meta.set('erasure', JSON.stringify(begun));
  }
}

/** Every address that leads here is let go; one that has meanwhile gone to somebody else is somebody else's. */
async function releaseAddresses(context: ErasureContext, begun: BegunErasure): Promise<void> {
  const { meta, thread, shop } = context;
  const { account } = thread.state;
  const held = await heldAddresses(
    context,
    account ? await unlessDown(begun, shop.account(account.id), () => null) : null,
  );
  // Counted while they are all there: a second go finds fewer.
  begun.erased.addresses = Math.max(begun.erased.addresses, held.length);
  meta.set('erasure', JSON.stringify(begun));
  await releaseHeld(context, held);
}

/**
 * Mails as they came, files both ways and those that were uploaded and never sent, and the labels of returns.
 */
async function dropCustomerFiles(
  { env, store, self, sql, thread, shop, meta }: ErasureContext,
  begun: BegunErasure,
): Promise<void> {
  const keys = new Set(await filesUnder(env.BLOBS, store, uploadsOf(self)));
  for (let after = 0; ; ) {
    const page = sql
      .exec<{ seq: number; fact: string }>(
        "SELECT seq, fact FROM log WHERE seq > ? AND type <> 'testimony.heard' ORDER BY seq LIMIT ?",
        after,
        PAGE,
      )
      .toArray();
    for (const fact of page.map((row) => storedFact(row.fact))) {
      for (const key of keysOf(fact)) keys.add(key);
      // One that was being fetched when all was stopped is there, and no event says so.
      const late = fact.type === 'message.received' ? fact.missing : undefined;
      if (late)
        for (const key of await filesUnder(env.BLOBS, store, mediaFolder(await mediaId(late)))) keys.add(key);
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
  }
  const account = thread.state.account;
  const orders = account ? await unlessDown(begun, shop.ordersOf(account.id, ORDERS), () => []) : [];
  for (const { returns } of orders) for (const { label } of returns) if (label) keys.add(label.key);
  begun.erased.files = Math.max(begun.erased.files, keys.size);
  meta.set('erasure', JSON.stringify(begun));
  for (const key of keys) {
    // The shop's record of the return is the shop's; that its label is gone, it has to know.
    const back = returnOfLabel(key);
    if (back) await unlessDown(begun, shop.attachLabel({ return: back, label: null }), () => undefined);
  }
  await dropFiles(env.BLOBS, store, keys);
}

/** The store's figures keep the numbers, and nothing that leads to the person. */
async function loseInFigures({ env, store, self }: ErasureContext): Promise<void> {
  await figuresObject(env, store).forget(self);
}

/** Nobody finds the person any more, by whatever was known or said. */
async function leaveIndex({ env, store, self }: ErasureContext): Promise<void> {
  await forgetInIndex(env, store, self);
}

/** The store's own systems are told nothing more of the person, and what they were told is in no log here. */
async function leaveWebhooks({ env, store, self, thread }: ErasureContext): Promise<void> {
  await webhooksObject(env, store).forget([self, ...Object.keys(thread.state.leads ?? {})]);
}

/** What the customer asked and nothing answered, and answers of the API that name them. */
async function forgetQuestions(
  { env, store, self, sql, thread, shop }: ErasureContext,
  begun: BegunErasure,
): Promise<void> {
  const people = [self, ...Object.keys(thread.state.leads ?? {})];
  const known = sql
    .exec<{ address: string }>('SELECT address FROM addresses UNION SELECT address FROM sessions')
    .toArray();
  const names = new Set([...people, ...known.map(({ address }) => addressValue(address as Address))]);
  const { account } = thread.state;
  if (account) {
    const onFile = await unlessDown(begun, shop.account(account.id), () => null);
    const orders = await unlessDown(begun, shop.ordersOf(account.id, ORDERS), () => []);
    for (const name of [account.id, onFile?.email, onFile?.phone, onFile?.name]) if (name) names.add(name);
    for (const { id } of orders) names.add(id);
  }
  await knowledgeObject(env, store).forget(people, [...names]);
}

/**
 * What carriers were asked for, and what stands beside the shop systems of others, also beside one that the store has left since. Last: what is
 * done before it asks the shop, and the answers are kept there for a while.
 */
async function forgetBesideShops(
  { env, store, thread, shop }: ErasureContext,
  begun: BegunErasure,
): Promise<void> {
  const { account } = thread.state;
  if (!account) return;
  const known = await unlessDown(begun, shop.ordersOf(account.id, ORDERS), () => []);
  const orders = known.map(({ id }) => id);
  for (const kind of REMOTE_KINDS) await remoteShopObject(env, store, kind).forget(account.id, orders);
  await parcelsObject(env, store).forget(account.id, orders);
  await shopObject(env, store).forget(account.id);
}
