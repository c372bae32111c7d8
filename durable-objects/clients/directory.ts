import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import {
  type Address,
  addressKind,
  addressValue,
  phoneOf,
  whatsappAddress,
} from '../../src/identity/address.ts';
import type { OnFile } from '../../src/identity/assurance.ts';
import { blindName } from '../../src/seal.ts';
import type { Shop } from '../../src/shop/shop.ts';
import type { AddressObject, Claim, ShopRecord } from '../address/rpc.ts';
import { objectName, open, type Placement } from './open.ts';

/** Whose an address is, and what the shop has on file about it. */
export interface Owner {
  /** Where to go. */
  customer: string;
  /** Whose address it is: `customer`, or an object that it leads. */
  home: string;
  onFile: OnFile;
  /** ISO time when somebody was erased who had it: what was sent before is not taken once more. */
  erasedAt: string | null;
}

/** An owner who can be called at once, while the address still records whose it is. */
export interface Resolved extends Owner {
  /**
   * Whose address it is once that is written: nearly always `home`. Another home when the shop answered two
   * who asked in the same moment differently. To be awaited before the sender is told that all is well: a
   * redelivery mends what failed.
   */
  settled: Promise<string>;
}

/** What the shop said of an address is believed for a day. */
const BELIEVED = 86_400_000;

/**
 * Addresses that this isolate has seen with a claim that still holds; the oldest are forgotten. Only saves a
 * question.
 */
const seen = new Set<string>();
const MOST_SEEN = 10_000;

function note(name: string): void {
  seen.delete(name);
  seen.add(name);
  for (const oldest of seen) {
    if (seen.size <= MOST_SEEN) break;
    seen.delete(oldest);
  }
}

/**
 * The customer behind an address, made when there is none yet, after at most two hops in a row. Known people
 * cost one (their Address object). Of an address that this isolate has not met, the shop is asked at the same
 * time: who is on an account goes to that account's customer, whose account claim decides races; the contact
 * then points there, while the message is on its way.
 * `alias` is what the platform calls the same sender (a WhatsApp number's business-scoped user id): both lead
 * to one customer. A user id is renewed when the number's holder changes, so a number that comes with another
 * id than before is an unknown person. They start in an object of their own, at the `recognised` that any
 * WhatsApp account has there, and what the shop has on file for the number counts again only once something
 * has been ordered with it since.
 * An address that the shop has on several accounts opens none of their threads: it has an object of its own,
 * in which whoever writes is as unknown as any visitor. Once it is one account's again, what was said there
 * meanwhile stays there.
 */
export async function resolveOwner(
  env: Env,
  store: string,
  shop: Shop,
  address: Address,
  place: Placement,
  alias?: Address,
): Promise<Resolved> {
  const object = addressObject(env, store, address, place);
  const other = alias ? addressObject(env, store, alias, place) : null;
  const name = objectName(store, address);
  // Rejects only where it is read: who is known already needs no shop.
  const asked = isContact(address) && !seen.has(name) ? askShop(shop, address) : null;
  asked?.catch(() => undefined);
  const [found, companion] = await Promise.all([object.resolve(), other?.resolve() ?? null]);
  if (found) note(name);
  const changedHands = alias && found?.companion && found.companion !== alias;
  const claim = changedHands ? await object.depart(newCustomerId(), timestamp(), alias) : found;
  const home = companion && !companion.departedAt ? companion.home : newCustomerId();
  const ask = () => asked ?? askShop(shop, address);
  const whose = await ownerBy(object, { env, store, ask, address, place }, claim, home);
  const { shared } = whose.onFile;
  const settle = async () => {
    const written = await whose.settled;
    await Promise.all([
      alias && !companion ? other?.claim(whose.home, null) : null,
      // What the platform calls the same sender leads where the sender does, also where it comes alone.
      companion && shared && !companion.sharedAt ? other?.pass(whose.home, sharedRecord()) : null,
      alias && claim?.companion !== alias ? object.accompany(alias) : null,
    ]);
    note(name);
    return written;
  };
  const settled = settle();
  settled.catch(() => undefined);
  return { ...whose, settled };
}

