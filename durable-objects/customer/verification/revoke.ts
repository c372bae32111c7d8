import { timestamp } from '../../../src/clock.ts';
import type { FactOf } from '../../../src/conversation/events.ts';
import { knows } from '../../../src/conversation/lineage.ts';
import { type Address, phoneOf, whatsappAddress } from '../../../src/identity/address.ts';
import { addressName, claimOf, markDeparted } from '../../clients/address.ts';
import type { ObjectContext } from '../context.ts';

type RevokeContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'thread'>;

/** Why an address is the customer's no more, and by whom. */
type Reason = Pick<FactOf<'address.departed'>, 'why' | 'by'>;

/**
 * Notes that addresses are the customer's no more. What is written about a session that came by a follower
 * belongs to that one, so that it is gone there as well once the two are parted.
 */
export function depart(
  { env, store, thread }: Pick<RevokeContext, 'env' | 'store' | 'thread'>,
  addresses: readonly Address[],
  reason: Reason,
): void {
  for (const address of addresses) {
    const session = thread.state.sessions.findLast((other) => other.address === address);
    const path = session ? thread.lineage.pathOf(session.id) : [];
    const name = addressName(env, store, address);
    thread.lineage.through(path, () =>
      thread.note([{ type: 'address.departed', address, name, to: null, ...reason }]),
    );
  }
}

/**
 * A person of the shop takes an address off the customer: whoever writes or calls from it is a stranger, also
 * where the shop still has it on file, until something is ordered with it again. A number is the same on the
 * phone and on WhatsApp. False where it is none of this customer's.
 */
export async function revokeAddress(context: RevokeContext, address: Address, by: string): Promise<boolean> {
  const { env, store, self, thread } = context;
  const own = [...thread.addresses.all(), ...thread.state.sessions].some((one) => one.address === address);
  const number = phoneOf(address);
  const names = new Set([address, ...(number ? [`phone:${number}` as const, whatsappAddress(number)] : [])]);
  const revoked: Address[] = [];
  for (const name of names) {
    const claim = name && (await claimOf(env, store, name));
    const ours = claim && [claim.home, claim.hint].some((one) => one === self || knows(thread.state, one));
    if (!name || !(ours || (own && name === address))) continue;
    if (ours)
      for (const one of [name, claim.companion])
        if (one) await markDeparted(env, store, one as Address, timestamp());
    revoked.push(name);
  }
  depart(context, revoked, { why: 'revoked', by });
  return revoked.length > 0;
}
