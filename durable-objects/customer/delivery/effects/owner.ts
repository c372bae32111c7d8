import { z } from 'zod';
import { sessionOf } from '../../../../src/conversation/state.ts';
import type { KnownAccount } from '../../../../src/identity/assurance.ts';
import { LIMITS } from '../../../../src/limits.ts';
import { trace, traceId } from '../../../../src/trace.ts';
import { ownerOf, releaseErased } from '../../../clients/address.ts';
import { objectName, open } from '../../../clients/open.ts';
import type { DeliveryResult } from '../../thread/outbox/row.ts';
import { testimonyOf } from '../../verification/testimony.ts';
import type { DeliveryContext } from '../deliver.ts';
import { type Cause, effect, type Outgoing, type RowOf } from './effect.ts';

const OwnerNews = z.object({
  order: z.string(),
  session: z.string(),
  /** The number of the last event to copy. */
  to: z.number().int(),
});
type OwnerNews = z.infer<typeof OwnerNews>;

/**
 * To the object of the account that has an order: what a visitor says who named that order, and is not known
 * as its owner.
 */
export const owner = effect<'owner', OwnerNews>({
  kind: 'owner',
  body: OwnerNews,
  background: true,
  leadsToTestimony: true,
  due: dueToOwner,
  deliver: deliverToOwner,
  // Everything that is here now is included.
  transfer: { arrive: (news, _, to) => ({ ...news, to: to.newest() }) },
});

/** A turn's last event sends the copy; what was said before it is included. */
function dueToOwner({ event: { fact }, state, seq }: Cause): Outgoing<OwnerNews>[] {
  if (fact.type !== 'message.composed' && fact.type !== 'turn.silent') return [];
  // The orders of a thread with an account are its own; in any other, whoever named one is a stranger to its
  // owner.
  if (state.account !== null) return [];
  const { session } = fact;
  return (sessionOf(state, session)?.claims ?? []).map((order) => ({
    address: `order:${order}`,
    message: null,
    body: { order, session, to: seq },
  }));
}

/**
 * Copies what was said since the last time. A row that arrives twice, or a copy that overlaps, changes
 * nothing there. The order's owner is looked up for the first copy of a session; later ones go to the same
 * object.
 */
async function deliverToOwner(row: RowOf<OwnerNews>, context: DeliveryContext): Promise<DeliveryResult> {
  const { env, store, shop, thread, self } = context;
  const { session, order, to } = row.body;
  // The customer who named the order, where that session came through another object.
  const from = thread.sessions.pathOf(session).at(-1) ?? self;
  const last = thread.outbox.rows.lastSent('owner', row.address);
  const before = last && owner.read(last.body);
  const earlier = last && before?.session === session ? { owner: last.provider, to: before.to } : null;
  const copy = async (whose: string, account: KnownAccount | null, since: number): Promise<boolean> => {
    if (whose === self) return true;
    // Of a long history before the order was named, only the newest is copied: no more is kept.
    const after = Math.max(since, to - LIMITS.testimonyOfOne.most);
    const items = testimonyOf(thread.log.between(after, to), {
      session,
      message: (message) => thread.messages.sessionOf(message) === session,
      tickets: thread.exchanges.ticketsOf(session),
    });
    const testimony = { from, order, account, items, trace: traceId() };
    if (!(await open(env, env.CUSTOMER, objectName(store, whose)).testify(testimony))) return false;
    const count = items.length;
    trace('testimony.told', { store, customer: self, outbox: row.id, count });
    return true;
  };
  if (earlier?.owner && (await copy(earlier.owner, null, earlier.to)))
    return { status: 'accepted', provider: earlier.owner };

  const known = await shop.ownerOf(order);
  if (!known) return { status: 'failed', error: 'order is gone' };
  const { id, name, locale } = known.account;
  const whose = await ownerOf(env, store, id, { country: known.country });
  if (!(await copy(whose, { id, name, locale }, 0))) {
    // Erased a moment ago: the account is free for a new customer.
    await releaseErased(env, store, [`account:${id}`], whose);
    return { status: 'retry', error: 'the owner was erased' };
  }
  return { status: 'accepted', provider: whose };
}
