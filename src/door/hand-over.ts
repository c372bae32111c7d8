import { REPLAYED_WITHIN } from '../../durable-objects/address/address.ts';
import {
  addressObject,
  lookUp,
  markDeparted,
  releaseErased,
  resetHint,
} from '../../durable-objects/clients/address.ts';
import { type Owner, resolveOwner } from '../../durable-objects/clients/directory.ts';
import { objectName, open, type Placement } from '../../durable-objects/clients/open.ts';
import type { CustomerObject } from '../../durable-objects/customer/rpc.ts';
import { allTried } from '../all-tried.ts';
import type { Inbound, Receipt } from '../channels/channel.ts';
import { now } from '../clock.ts';
import type { Env } from '../env.ts';
import { dropFiles } from '../files.ts';
import type { Address } from '../identity/address.ts';
import { provesAddress } from '../identity/assurance.ts';
import { carryAddress, carryCodeIn } from '../identity/carry.ts';
import { countryOfPhone } from '../identity/country.ts';
import { errorReason, trace, traceId } from '../trace.ts';
import type { StoreDoor } from './stores.ts';

/** Opens a customer's object. */
export function customerObject(
  env: Env,
  store: string,
  customer: string,
  country?: string | null,
): DurableObjectStub<CustomerObject> {
  return open(env, env.CUSTOMER, objectName(store, customer), { country });
}

/**
 * Where a message is routed: to its sender's owner when the sender is proven, else to an object of its own,
 * so that nobody writes into a person's thread by typing that person's address.
 */
export function routeOf(from: Address, evidence: Inbound['evidence']): Address {
  return provesAddress(evidence) ? from : `visitor:unproven/${from}`;
}

/** Whose address the sender of an unproven message claims; an advisor is shown that the two may be one. */
async function likeness(env: Env, store: string, message: Inbound | undefined): Promise<string | undefined> {
  if (!message || provesAddress(message.evidence)) return undefined;
  return (await lookUp(env, store, message.from)) ?? undefined;
}

/**
 * Does something with the owner of an address. `not mine`: that object does not lead the address's home (any
 * more), and it is done with the home. `gone`: the owner was erased in this very moment, the address no
 * longer leads to them, and it is done with somebody new.
 */
export async function withOwner<T>(
  env: Env,
  { store, shop }: Pick<StoreDoor, 'store' | 'shop'>,
  { address, place, alias }: { address: Address; place: Placement; alias?: Address },
  deed: (whose: Owner) => Promise<T | 'gone' | 'not mine'>,
): Promise<T> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const owner = await resolveOwner(env, store, shop, address, place, alias);
    // The address learns whose it is while the message is on its way there.
    const [done] = await Promise.all([deed(owner), owner.settled]);
    if (done === 'not mine') await resetHint(env, store, address, owner.home);
    else if (done === 'gone') {
      const account = owner.onFile.account;
      const leading: Address[] = [
        address,
        ...(alias ? [alias] : []),
        ...(account ? [`account:${account.id}` as const] : []),
      ];
      for (const erased of new Set([owner.home, owner.customer]))
        await releaseErased(env, store, leading, erased);
    } else return done;
  }
  throw new Error('the sender is being erased, or their thread is moving');
}

/**
 * True when a message was sent before an erasure. Meta counts in seconds, and what comes in the second of the
 * erasure is new.
 */
function sentBefore({ at }: Inbound, erasedAt: string): boolean {
  return Date.parse(at) < Math.floor(Date.parse(erasedAt) / 1000) * 1000;
}

/**
 * What its provider dates before the sender's erasure, or further back than anybody tries again, was handed
 * in before: a signed webhook can be posted by whoever has seen it once. Its files go.
 */
async function dropReplayed(env: Env, at: StoreDoor, replayed: Iterable<Inbound>): Promise<void> {
  for (const { channel, original, attachments } of replayed) {
    trace('message.replayed', { store: at.store, channel });
    const keys = [...(original ? [original] : []), ...attachments.map(({ key }) => key)];
    await dropFiles(env.BLOBS, at.store, keys);
  }
}

/**
 * What its sender said before anything proved who that is, which comes along: whoever answers, from their own
 * mailbox, the letter that a form brought them is the one it was sent to; and whoever has just shared their
 * number wrote without it until then. Null where there is nothing of it.
 */
async function formerly(
  env: Env,
  store: string,
  { from, evidence, replySession, shared, alias }: Inbound,
): Promise<((customer: string) => Promise<void>) | null> {
  const session = evidence.kind === 'mail-reply' && provesAddress(evidence) ? replySession : undefined;
  const before = session ? (`visitor:unproven/${from}` as const) : shared ? alias : undefined;
  const whose = before ? await lookUp(env, store, before) : null;
  if (!whose) return null;
  return async (customer) => {
    if (whose === customer) return;
    try {
      await customerObject(env, store, whose).carry(session ?? null, customer, traceId());
    } catch (error) {
      trace('carry.failed', { store, reason: errorReason(error) }, 'error');
    }
  };
}

