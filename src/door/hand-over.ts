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

/**
 * The customer whose address the sender of an unproven message claims; an advisor is shown that the two may
 * be one person.
 */
async function likeness(env: Env, store: string, message: Inbound | undefined): Promise<string | undefined> {
  if (!message || provesAddress(message.evidence)) return undefined;
  return (await lookUp(env, store, message.from)) ?? undefined;
}

/**
 * Runs a call with the owner of an address. `not mine`: that object no longer leads the address's home, so
 * the call is made with the home. `gone`: the owner was erased at this very moment, so the address no longer
 * leads to them, and the call is made with a new customer.
 */
export async function withOwner<T>(
  env: Env,
  { store, shop }: Pick<StoreDoor, 'store' | 'shop'>,
  { address, place, alias }: { address: Address; place: Placement; alias?: Address },
  deed: (whose: Owner) => Promise<T | 'gone' | 'not mine'>,
): Promise<T> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const owner = await resolveOwner(env, store, shop, address, place, alias);
    // The address stores its owner while the message is on its way there.
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
 * True when a message was sent before an erasure. Meta's times are whole seconds; a message from the second
 * of the erasure counts as new.
 */
function sentBefore({ at }: Inbound, erasedAt: string): boolean {
  return Date.parse(at) < Math.floor(Date.parse(erasedAt) / 1000) * 1000;
}

/**
 * Drops messages that the provider dates before the sender's erasure, or longer ago than any provider
 * retries: a signed webhook can be replayed by whoever has seen it once. Their files are deleted.
 */
async function dropReplayed(env: Env, at: StoreDoor, replayed: Iterable<Inbound>): Promise<void> {
  for (const { channel, original, attachments } of replayed) {
    trace('message.replayed', { store: at.store, channel });
    const keys = [...(original ? [original] : []), ...attachments.map(({ key }) => key)];
    await dropFiles(env.BLOBS, at.store, keys);
  }
}

/**
 * What the sender wrote before anything proved who they are, which now joins their thread. Two cases:
 * somebody answers, from their own mailbox, the letter that a web form brought them; or somebody has just
 * shared the number that they wrote without until then. Null where there is none.
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
 * A message may carry the code of a chat: that chat joins the thread before the message is answered. The
 * spent code is not part of the message. Where anything fails, the message is handled like any other.
 */
async function bringAlong(env: Env, at: StoreDoor, message: Inbound, customer: string): Promise<void> {
  const { store } = at;
  // In a forwarded mail the code was somebody else's.
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

/**
 * Tells the owner of the new address who claims to have moved to it. The claim proves nothing; a proof can be
 * asked for.
 */
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
 * Hands messages to their customers: one call for each person, in order, however the batch mixes them. If one
 * object fails, the others still get theirs; the error is thrown once all were tried.
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
      // Only once the message is in the log: after a crash in between, the webhook comes again.
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

/** Hands receipts to the customers whose messages they are about. Returns how many belong to nobody. */
export async function handOverReceipts(env: Env, at: StoreDoor, receipts: Receipt[]): Promise<number> {
  let unknown = 0;
  const byCustomer = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    // Our own reference names the customer; without one, the recipient's address does.
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
