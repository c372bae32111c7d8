import { now, timestamp } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import type { Address } from '../../src/identity/address.ts';
import type { OnFile } from '../../src/identity/assurance.ts';
import type { ContactOnFile, Shop } from '../../src/shop/shop.ts';
import type { AddressObject, Claim, ShopRecord } from '../address/rpc.ts';
import { addressObject, claimAccount, newCustomerId } from './address.ts';
import { isolateMemory } from './isolate.ts';
import { type AddressAt, askShop, hasLapsed, isContact, lapse, recordOf, sharedRecord } from './on-file.ts';
import { objectName, type Placement } from './open.ts';

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
const seen = isolateMemory(new Set<string>());
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
  at: AddressAt & { ask: () => Promise<ContactOnFile | null> },
  claim: Claim | null,
  home: string,
): Promise<Resolved> {
  const { env, store, ask, address, place } = at;
  const isOnFile = claim?.account || claim?.sharedAt;
  if (claim && isOnFile && claim.knownAt !== null && now() - claim.knownAt < BELIEVED)
    return written(answer(claim));

  const record = await recordOf(at, await ask(), claim);
  if (claim && Boolean(record.shared) !== (claim.sharedAt !== null) && isContact(address)) {
    const next = record.account
      ? (await claimAccount(env, store, record.account.id, newCustomerId(), place)).home
      : newCustomerId();
    return written(answer((await object.pass(next, record)) ?? claim));
  }
  if (claim && hasLapsed(claim, record)) {
    await lapse(at, claim);
    return claimedBy(object, at, record, newCustomerId());
  }
  if (claim) {
    if (record.shared) {
      await object.learn(record);
      return written(answer(claim));
    }
    if (claim.departedAt && !(record.lastOrderAt && record.lastOrderAt > claim.departedAt)) {
      return written(answer({ ...claim, account: null, lastOrderAt: null }));
    }
    if (record.account) {
      // First come keeps the account; if somebody else has it, the two are a matter for linking, not for
      // guessing.
      await claimAccount(env, store, record.account.id, claim.home, place);
      await object.learn(record);
    }
    return written(answer({ ...claim, ...record }));
  }
  // Of several people's address nobody's earlier thread may be the home.
  return claimedBy(object, at, record, record.shared ? newCustomerId() : home);
}

/** Claims an address that nobody has: for the customer of the account that has it, else for `own`. */
async function claimedBy(
  object: DurableObjectStub<AddressObject>,
  { env, store, place }: AddressAt,
  record: ShopRecord,
  own: string,
): Promise<Resolved> {
  if (!record.account) return written(answer(await object.claim(own, record)));
  const [owner, erasedAt] = await Promise.all([
    claimAccount(env, store, record.account.id, own, place),
    object.lastErasure(),
  ]);
  const claimed = async () => {
    const { home: written } = await object.claim(owner.home, record);
    if (owner.hint !== owner.home && written === owner.home) await object.point(owner.home, owner.hint);
    return written;
  };
  const { account, lastOrderAt } = record;
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
