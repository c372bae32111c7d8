import type { Env } from '../../src/env.ts';
import type { Address } from '../../src/identity/address.ts';
import { blindName } from '../../src/seal.ts';
import type { Claim } from '../address/rpc.ts';
import { objectName, open, type Placement } from './open.ts';

/* What is asked of one address, and changed there. Whose it is in the end: directory.ts. */

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
 * changes NAMES_KEY forgets whose addresses are.
 */
export function addressObject(env: Env, store: string, address: Address, place: Placement) {
  return open(env, env.ADDRESS, objectName(store, addressName(env, store, address)), place);
}

/** What an address is called where it is not to be read. */
export function addressName(env: Env, store: string, address: Address): string {
  return blindName(env, 'address', store, address);
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

/**
 * The platform reports that somebody left an address. The new address is not followed: a number passes from
 * hand to hand, and the platform's word for `previous → current` is no proof that the hand is the same. The
 * customer keeps the thread, and whoever writes from either address starts at nothing until they prove more
 * or an advisor links the two.
 */
export async function markDeparted(env: Env, store: string, address: Address, at: string): Promise<void> {
  await addressObject(env, store, address, {}).depart(newCustomerId(), at, null);
}
