import { now, timestamp } from '../src/clock.ts';
import type { Env } from '../src/env.ts';
import { type Address, addressKind, addressValue } from '../src/identity/address.ts';
import type { OnFile } from '../src/identity/assurance.ts';
import type { Shop } from '../src/shop/shop.ts';
import type { Address as AddressObject, Claim, Standing } from './address.ts';
import { objectName, open, type Place } from './open.ts';

/** Whose an address is, and what the shop has on file about it. */
export interface Whose {
  /** Where to go. */
  customer: string;
  /** Whose address it is: `customer`, or an object that it leads. */
  home: string;
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
  const home = companion && !companion.departedAt ? companion.home : newCustomerId();
  const whose = await ownerBy(object, { env, store, shop, address, place }, claim, home);
  if (alias && !companion) await other?.claim(whose.home, null);
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
      return answer({ ...claim, account: null, lastOrderAt: null });
    }
    if (standing.account) {
      // First come keeps the account; if somebody else has it, the two are a matter for linking, not for guessing.
      await claimAccount(env, store, standing.account.id, claim.home, place);
      await object.learn(standing);
    }
    return answer({ ...claim, ...standing });
  }
  const owner = standing.account ? await claimAccount(env, store, standing.account.id, home, place) : null;
  const claimed = await object.claim(owner?.home ?? home, standing);
  if (owner && owner.hint !== owner.home && claimed.home === owner.home)
    await object.point(owner.home, owner.hint);
  return { ...answer(claimed), customer: owner?.home === claimed.home ? owner.hint : claimed.hint };
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
  return (await claimAccount(env, store, account, newCustomerId(), place)).hint;
}

/** The customer of an address or an account, or null. Writes nothing. */
export async function lookUp(env: Env, store: string, address: Address): Promise<string | null> {
  const claim = await addressObject(env, store, address, {}).resolve();
  return claim?.hint ?? null;
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
): Promise<Claim> {
  return addressObject(env, store, `account:${account}`, place).claim(home, null);
}

/** An address sent somebody to an object that does not lead its home (any more): it goes to the home from now on. */
export async function misdirected(env: Env, store: string, address: Address, home: string): Promise<void> {
  await addressObject(env, store, address, {}).point(home, home);
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

/** What the shop has on file comes first; what only she has proven counts where the shop knows of nobody. */
function answer({ home, hint, account, lastOrderAt, confirmed }: Claim): Whose {
  if (!confirmed || (account && account.id !== confirmed.account.id))
    return { customer: hint, home, onFile: { account, lastOrderAt } };
  return {
    customer: hint,
    home,
    onFile: { account: account ?? confirmed.account, lastOrderAt, confirmedAt: confirmed.at },
  };
}
