import type { Env } from '../../../src/env.ts';
import {
  type Address,
  addressKind,
  addressValue,
  e164,
  emailAddress,
  phoneOf,
} from '../../../src/identity/address.ts';
import type { KnownAccount } from '../../../src/identity/assurance.ts';
import type { CodeTarget, CodeWay } from '../../../src/identity/code.ts';
import { addressObject, claimOf } from '../../clients/address.ts';
import { contactHolder } from '../../clients/on-file.ts';
import type { DeliveryContext } from './deliver.ts';

/** The address a code goes to, and its owner. */
export interface CodeRecipient {
  address: Address;
  /** The shop's account that has it; null where it is on none. */
  account: KnownAccount | null;
  /** The customer whose thread has the address, where no account does. */
  owner: string | null;
}

type RecipientContext = Pick<DeliveryContext, 'env' | 'store' | 'shop' | 'settings' | 'thread'>;

/**
 * The address a code goes to; null where it may go nowhere. It may go to what the shop has on an order or an
 * account, or to what somebody here has proven to be theirs, and never to wherever a stranger says. A thread
 * that belongs to one customer gets no code for another: what was said in it belongs to the first.
 */
export async function codeRecipient(
  target: CodeTarget,
  way: CodeWay,
  context: RecipientContext,
): Promise<CodeRecipient | null> {
  const place =
    target.kind === 'address'
      ? await typed(target.address as Address, way, context)
      : await filed(target, way, context);
  const known = context.thread.state.account;
  return known && place?.account?.id !== known.id ? null : place;
}

/** A number counts as one address, whichever way a code takes to it. */
export function countedAs(address: Address): Address {
  return addressKind(address) === 'whatsapp' ? `phone:${addressValue(address)}` : address;
}

async function filed(
  target: Exclude<CodeTarget, { kind: 'address' }>,
  way: CodeWay,
  { env, store, shop, settings, thread }: RecipientContext,
): Promise<CodeRecipient | null> {
  const order = target.kind === 'order' ? await shop.order(target.order) : null;
  const own = target.kind === 'account' ? thread.state.account : null;
  const account = order ? order.customer : own ? await shop.account(own.id) : null;
  if (!account) return null;
  const country = order?.address?.country || settings.country;
  const number = e164(account.phone, country) ?? e164(account.phone, settings.country);
  const address = way === 'email' ? emailAddress(account.email) : numberFor(number, way);
  if (!address || (await left(env, store, address, order?.placedAt))) return null;
  const { id, name, locale } = account;
  return { address, account: { id, name, locale }, owner: null };
}

async function typed(
  said: Address,
  way: CodeWay,
  { env, store, shop }: RecipientContext,
): Promise<CodeRecipient | null> {
  const value = addressValue(said);
  const email = addressKind(said) === 'email';
  if (email !== (way === 'email')) return null;
  const address = email ? said : numberFor(value, way);
  if (!address) return null;
  const found = await contactHolder(env, store, shop, said);
  // An address that several people have proves nothing about one of them.
  if (found === 'shared') return null;
  if (found && !(await left(env, store, address, found.lastOrderAt ?? undefined)))
    return { address, account: found.account, owner: null };
  const claim = await addressObject(env, store, said, {}).resolve();
  if (!claim || claim.departedAt || claim.sharedAt) return null;
  return { address, account: claim.confirmed?.account ?? null, owner: claim.hint };
}

/**
 * Whether somebody left an address, or had it revoked, since it was last known to be theirs: its holder now
 * is somebody else.
 */
async function left(env: Env, store: string, address: Address, since: string | undefined): Promise<boolean> {
  const number = phoneOf(address);
  const names: Address[] = number ? [`phone:${number}`, `whatsapp:${number}`] : [address];
  const claims = await Promise.all(names.map((name) => claimOf(env, store, name)));
  return claims.some(
    (claim) => claim?.departedAt && (since === undefined || Date.parse(claim.departedAt) > Date.parse(since)),
  );
}

function numberFor(number: string | null, way: CodeWay): Address | null {
  if (!number?.startsWith('+')) return null;
  return way === 'whatsapp' ? `whatsapp:${number}` : `phone:${number}`;
}