/**
 * A message may show the code of a chat: what was said there comes along, before the message is answered. The spent code
 * is no word of its sender's. Where anything fails the message is as good as any other.
 */
async function bringAlong(env: Env, at: StoreDoor, message: Inbound, customer: string): Promise<void> {
  const { store } = at;
  // Forwarded, the code was somebody else's.
  const found = provesAddress(message.evidence) && !message.forwarded ? carryCodeIn(message.text) : null;
  if (!found) return;
  try {
    const shown = await addressObject(env, store, carryAddress(found.code), {}).redeem(customer);
    const [whose, session] = shown?.split('/') ?? [];
    if (!whose || !session) return;
    await customerObject(env, store, whose).carry(session, customer, traceId());
    message.text = found.rest;
  } catch (error) {
    trace('carry.failed', { store, reason: errorReason(error) }, 'error');
  }
}

/** Whoever has the new address is told whose it says to be: nobody is known by that, and what proves it can be asked for. */
async function tellMoved(env: Env, at: StoreDoor, told: Inbound, to: Address, former: string): Promise<void> {
  const country = countryOfPhone(to);
  const { channel, evidence, at: when } = told;
  const inbound: Inbound = {
    ...{ channel, evidence, at: when, from: to, external: `moved:${told.external}` },
    ...{ kind: 'system', text: '', automatic: 'system', attachments: [], repliesTo: [], movedHere: true },
  };
  await withOwner(env, at, { address: to, place: { country } }, async ({ customer, home, onFile }) => {
    const passage = { origin: at.origin, country, trace: traceId(), home };
    return customerObject(env, at.store, customer, country).receive(
      [{ inbound, onFile, resembles: former }],
      passage,
    );
  });
}

/**
 * Gives messages to their customers: one call for each person, in their order, however they came mixed. One
 * whose object fails keeps nobody else's back; it is thrown when all were tried.
 */
export async function handOver(env: Env, at: StoreDoor, messages: Inbound[]): Promise<void> {
  const byPerson = new Map<Address, Inbound[]>();
  const stale = messages.filter(
    (message) => !message.past && Date.parse(message.at) < now() - REPLAYED_WITHIN,
  );
  await dropReplayed(env, at, stale);
  for (const message of messages) {
    if (stale.includes(message)) continue;
    const route = routeOf(message.from, message.evidence);
    byPerson.set(route, [...(byPerson.get(route) ?? []), message]);
  }
  await allTried(
    [...byPerson].map(([route, inbound]) => async () => {
      const country = countryOfPhone(route);
      const alias = inbound.find((message) => message.alias)?.alias;
      const likely = likeness(env, at.store, inbound[0]);
      likely.catch(() => undefined);
      const replayed = new Set<Inbound>();
      let former = null as string | null;
      const asked = inbound.map((message) => formerly(env, at.store, message));
      for (const one of asked) one.catch(() => undefined);
      await withOwner(
        env,
        at,
        { address: route, place: { country }, alias },
        async ({ customer, home, onFile, erasedAt }) => {
          const resembles = await likely;
          former = customer;
          for (const one of await Promise.all(asked)) await one?.(customer);
          for (const message of inbound) if (erasedAt && sentBefore(message, erasedAt)) replayed.add(message);
          const taken = inbound.filter((message) => !replayed.has(message));
          if (!taken.length) return 'heard';
          for (const message of taken) await bringAlong(env, at, message, customer);
          return customerObject(env, at.store, customer, country).receive(
            taken.map((message) => ({ inbound: message, onFile, resembles })),
            { origin: at.origin, country, trace: traceId(), home },
          );
        },
      );
      await dropReplayed(env, at, replayed);
      // Only once the message is in the log: a crash in between brings the webhook again.
      for (const message of inbound) {
        if (!message.movedTo) continue;
        if (former) await tellMoved(env, at, message, message.movedTo, former);
        for (const left of [message.from, message.alias]) {
          if (left) await markDeparted(env, at.store, left, message.at);
        }
      }
    }),
  );
}

/** Gives receipts to the customers whose messages they are about. Returns how many are about nobody's. */
export async function handOverReceipts(env: Env, at: StoreDoor, receipts: Receipt[]): Promise<number> {
  let unknown = 0;
  const byCustomer = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    // Our own reference names the customer; without one, the address it was sent to does.
    const named = /^(cu_[0-9a-f]{32})\./.exec(receipt.reference ?? '')?.[1];
    const customer = named ?? (receipt.to ? await lookUp(env, at.store, receipt.to) : null);
    if (customer) byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), receipt]);
    else unknown++;
  }
  await allTried(
    [...byCustomer].map(([customer, own]) => async () => {
      unknown += await customerObject(env, at.store, customer).receipts(own, traceId());
    }),
  );
  return unknown;
}
