import { timestamp } from '../../../src/clock.ts';
import {
  type Address,
  addressValue,
  emailAddress,
  phoneAddress,
  whatsappAddress,
} from '../../../src/identity/address.ts';
import type { Account } from '../../../src/shop/shop.ts';
import type { Claim } from '../../address/rpc.ts';
import { claimOf, release } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';

/** How many calls to other objects run at once. */
const AT_ONCE = 20;

/** An address that leads to a customer, and what is stored with it. */
export interface HeldAddress {
  address: Address;
  claim: Claim;
}

type HeldContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'sql' | 'thread'>;

/**
 * Every address that leads here: the customer's own, the accounts the shop had behind them, what platforms
 * call the customer beside them, and the routes of what came unproven. What names another comes before it.
 * `onFile`: the account as the shop has it; null where there is none, or it cannot be asked.
 */
export async function heldAddresses(context: HeldContext, onFile: Account | null): Promise<HeldAddress[]> {
  const { sql, thread } = context;
  const known = sql
    .exec<{ address: string }>('SELECT address FROM addresses UNION SELECT address FROM sessions')
    .toArray()
    .map(({ address }) => address as Address)
    // A browser is found by its token: it has no Address.
    .filter((address) => !address.startsWith('visitor:') || address.startsWith('visitor:call/'));
  const { account } = thread.state;
  // What the shop has on file leads here too, also where a message from it was cut off before it came.
  return heldAmong(context, [...known, ...addressesOnFile(account?.id ?? null, onFile)]);
}

/** An account, and its contacts as the shop has them. */
export function addressesOnFile(account: string | null, onFile: Account | null): Address[] {
  const phone = onFile ? phoneAddress(onFile.phone, '') : null;
  return [
    account && (`account:${account}` as const),
    onFile && emailAddress(onFile.email),
    phone,
    phone && whatsappAddress(addressValue(phone)),
  ].filter((address) => address !== null) as Address[];
}

/** Those of some addresses that lead here, with the further addresses that they store. */
export async function heldAmong(
  { env, store, self }: Pick<HeldContext, 'env' | 'store' | 'self'>,
  known: readonly Address[],
): Promise<HeldAddress[]> {
  const asked = new Set<Address>(
    known.flatMap((address) => [address, `visitor:unproven/${address}` as const]),
  );
  const held: HeldAddress[] = [];
  // The further addresses of an Address are checked in turn.
  const waiting = [...asked];
  while (waiting.length > 0) {
    const claims = await Promise.all(
      waiting
        .splice(0, AT_ONCE)
        .map(async (address) => [address, await claimOf(env, store, address)] as const),
    );
    for (const [address, claim] of claims) {
      if (claim?.home !== self) continue;
      held.push({ address, claim });
      for (const other of [claim.account && `account:${claim.account.id}`, claim.companion]) {
        if (!other || asked.has(other as Address)) continue;
        asked.add(other as Address);
        waiting.push(other as Address);
      }
    }
  }
  return held;
}

/** Releases addresses that an erased customer held. */
export async function releaseHeld(
  { env, store, self }: Pick<HeldContext, 'env' | 'store' | 'self'>,
  held: readonly HeldAddress[],
): Promise<void> {
  // Meta's signed webhooks carry their own time, and could be replayed.
  const erasedAt = timestamp();
  // Last in, first out: an address is released before the one by which it was found.
  for (const { address } of held.toReversed())
    await release(env, store, address, self, address.startsWith('whatsapp:') ? erasedAt : null);
}
