import { lookUp } from '../../durable-objects/clients/address.ts';
import type { CustomerObject } from '../../durable-objects/customer/rpc.ts';
import { allTried } from '../all-tried.ts';
import type { Echo } from '../channels/whatsapp/echoes.ts';
import type { Channel } from '../conversation/values.ts';
import type { Env } from '../env.ts';
import { trace, traceId } from '../trace.ts';
import { customerObject } from './hand-over.ts';
import type { StoreDoor } from './stores.ts';

/** What somebody at the store has written to a customer with a program of their own: a mail program or a handset. */
interface Told {
  /** Where it was written: `mailbox:…`, `handset:…`. */
  advisor: string;
  /** The name that is shown as its author. */
  name: string;
  text: string;
  channel: Channel;
  /** Its id, by which a second delivery is recognised. */
  id: string;
}

/**
 * Writes it into the customer's thread, where the assistant is silent from then on, as after any advisor's
 * reply. While a colleague has the thread it becomes a note, which the customer does not see. A second
 * delivery changes nothing.
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

/**
 * Somebody at the store has answered customers on the handset: their messages are recorded, and the assistant
 * is silent in those threads, as after any advisor's reply. An addressee without a thread here is passed
 * over.
 */
export async function standAside(env: Env, at: StoreDoor, echoes: readonly Echo[]): Promise<void> {
  const { store, settings } = at;
  const advisor = 'handset:whatsapp';
  const name = settings.name;
  await allTried(
    echoes.map(({ external, to, text }) => async () => {
      const customer = await lookUp(env, store, to);
      if (!customer) return trace('whatsapp.echo.unknown', { store });
      const told = { advisor, name, text, channel: 'whatsapp', id: `echo ${external}` } as const;
      await toldElsewhere(customerObject(env, store, customer), told);
    }),
  );
}
