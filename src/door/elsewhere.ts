import { lookUp } from '../../durable-objects/clients/address.ts';
import type { CustomerObject } from '../../durable-objects/customer/rpc.ts';
import { allTried } from '../all-tried.ts';
import type { Echo } from '../channels/whatsapp/echoes.ts';
import type { Channel } from '../conversation/values.ts';
import type { Env } from '../env.ts';
import { trace, traceId } from '../trace.ts';
import { customerObject } from './hand-over.ts';
import type { StoreDoor } from './stores.ts';

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

/**
 * Somebody of the store has answered customers on the handset: the assistant is silent in their threads, as
 * behind any advisor, and the words stand there. To whom nothing was ever said here there is no thread.
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
