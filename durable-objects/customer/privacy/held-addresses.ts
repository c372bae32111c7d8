import {
  type Address,
  addressValue,
  emailAddress,
  phoneAddress,
  whatsappAddress,
} from '../../../src/identity/address.ts';
import type { Account } from '../../../src/shop/shop.ts';
import type { Claim } from '../../address/rpc.ts';
import { claimOf } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';

/** Calls to other objects under way at once. */
const AT_ONCE = 20;

/** An address that leads to a customer, and what is kept there of it. */
export interface HeldAddress {
  address: Address;
  claim: Claim;
}

/**
 * Every address that leads here: the customer's own, the accounts the shop had behind them, what platforms
 * call the customer beside them, and the routes of what came unproven. What names another comes before it.
 * `onFile`: the account as the shop has it; null where there is none, or it cannot be asked.
 */
export async function heldAddresses(
  { env, store, self, sql, thread }: Pick<ObjectContext, 'env' | 'store' | 'self' | 'sql' | 'thread'>,
  onFile: Account | null,
): Promise<HeldAddress[]> {
  const known = sql
    .exec<{ address: string }>('SELECT address FROM addresses UNION SELECT address FROM sessions')
    .toArray()
    .map(({ address }) => address as Address)
    // A browser is found by its token: it has no Address.
    .filter((address) => !address.startsWith('visitor:') || address.startsWith('visitor:call/'));
  const account = thread.state.account;
  // What the shop has on file leads here too, also where a message from it was cut off before it came.
  const phone = onFile ? phoneAddress(onFile.phone, '') : null;
  known.push(
    ...[
      account && (`account:${account.id}` as const),
      onFile && emailAddress(onFile.email),
      phone,
      phone && whatsappAddress(addressValue(phone)),
    ].filter((address) => address !== null),
  );
  const asked = new Set<Address>(
    known.flatMap((address) => [address, `visitor:unproven/${address}` as const]),
  );
  const held: HeldAddress[] = [];
  // What an Address knows beside itself is asked in turn. A set goes on to what is added while it is gone
  // through.
  const seen = [...asked];
  for (let at = 0; at < seen.length; at += AT_ONCE) {
    const claims = await Promise.all(
      seen
        .slice(at, at + AT_ONCE)
        .map(async (address) => [address, await claimOf(env, store, address)] as const),
    );
    for (const [address, claim] of claims) {
      if (claim?.home !== self) continue;
      held.push({ address, claim });
      for (const other of [claim.account && `account:${claim.account.id}`, claim.companion]) {
        if (!other || asked.has(other as Address)) continue;
        asked.add(other as Address);
        seen.push(other as Address);
      }
    }
  }
  return held;
}
