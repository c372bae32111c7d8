import type { Customer } from '../../durable-objects/customer.ts';
import { objectName, open } from '../../durable-objects/open.ts';
import { leave, lookUp, misdirected, type Whose, whose } from '../../durable-objects/whose.ts';
import type { Inbound, Receipt } from '../channels/channel.ts';
import type { Env } from '../env.ts';
import type { Address } from '../identity/address.ts';
import { provesAddress } from '../identity/assurance.ts';
import { countryOfPhone } from '../identity/country.ts';
import type { StoreDoor } from './stores.ts';

/** Opens a customer's object. */
export function customerObject(
  env: Env,
  store: string,
  customer: string,
  country?: string | null,
): DurableObjectStub<Customer> {
  return open(env, env.CUSTOMER, objectName(store, customer), { country });
}

/**
 * Where a message is routed: to its sender's owner when the sender is proven, else to an object of its own, so that nobody
 * writes into a person's thread by typing her address.
 */
export function routeOf(from: Address, evidence: Inbound['evidence']): Address {
  return provesAddress(evidence) ? from : `visitor:unproven/${from}`;
}

/**
 * Calls the object that an address leads to. One that does not lead the address's home answers `not mine`: then its home is called,
 * and the address remembers.
 */
export async function atHome<T>(
  env: Env,
  store: string,
  route: Address,
  { customer, home }: Pick<Whose, 'customer' | 'home'>,
  call: (customer: string, home: string) => Promise<T | 'not mine'>,
): Promise<T> {
  const answer = await call(customer, home);
  if (answer !== 'not mine') return answer;
  await misdirected(env, store, route, home);
  const again = await call(home, home);
  if (again === 'not mine') throw new Error('an object that does not know itself');
  return again;
}

/** Whose address the sender of an unproven message claims; an advisor is shown that the two may be one. */
async function likeness(env: Env, store: string, message: Inbound | undefined): Promise<string | undefined> {
  if (!message || provesAddress(message.evidence)) return undefined;
  return (await lookUp(env, store, message.from)) ?? undefined;
}

/** Gives messages to their customers: one call for each person, in their order, however they came mixed. */
export async function handOver(env: Env, at: StoreDoor, messages: Inbound[]): Promise<void> {
  const byPerson = new Map<Address, Inbound[]>();
  for (const message of messages) {
    const route = routeOf(message.from, message.evidence);
    byPerson.set(route, [...(byPerson.get(route) ?? []), message]);
  }
  await Promise.all(
    [...byPerson].map(async ([route, inbound]) => {
      const country = countryOfPhone(route);
      const alias = inbound.find((message) => message.alias)?.alias;
      const [found, resembles] = await Promise.all([
        whose(env, at.store, at.shop, route, { country }, alias),
        likeness(env, at.store, inbound[0]),
      ]);
      await atHome(env, at.store, route, found, (customer, home) =>
        customerObject(env, at.store, customer, country).hear(
          inbound.map((message) => ({ inbound: message, onFile: found.onFile, resembles })),
          { origin: at.origin, country, trace: at.trace, home },
        ),
      );
      // Only once she has it in her log: a crash in between brings the webhook again.
      for (const message of inbound) {
        if (!message.movedTo) continue;
        for (const left of [message.from, message.alias]) {
          if (left) await leave(env, at.store, left, message.at);
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
  const misplaced = await Promise.all(
    [...byCustomer].map(([customer, own]) => customerObject(env, at.store, customer).receipts(own, at.trace)),
  );
  return misplaced.reduce((sum, count) => sum + count, unknown);
}
