import { lookUp } from '../../durable-objects/clients/address.ts';
import { allTried } from '../all-tried.ts';
import type { Echo } from '../channels/whatsapp/echoes.ts';
import type { Env } from '../env.ts';
import { trace } from '../trace.ts';
import { toldElsewhere } from './elsewhere.ts';
import { customerObject } from './hand-over.ts';
import type { StoreDoor } from './stores.ts';

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
