import { z } from 'zod';
import { sessionOf } from '../../../../src/conversation/state.ts';
import { LIMITS } from '../../../../src/limits.ts';
import { traceId } from '../../../../src/trace.ts';
import { objectName, open } from '../../../clients/open.ts';
import type { DeliveryResult } from '../../thread/outbox/row.ts';
import { carried as mayCarry, testimonyOf } from '../../verification/testimony.ts';
import type { DeliveryContext } from '../deliver.ts';
import { effect, type RowOf } from './effect.ts';

const PREFIX = 'carry:';

const Carried = z.object({
  session: z.string(),
  /** The number of the last event to copy. */
  to: z.number().int(),
});
type Carried = z.infer<typeof Carried>;

/** To the object of the customer who showed a chat's code on another channel: what was said in that chat. */
export const carried = effect<'carried', Carried>({
  kind: 'carried',
  body: Carried,
  background: true,
  leadsToTestimony: true,
  deliver: deliverCarried,
  // Everything that is here now is included.
  transfer: { arrive: (row, _, to) => ({ ...row, to: to.newest() }) },
});

/** The outbox address of a row for another object. */
export function carriedAddress(customer: string): string {
  return `${PREFIX}${customer}`;
}

/** The object that a row goes to; null where it is of another kind. */
export function carriedTo(address: string): string | null {
  return address.startsWith(PREFIX) ? address.slice(PREFIX.length) : null;
}

/** Copies the events. A row that arrives twice changes nothing there. */
async function deliverCarried(row: RowOf<Carried>, context: DeliveryContext): Promise<DeliveryResult> {
  const { env, store, thread, self } = context;
  const { session, to } = row.body;
  const whose = carriedTo(row.address);
  if (!whose) return { status: 'failed', error: 'nobody to tell' };
  const items = testimonyOf(thread.log.between(Math.max(0, to - LIMITS.testimonyOfOne.most), to), {
    session,
    message: (message) => thread.messages.sessionOf(message) === session,
    tickets: thread.exchanges.ticketsOf(session),
  });
  const kept = mayCarry(items, sessionOf(thread.state, session)?.claims ?? []);
  const from = thread.sessions.pathOf(session).at(-1) ?? self;
  const told = { from, order: null, account: null, items: kept, trace: traceId() };
  if (!(await open(env, env.CUSTOMER, objectName(store, whose)).testify(told)))
    return { status: 'failed', error: 'whoever showed the code is gone' };
  return { status: 'accepted', provider: whose };
}
