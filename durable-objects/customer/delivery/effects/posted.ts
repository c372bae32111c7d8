import { z } from 'zod';
import { POSTED } from '../../../../src/channels/index.ts';
import { isPosted, type PostedName } from '../../../../src/conversation/channels.ts';
import { sessionOf } from '../../../../src/conversation/state.ts';
import { Channel } from '../../../../src/conversation/values.ts';
import type { Ending } from '../../thread/outbox/row.ts';
import { deliverMessage } from '../message.ts';
import { parked } from '../reroute.ts';
import { type EffectOf, effect, type RowOf, type SettleContext, type SettledFacts } from './effect.ts';

type Nothing = Record<string, never>;
const Nothing: z.ZodType<Nothing> = z.object({}).transform(() => ({}));

/** A message to the customer, by a posted channel. */
function posted(channel: PostedName): EffectOf<Nothing> {
  return effect({
    kind: channel,
    body: Nothing,
    posted: true,
    due({ event: { fact }, state }) {
      if (fact.type !== 'message.composed' || fact.channel !== channel || fact.elsewhere) return [];
      const session = sessionOf(state, fact.session);
      return session ? [{ address: session.address, message: fact.message, body: {} }] : [];
    },
    deliver: (row, context) => deliverMessage(row, POSTED[channel], context),
    settled: delivered,
  });
}

/** One kind for each posted channel. */
export const messages = Object.fromEntries(
  Channel.options.filter(isPosted).map((channel) => [channel, posted(channel)]),
) as Record<PostedName, EffectOf<Nothing>>;

function delivered(
  row: RowOf<Nothing>,
  ending: Ending,
  { thread, context }: SettleContext,
): SettledFacts | null | Promise<SettledFacts | null> {
  const fact = row.message ? thread.messages.get(row.message) : null;
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
      return context().then((now) => parked(row, fact, ending.error, now));
    case 'later':
      return null;
  }
}
