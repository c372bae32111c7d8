import { z } from 'zod';
import type { PostedName } from '../../../../src/conversation/channels.ts';
import { sessionOf } from '../../../../src/conversation/state.ts';
import type { Ending } from '../../thread/outbox-row.ts';
import { POSTED } from '../deliver.ts';
import { deliverMessage } from '../message.ts';
import { parked } from '../reroute.ts';
import { type EffectOf, effect, type RowOf, type Telling, type Told } from './effect.ts';

type Nothing = Record<string, never>;
const Nothing: z.ZodType<Nothing> = z.object({}).transform(() => ({}));

/** A message to the customer, by a channel that is posted to. */
function posted(channel: PostedName): EffectOf<Nothing> {
  return effect({
    kind: channel,
    body: Nothing,
    posted: true,
    due({ event: { fact }, state }) {
      if (fact.type !== 'message.composed' || fact.channel !== channel) return [];
      const session = sessionOf(state, fact.session);
      return session ? [{ address: session.address, message: fact.message, body: {} }] : [];
    },
    deliver: (row, sender) => deliverMessage(row, POSTED[channel], sender),
    settled: told,
  });
}

export const email = posted('email');
export const whatsapp = posted('whatsapp');

function told(
  row: RowOf<Nothing>,
  ending: Ending,
  { thread, sender }: Telling,
): Told | null | Promise<Told | null> {
  const fact = row.message ? thread.memory.message(row.message) : null;
  if (fact?.type !== 'message.composed') return null;
  const { message } = fact;
  switch (ending.status) {
    case 'sent': {
      const sent = { type: 'delivery.reported', message, status: 'sent' } as const;
      return { facts: [ending.doubled ? { ...sent, doubled: true } : sent] };
    }
    case 'held':
      return { facts: [{ type: 'delivery.reported', message, status: 'held' }] };
    case 'parked':
      return sender().then((world) => parked(row, fact, ending.error, world));
    case 'later':
      return null;
  }
}
