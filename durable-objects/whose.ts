import { now, timestamp } from '../src/clock.ts';
import type { Env } from '../src/env.ts';
import { type Address, addressKind, addressValue } from '../src/identity/address.ts';
import type { OnFile } from '../src/identity/assurance.ts';
import type { Shop } from '../src/shop/shop.ts';
import type { Address as AddressObject, Claim, Standing } from './address.ts';
import { objectName, open, type Place } from './open.ts';

/** Whose an address is, and what the shop has on file about it. */
export interface Whose {
  customer: string;
  onFile: OnFile;
}

/** What the shop said of an address is believed for a day. */
const BELIEVED = 86_400_000;

/**
 * The customer behind an address, made when there is none yet. Known people cost one hop (their Address object). Somebody new
 * is looked up in the shop: who is on an account goes to that account's customer, whose account claim decides races; the
 * contact then points there.
 *
 * `alias` is what the platform calls the same sender (a WhatsApp number's business-scoped user id): both lead to one customer. A
 * user id is renewed when the number's holder changes, so a number that comes with another id than before is somebody nobody
 * knows: she starts in an object of her own, at the `recognised` that any WhatsApp account has there, and what the shop has on
 * file for the number counts again only once something has been ordered with it since.
 */
export async function whose(
  env: Env,
  store: string,
  shop: Shop,
  address: Address,
  place: Place,
  alias?: Address,
): Promise<Whose> {
  const object = addressObject(env, store, address, place);
  const other = alias ? addressObject(env, store, alias, place) : null;
  const [found, companion] = await Promise.all([object.resolve(), other?.resolve() ?? null]);
  const changedHands = alias && found?.companion && found.companion !== alias;
  const claim = changedHands ? await object.depart(newCustomerId(), timestamp(), alias) : found;
  const home = companion && !companion.departedAt ? companion.hint : newCustomerId();
  const whose = await ownerBy(object, { env, store, shop, address, place }, claim, home);
  if (alias && !companion) await other?.claim(whose.customer, null);
  if (alias && claim?.companion !== alias) await object.accompany(alias);
  return whose;
}

/** The same for a claim already read; `home` takes an address that nobody has. */
async function ownerBy(
  object: DurableObjectStub<AddressObject>,
  at: { env: Env; store: string; shop: Shop; address: Address; place: Place },
  claim: Claim | null,
  home: string,
): Promise<Whose> {
  const { env, store, shop, address, place } = at;
  if (claim?.account && claim.knownAt !== null && now() - claim.knownAt < BELIEVED) return answer(claim);

  const standing = await askShop(shop, address);
  if (claim) {
    if (claim.departedAt && !(standing.lastOrderAt && standing.lastOrderAt > claim.departedAt)) {
      return { customer: claim.hint, onFile: { account: null, lastOrderAt: null } };
    }
    if (standing.account) {
      // First come keeps the account; if somebody else has it, the two are a matter for linking, not for guessing.
      await claimAccount(env, store, standing.account.id, claim.home, place);
      await object.learn(standing);
    }
    return { customer: claim.hint, onFile: standing };
  }
  const owner = standing.account ? await claimAccount(env, store, standing.account.id, home, place) : home;
  return answer(await object.claim(owner, standing));
}

/**
 * Somebody says, through the platform, that she left an address. Where she is from now on is not followed: a number passes from
 * hand to hand, and the platform's word for `previous → current` is no proof that the hand is the same. She keeps her thread, and
 * whoever writes from either address starts at nothing until she proves more or an advisor links the two.
 */
export async function leave(env: Env, store: string, address: Address, at: string): Promise<void> {
  await addressObject(env, store, address, {}).depart(newCustomerId(), at, null);
}

/** The customer of a shop account, made when there is none yet. */
export async function ownerOf(env: Env, store: string, account: string, place: Place): Promise<string> {
  return claimAccount(env, store, account, newCustomerId(), place);
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

/** Gives an address up that is `home`'s; whoever comes from it next is somebody new. */
export async function release(env: Env, store: string, address: Address, home: string): Promise<void> {
  await addressObject(env, store, address, {}).release(home);
}

/** A new customer's opaque id. */
export function newCustomerId(): string {
  return `cu_${crypto.randomUUID().replaceAll('-', '')}`;
}

export function addressObject(env: Env, store: string, address: Address, place: Place) {
  return open(env, env.ADDRESS, objectName(store, address), place);
}

/** Claims a shop account for `home` unless somebody has it; answers with who has it now. */
export async function claimAccount(
  env: Env,
  store: string,
  account: string,
  home: string,
  place: Place,
): Promise<string> {
  const claim = await addressObject(env, store, `account:${account}`, place).claim(home, null);
  return claim.hint;
}

/**
 * An address led to somebody who is erased, or is being so: it leads there no more, nor does the account behind it. An erasure
 * lets go of all it knows; this is for a claim that was made in that very moment.
 */
export async function forsake(env: Env, store: string, addresses: Address[], erased: string): Promise<void> {
  for (const address of addresses) {
    const account = (await claimOf(env, store, address))?.account;
    await release(env, store, address, erased);
    if (account) await release(env, store, `account:${account.id}`, erased);
  }
}

async function askShop(shop: Shop, address: Address): Promise<Standing> {
  const contact = contactOf(address);
  const found = contact ? await shop.accountByContact(contact) : null;
  const account = found
    ? { id: found.account.id, name: found.account.name, locale: found.account.locale }
    : null;
  return { account, lastOrderAt: found?.lastOrderAt ?? null, knownAt: now() };
}

/** What of an address a shop can have on file. */
function contactOf(address: Address): { email: string } | { phone: string } | null {
  const value = addressValue(address);
  switch (addressKind(address)) {
    case 'email':
      return { email: value };
    case 'phone':
      return { phone: value };
    case 'whatsapp':
      return value.startsWith('+') ? { phone: value } : null;
    default:
      return null;
  }
}

function answer(claim: Claim): Whose {
  return { customer: claim.hint, onFile: { account: claim.account, lastOrderAt: claim.lastOrderAt } };
}
