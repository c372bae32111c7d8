import type { CustomerObject } from '../../durable-objects/customer/rpc.ts';
import type { Channel } from '../conversation/values.ts';
import { traceId } from '../trace.ts';

/** What somebody of the store has told a customer by a program of their own: a mail program, a handset. */
interface Told {
  /** By what it was told: `mailbox:…`, `handset:…`. */
  advisor: string;
  /** Whose name stands over it. */
  name: string;
  text: string;
  channel: Channel;
  /** Names it where it comes in twice. */
  id: string;
}

/**
 * Writes it into the customer's thread, where the assistant is silent from then on, as behind any advisor. Where a colleague has the floor
 * it is a note: what was written beside them is for them to know. Handed in twice, it is one answer or one note.
 */
export async function toldElsewhere(
  customer: Pick<CustomerObject, 'advise'>,
  { id, text, channel, advisor, name }: Told,
): Promise<void> {
  const reply = { type: 'reply', advisor, name, text, session: null, channel, elsewhere: true } as const;
  const refused = await customer.advise(reply, traceId(), { key: id, print: id });
  if (refused !== 'taken') return;
  await customer.advise({ type: 'note', advisor, name, text }, traceId(), { key: `${id} note`, print: id });
}
