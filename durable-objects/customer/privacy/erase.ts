import { mediaFolder, mediaId } from '../../../src/channels/whatsapp/media.ts';
import { timestamp } from '../../../src/clock.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import type { Env } from '../../../src/env.ts';
import { dropFiles, filesUnder, uploadsOf } from '../../../src/files.ts';
import {
  type Address,
  addressValue,
  emailAddress,
  phoneAddress,
  whatsappAddress,
} from '../../../src/identity/address.ts';
import { purposeKey } from '../../../src/seal.ts';
import type { Shop } from '../../../src/shop/shop.ts';
import { trace } from '../../../src/trace.ts';
import { claimOf, lookUp, release } from '../../clients/directory.ts';
import { objectName, open } from '../../clients/open.ts';
import { storeObject } from '../../clients/store.ts';
import type { Schema } from '../../storage/migrate.ts';
import type { Meta } from '../runtime/meta.ts';
import type { Thread } from '../thread/thread.ts';
import { keysOf, returnOfLabel } from './files.ts';

/** Why somebody is erased: it was asked for, or the store keeps nothing for longer. */
export type ErasureReason = 'request' | 'retention';

/** Proof that somebody was erased. Names nobody: `customer` is a keyed hash of the id, the same for the same id. */
export interface ErasureReceipt {
  id: string;
  /** ISO 8601: when nothing was left. */
  at: string;
  customer: string;
  reason: ErasureReason;
  /** How much there was. `unsent`: messages that will not leave; `testimony`: what others' threads were told by her. */
  erased: Record<
    | 'events'
    | 'exchanges'
    | 'sessions'
    | 'tickets'
    | 'facts'
    | 'actions'
    | 'addresses'
    | 'files'
    | 'testimony'
    | 'unsent',
    number
  >;
}

/** An erasure under way, as the object keeps it: what is counted, and the first step that may not be done. */
interface Begun {
  id: string;
  reason: ErasureReason;
  trace: string;
  step: number;
  erased: ErasureReceipt['erased'];
}

/** What erasing needs of the object it happens in. */
export interface ErasureWorld {
  env: Env;
  store: string;
  self: string;
  storage: DurableObjectStorage;
  schema: Schema;
  meta: Meta;
  thread: Thread;
  shop: Shop;
  /** Closes sockets, hangs up, stops turns; resolves when nothing of the object runs any more. */
  silence(): Promise<void>;
  /** Sets the alarm that comes back to what a crash cuts off. */
  guard(): Promise<void>;
  /** The objects of hers that this one leads. */
  followers(): string[];
  eraseFollower(follower: string, reason: ErasureReason, trace: string): Promise<void>;
}

/** The key under which an erased object keeps its receipt, and nothing else. */
const TOMBSTONE = 'erased';
/** Rows read at once, and calls to other objects under way at once. */
const PAGE = 500;
const AT_ONCE = 20;
/** Orders whose labels are looked for. */
const ORDERS = 1_000;

/**
 * Erases one person. First all that can write is stopped, then everything is deleted, the outside first and the object's own
 * storage last: whoever comes back after a crash finds there what is still to be deleted. Every step may be done twice. What
 * remains is the receipt, so that whoever still holds the id (a browser's token, a webhook on its way) finds nobody, and never
 * an empty object to begin again in.
 */
export class Erasure {
  readonly #world: ErasureWorld;
  #receipt: ErasureReceipt | null;
  #begun: Begun | null;
  #running: Promise<ErasureReceipt> | null = null;

  constructor(world: ErasureWorld) {
    this.#world = world;
    this.#receipt = world.storage.kv.get<ErasureReceipt>(TOMBSTONE) ?? null;
    const begun = world.meta.get('erasure');
    this.#begun = begun ? (JSON.parse(begun) as Begun) : null;
    if (this.gone) world.thread.close();
  }

  /** True from the moment an erasure has begun, and for ever. */
  get gone(): boolean {
    return this.#receipt !== null || this.#begun !== null;
  }

  /** True when nothing is left. */
  get done(): boolean {
    return this.#receipt !== null;
  }