/** The same for a claim already read; `home` takes an address that nobody has. */
async function ownerBy(
  object: DurableObjectStub<AddressObject>,
  at: { env: Env; store: string; ask: () => Promise<ShopRecord>; address: Address; place: Placement },
  claim: Claim | null,
  home: string,
): Promise<Resolved> {
  const { env, store, ask, address, place } = at;
  const told = claim?.account || claim?.sharedAt;
  if (claim && told && claim.knownAt !== null && now() - claim.knownAt < BELIEVED)
    return written(answer(claim));

  const standing = await ask();
  if (claim && Boolean(standing.shared) !== (claim.sharedAt !== null) && isContact(address)) {
    const next = standing.account
      ? (await claimAccount(env, store, standing.account.id, newCustomerId(), place)).home
      : newCustomerId();
    return written(answer((await object.pass(next, standing)) ?? claim));
  }
  if (claim) {
    if (standing.shared) {
      await object.learn(standing);
      return written(answer(claim));
    }
    if (claim.departedAt && !(standing.lastOrderAt && standing.lastOrderAt > claim.departedAt)) {
      return written(answer({ ...claim, account: null, lastOrderAt: null }));
    }
    if (standing.account) {
      // First come keeps the account; if somebody else has it, the two are a matter for linking, not for
      // guessing.
      await claimAccount(env, store, standing.account.id, claim.home, place);
      await object.learn(standing);
    }
    return written(answer({ ...claim, ...standing }));
  }
  // Of several people's address nobody's earlier thread may be the home.
  const own = standing.shared ? newCustomerId() : home;
  if (!standing.account) return written(answer(await object.claim(own, standing)));
  const [owner, erasedAt] = await Promise.all([
    claimAccount(env, store, standing.account.id, own, place),
    object.lastErasure(),
  ]);
  const claimed = async () => {
    const { home: written } = await object.claim(owner.home, standing);
    if (owner.hint !== owner.home && written === owner.home) await object.point(owner.home, owner.hint);
    return written;
  };
  const { account, lastOrderAt } = standing;
  const erasures = [owner.erasedAt, erasedAt].filter((at) => at !== null).sort();
  return {
    customer: owner.hint,
    home: owner.home,
    onFile: { account, lastOrderAt },
    erasedAt: erasures.at(-1) ?? null,
    settled: claimed(),
  };
}

/** An owner whose address says so already. */
function written(owner: Owner): Resolved {
  return { ...owner, settled: Promise.resolve(owner.home) };
}

/**
 * The platform reports that somebody left an address. The new address is not followed: a number passes from
 * hand to hand, and the platform's word for `previous → current` is no proof that the hand is the same. The
 * customer keeps the thread, and whoever writes from either address starts at nothing until they prove more
 * or an advisor links the two.
 */
export async function markDeparted(env: Env, store: string, address: Address, at: string): Promise<void> {
  await addressObject(env, store, address, {}).depart(newCustomerId(), at, null);
}

/**
 * The shop says that several accounts have a contact (`email:` or `phone:`): from now on, and not only when
 * it is asked again, it opens none of their threads. Harmless again.
 */
export async function markShared(env: Env, store: string, contact: Address): Promise<void> {
  const number = phoneOf(contact);
  const known = [contact, ...(number ? [whatsappAddress(number)] : [])].filter((address) => address !== null);
  await Promise.all(
    known.map(async (address) => {
      const claim = await addressObject(env, store, address, {}).resolve();
      if (!claim) return;
      const home = claim.sharedAt ? claim.home : newCustomerId();
      const names = [address, ...(claim.companion ? [claim.companion as Address] : [])];
      await Promise.all(names.map((name) => addressObject(env, store, name, {}).pass(home, sharedRecord())));
    }),
  );
}

/** The customer of a shop account, made when there is none yet. */
export async function ownerOf(env: Env, store: string, account: string, place: Placement): Promise<string> {
  return (await claimAccount(env, store, account, newCustomerId(), place)).hint;
}

