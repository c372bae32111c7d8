import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import {
  type Address,
  addressKind,
  addressValue,
  phoneOf,
  whatsappAddress,
} from '../../src/identity/address.ts';
import { type ContactOwner, contactOwner, establishedHolder } from '../../src/identity/contact.ts';
import type { ContactOnFile, Shop } from '../../src/shop/shop.ts';
import { traceId } from '../../src/trace.ts';
import type { Claim, ShopRecord } from '../address/rpc.ts';
import { addressObject, claimOf, lookUp, newCustomerId, release } from './address.ts';
import { objectName, open, type Placement } from './open.ts';

/* What the shop has on file for an address. */

/** An address of a store. */
export interface AddressAt {
  env: Env;
  store: string;
  address: Address;
  place: Placement;
}

/** Who has an address on file; null where nobody has. */
export async function askShop(shop: Shop, address: Address): Promise<ContactOnFile | null> {
  const contact = contactOf(address);
  return contact && shop.accountByContact(contact);
}

/**
 * What the shop's answer comes to, beside what was proven. Of a contact that several have, one is asked more.
 */
export async function recordOf(
  { env, store, address }: AddressAt,
  found: ContactOnFile | null,
  claim: Claim | null,
): Promise<ShopRecord> {
  const holders = found?.holders ?? [];
  const first = holders.length > 1 ? establishedHolder(holders) : null;
  const account = first ? await claimOf(env, store, `account:${first.account.id}`) : null;
  const proofs = { contact: claim?.confirmed ?? null, account: account?.confirmed?.at ?? null };
  const kind = addressKind(address) === 'email' ? 'mailbox' : 'number';
  const owner = contactOwner(kind, holders, proofs, timestamp());
  if (owner === 'shared') return sharedRecord();
  return { account: owner?.account ?? null, lastOrderAt: owner?.lastOrderAt ?? null, knownAt: now() };
}

/**
 * Whose a contact is by the shop and by what was proven; `shared` where it tells nobody apart, null where it
 * is on no account. Writes nothing.
 */
export async function contactHolder(
  env: Env,
  store: string,
  shop: Shop,
  address: Address,
): Promise<ContactOwner | 'shared' | null> {
  const [claim, found] = await Promise.all([claimOf(env, store, address), askShop(shop, address)]);
  const { account, lastOrderAt, shared } = await recordOf({ env, store, address, place: {} }, found, claim);
  return shared ? 'shared' : account && { account, lastOrderAt };
}

/** An address that several customers of the shop have: it stands for none of them. */
export function sharedRecord(): ShopRecord {
  return { account: null, lastOrderAt: null, knownAt: now(), shared: true };
}

/** Whether an address is one that a shop keeps of a customer, such as a mail address or a telephone number. */
export function isContact(address: Address): boolean {
  return contactOf(address) !== null;
}

/** What of an address a shop can have on file. */
function contactOf(address: Address): { email: string } | { phone: string } | null {
  if (addressKind(address) === 'email') return { email: addressValue(address) };
  const phone = phoneOf(address);
  return phone ? { phone } : null;
}

/** Whether the shop has an address for another account than it was claimed for, or for none any more. */
export function hasLapsed(claim: Claim, record: ShopRecord): boolean {
  return claim.account !== null && !record.shared && record.account?.id !== claim.account.id;
}

/**
 * What rested on the shop's word goes with it: first the former customer's thread is told, then the address
 * is free, so that what is cut off in between is done again.
 */
export async function lapse({ env, store, address }: AddressAt, claim: Claim): Promise<void> {
  const names = namesOf(address, claim);
  await open(env, env.CUSTOMER, objectName(store, claim.hint), {}).leave(names, traceId());
  for (const name of names) await release(env, store, name, claim.home);
}

/** An address with what the platform calls the same sender beside it. */
function namesOf(address: Address, { companion }: Claim): Address[] {
  return companion ? [address, companion as Address] : [address];
}

/**
 * The shop has a contact (`email:` or `phone:`) for others than before, and for the accounts `lostBy` no
 * more: what rested on that lapses now, and not only when it is asked again. Harmless again.
 */
export async function recheck(
  env: Env,
  store: string,
  shop: Shop,
  { contact, lostBy }: { contact: Address; lostBy: readonly string[] },
): Promise<void> {
  const number = phoneOf(contact);
  const known = [contact, ...(number ? [whatsappAddress(number)] : [])].filter((address) => address !== null);
  for (const account of lostBy) {
    const former = await lookUp(env, store, `account:${account}`);
    if (former) await open(env, env.CUSTOMER, objectName(store, former), {}).leave(known, traceId());
  }
  for (const address of known) {
    const object = addressObject(env, store, address, {});
    const claim = await object.resolve();
    if (!claim) continue;
    const at = { env, store, address, place: {} };
    const record = await recordOf(at, await askShop(shop, address), claim);
    if (hasLapsed(claim, record)) await lapse(at, claim);
    else if (record.shared && !claim.sharedAt) {
      const home = newCustomerId();
      const passed = namesOf(address, claim).map((name) =>
        addressObject(env, store, name, {}).pass(home, sharedRecord()),
      );
      await Promise.all(passed);
    } else await object.doubt();
  }
}