  /**
   * Erases, or goes on with what was begun, and answers with the receipt: the same one however often it is asked. Rejects when a
   * part could not be reached; the alarm then tries again.
   */
  async run(reason: ErasureReason, traceId: string): Promise<ErasureReceipt> {
    if (this.#receipt) return this.#receipt;
    this.#begun ??= this.#begin(reason, traceId);
    return this.finish();
  }

  /** Goes on with what was begun. */
  async finish(): Promise<ErasureReceipt> {
    if (this.#receipt) return this.#receipt;
    const begun = this.#begun;
    if (!begun) throw new Error('nothing was begun');
    this.#running ??= this.#finish(begun).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** In one transaction: nothing leaves from here on, and the object knows what it is about. */
  #begin(reason: ErasureReason, traceId: string): Begun {
    const { storage, thread, meta } = this.#world;
    const { sql } = storage;
    const count = (query: string) => sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${query}`).one().n;
    const begun: Begun = {
      id: `er_${crypto.randomUUID().replaceAll('-', '')}`,
      reason,
      trace: traceId,
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
          "outbox WHERE kind IN ('email', 'whatsapp') AND state IN ('queued', 'sending', 'held')",
        ),
      },
    };
    thread.transaction(() => {
      // Rows to account owners stay for their names: there is her testimony.
      sql.exec("DELETE FROM outbox WHERE kind <> 'owner'");
      sql.exec("UPDATE outbox SET state = 'parked' WHERE state IN ('queued', 'sending', 'held')");
      meta.set('erasure', JSON.stringify(begun));
    });
    thread.close();
    return begun;
  }

  async #finish(begun: Begun): Promise<ErasureReceipt> {
    const { env, store, self, storage, schema, meta, thread } = this.#world;
    void this.#world.guard();
    await this.#world.silence();
    for (const step of STEPS.slice(begun.step)) {
      await step(this.#world, begun);
      begun.step++;
      meta.set('erasure', JSON.stringify(begun));
    }
    const receipt = await storeObject(env, store).erased(self, {
      id: begun.id,
      at: timestamp(),
      customer: await blindedCustomer(env, store, self),
      reason: begun.reason,
      erased: begun.erased,
    });
    // No await in between: the last of her and what stands in its place are one commit.
    schema.unmake();
    storage.kv.put(TOMBSTONE, receipt);
    this.#receipt = receipt;
    thread.log.reload();
    trace('customer.erased', { trace: begun.trace, store, reason: begun.reason });
    return receipt;
  }
}

type ErasureStep = (world: ErasureWorld, begun: Begun) => Promise<void>;

/* What lies outside the object, one place after the other. A further place is a further step. */
const STEPS: readonly ErasureStep[] = [
  forgetTestimonyElsewhere,
  eraseFollowers,
  releaseAddresses,
  dropHerFiles,
];

/** Her other objects, which this one leads: each lets go of its own addresses and files. */
async function eraseFollowers(world: ErasureWorld, { reason, trace: traceId }: Begun): Promise<void> {
  for (const follower of world.followers()) await world.eraseFollower(follower, reason, traceId);
}

/** What she said as a visitor who named somebody's order stands in the thread of that order's owner. */
async function forgetTestimonyElsewhere(world: ErasureWorld, begun: Begun): Promise<void> {
  const { env, store, self, shop, storage, meta } = world;
  const rows = storage.sql
    .exec<{ address: string; provider: string | null }>(
      "SELECT DISTINCT address, provider FROM outbox WHERE kind = 'owner' AND (provider IS NOT NULL OR attempts > 0)",
    )
    .toArray();
  const owners = new Set(rows.flatMap(({ provider }) => provider ?? []));
  for (const { address, provider } of rows) {
    // A call that a crash cut off may have arrived: the owner is found as that call found her.
    if (provider) continue;
    const order = await shop.order(address.slice('order:'.length));
    const owner = order ? await lookUp(env, store, `account:${order.customer.id}`) : null;
    if (owner) owners.add(owner);
  }
  owners.delete(self);
  for (const owner of owners) {
    begun.erased.testimony += await open(env, env.CUSTOMER, objectName(store, owner)).forgetTestimony(self);
    meta.set('erasure', JSON.stringify(begun));
  }
}

/**
 * Every address that leads here: her own, the accounts the shop had behind them, what platforms call her beside them, and the
 * routes of what came unproven. One that has meanwhile gone to somebody else is somebody else's.
 */
async function releaseAddresses(
  { env, store, self, storage, thread, shop, meta }: ErasureWorld,
  begun: Begun,
): Promise<void> {
  const known = storage.sql
    .exec<{ address: string }>('SELECT address FROM addresses UNION SELECT address FROM sessions')
    .toArray()
    .map(({ address }) => address as Address)
    // A browser is found by its token: it has no Address.
    .filter((address) => !address.startsWith('visitor:') || address.startsWith('visitor:call/'));
  const account = thread.state.account;
  // What the shop has of her leads here too, also where a message from it was cut off before it came.
  const onFile = account ? await shop.account(account.id) : null;
  const phone = onFile ? phoneAddress(onFile.phone, '') : null;
  known.push(
    ...[
      account && (`account:${account.id}` as const),
      onFile && emailAddress(onFile.email),
      phone,
      phone && whatsappAddress(addressValue(phone)),
    ].filter((address) => address !== null),
  );
  const asked = new Set<Address>(
    known.flatMap((address) => [address, `visitor:unproven/${address}` as const]),
  );
  const held: Address[] = [];
  // What an Address knows beside itself is asked in turn. A set goes on to what is added while it is gone through.
  const seen = [...asked];
  for (let at = 0; at < seen.length; at += AT_ONCE) {
    const claims = await Promise.all(
      seen
        .slice(at, at + AT_ONCE)
        .map(async (address) => [address, await claimOf(env, store, address)] as const),
    );
    for (const [address, claim] of claims) {
      if (claim?.home !== self) continue;
      held.push(address);
      for (const other of [claim.account && `account:${claim.account.id}`, claim.companion]) {
        if (!other || asked.has(other as Address)) continue;
        asked.add(other as Address);
        seen.push(other as Address);
      }
    }
  }
  // Counted while they are all there: a second go finds fewer.
  begun.erased.addresses = Math.max(begun.erased.addresses, held.length);
  meta.set('erasure', JSON.stringify(begun));
  // Last in, first out: what names another is let go before what it was found by. Meta's signed webhooks carry their own time, and
  // could be posted once more.
  const erasedAt = timestamp();
  for (const address of held.reverse())
    await release(env, store, address, self, address.startsWith('whatsapp:') ? erasedAt : null);
}

/** Mails as they came, files both ways and those she uploaded and never sent, and the labels of her returns. */
async function dropHerFiles(
  { env, store, self, storage, thread, shop, meta }: ErasureWorld,
  begun: Begun,
): Promise<void> {
  const keys = new Set(await filesUnder(env.BLOBS, store, uploadsOf(self)));
  for (let after = 0; ; ) {
    const page = storage.sql
      .exec<{ seq: number; fact: string }>(
        "SELECT seq, fact FROM log WHERE seq > ? AND type <> 'testimony.heard' ORDER BY seq LIMIT ?",
        after,
        PAGE,
      )
      .toArray();
    for (const fact of page.map((row) => JSON.parse(row.fact) as Fact)) {
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
  const orders = account ? await shop.ordersOf(account.id, ORDERS) : [];
  for (const { returns } of orders) for (const { label } of returns) if (label) keys.add(label.key);
  begun.erased.files = Math.max(begun.erased.files, keys.size);
  meta.set('erasure', JSON.stringify(begun));
  for (const key of keys) {
    // The shop's record of the return is the shop's; that its label is gone, it has to know.
    const back = returnOfLabel(key);
    if (back) await shop.attachLabel({ return: back, label: null });
  }
  await dropFiles(env.BLOBS, store, keys);
}

/** An id as a receipt names it: worth nothing without the deployment's key, and the same for the same id. */
async function blindedCustomer(env: Env, store: string, customer: string): Promise<string> {
  const secret = await purposeKey(env.SEAL_KEY, 'erasure', store);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(customer));
  return `hmac-sha256:${[...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