/** The customer of an address or an account, or null. Writes nothing. */
export async function lookUp(env: Env, store: string, address: Address): Promise<string | null> {
  const claim = await addressObject(env, store, address, {}).resolve();
  return claim?.hint ?? null;
}

/** What is known of an address, or null. Writes nothing. */
export function claimOf(env: Env, store: string, address: Address): Promise<Claim | null> {
  return addressObject(env, store, address, {}).resolve();
}

/**
 * Gives an address up that is `home`'s; whoever comes from it next is somebody new. `erasedAt`: ISO time of
 * an erasure, to be known.
 */
export async function release(
  env: Env,
  store: string,
  address: Address,
  home: string,
  erasedAt: string | null = null,
): Promise<void> {
  await addressObject(env, store, address, {}).release(home, erasedAt);
}

/** A new customer's opaque id. */
export function newCustomerId(): string {
  return `cu_${crypto.randomUUID().replaceAll('-', '')}`;
}

/**
 * The object of an address. Its name is a keyed hash: names stand in dashboards, metrics and logs, and a
 * plain hash of a phone number is found by trying them all. So nothing is named by a number, and whoever
 * changes SEAL_KEY forgets whose addresses are.
 */
export function addressObject(env: Env, store: string, address: Address, place: Placement) {
  return open(env, env.ADDRESS, objectName(store, blindName(env.SEAL_KEY, 'address', store, address)), place);
}

/** Claims a shop account for `home` unless somebody has it; answers with who has it now. */
export async function claimAccount(
  env: Env,
  store: string,
  account: string,
  home: string,
  place: Placement,
): Promise<Claim> {
  return addressObject(env, store, `account:${account}`, place).claim(home, null);
}

/**
 * An address sent somebody to an object that does not lead its home (any more): it goes to the home from now
 * on.
 */
export async function resetHint(env: Env, store: string, address: Address, home: string): Promise<void> {
  await addressObject(env, store, address, {}).point(home, home);
}

/**
 * An address led to somebody who is erased, or is being so: it leads there no more, nor does the account
 * behind it. An erasure lets go of all it knows; this is for a claim that was made in that very moment.
 */
export async function releaseErased(
  env: Env,
  store: string,
  addresses: Address[],
  erased: string,
): Promise<void> {
  for (const address of addresses) {
    const account = (await claimOf(env, store, address))?.account;
    await release(env, store, address, erased);
    if (account) await release(env, store, `account:${account.id}`, erased);
  }
}

async function askShop(shop: Shop, address: Address): Promise<ShopRecord> {
  const contact = contactOf(address);
  const found = contact ? await shop.accountByContact(contact) : null;
  if (found?.shared) return sharedRecord();
  const account = found
    ? { id: found.account.id, name: found.account.name, locale: found.account.locale }
    : null;
  return { account, lastOrderAt: found?.lastOrderAt ?? null, knownAt: now() };
}

function sharedRecord(): ShopRecord {
  return { account: null, lastOrderAt: null, knownAt: now(), shared: true };
}

function isContact(address: Address): boolean {
  return contactOf(address) !== null;
}

/** What of an address a shop can have on file. */
function contactOf(address: Address): { email: string } | { phone: string } | null {
  if (addressKind(address) === 'email') return { email: addressValue(address) };
  const phone = phoneOf(address);
  return phone ? { phone } : null;
}

/**
 * What the shop has on file comes first; what only its holder has proven counts where the shop knows of
 * nobody.
 */
function answer({ home, hint, account, lastOrderAt, confirmed, sharedAt, erasedAt }: Claim): Owner {
  const owner = { customer: hint, home, erasedAt };
  if (sharedAt) return { ...owner, onFile: { account, lastOrderAt, shared: true } };
  if (!confirmed || (account && account.id !== confirmed.account.id))
    return { ...owner, onFile: { account, lastOrderAt } };
  const known = account ?? confirmed.account;
  return { ...owner, onFile: { account: known, lastOrderAt, confirmedAt: confirmed.at } };
}
