import { z } from 'zod';
import { CHANNELS } from '../../../../src/conversation/channels.ts';
import { briefText } from '../../../../src/conversation/pending.ts';
import type { State } from '../../../../src/conversation/state.ts';
import { isBlocked } from '../../../../src/conversation/turn/blocks.ts';
import { atLeast } from '../../../../src/conversation/values.ts';
import { deskObject } from '../../../clients/desk.ts';
import { storeObject } from '../../../clients/store.ts';
import { cardOf } from '../../console/card.ts';
import type { DeliveryContext } from '../deliver.ts';
import { type Cause, effect } from './effect.ts';

const text = z.string().default('');
const NOTHING = { at: '', channel: '', reason: '', summary: '', advisor: null };

const DeskNews = z.object({
  news: z.enum(['waiting', 'advisor', 'settled', 'parked', 'mentioned']),
  /** ISO 8601. */
  at: text,
  channel: text,
  reason: text,
  summary: text,
  advisor: z.string().nullable().default(null),
  /** Who was mentioned in a note, and the note's id. */
  people: z.array(z.string()).optional(),
  note: z.string().optional(),
  /** The customer whose entry it is, where that is not the sending object. */
  customer: z.string().optional(),
});
export type DeskNews = z.infer<typeof DeskNews>;

/** To the store's desk. */
export const desk = effect<'desk', DeskNews>({
  kind: 'desk',
  body: DeskNews,
  due(cause) {
    const bodies = [newsOf(cause), mentionIn(cause)].filter((body) => body !== null);
    return bodies.map((body) => ({ address: cause.self, message: null, body }));
  },
  async deliver({ body: { news, at, customer, people = [], note: id = '', ...entry } }, context) {
    const { env, store, self, thread, reached, settings } = context;
    const list = storeObject(env, store);
    const desk = deskObject(env, store);
    const whose = customer ?? self;
    if (news === 'mentioned') {
      const name = thread.state.account?.name || null;
      const { advisor, summary } = entry;
      await desk.mention({ id, people, customer: whose, name, by: advisor ?? '', text: summary, at });
    } else if (news === 'settled') {
      await list.delist(whose);
      await desk.delist(whose);
    } else {
      const who = deskRank(thread.state, reached);
      await list.enlist({ ...entry, ...who, customer: whose, since: at, state: news });
      // Of another object's entry only its existence is known here.
      if (whose !== self) return { status: 'accepted', provider: 'desk' };
      context.queued(await desk.enlist(cardOf(context, settings, { ...entry, at, state: news })));
    }
    return { status: 'accepted', provider: 'desk' };
  },
});

/**
 * Whether the customer is known; for an unknown one, what they count as on the desk: the network of a
 * browser, or, for unproven mail, all of it together.
 */
function deskRank(
  state: State,
  reached: DeliveryContext['reached'],
): { known: boolean; source: string | null } {
  const known =
    state.account !== null || state.sessions.some(({ assurance }) => atLeast(assurance, 'recognised'));
  const last = state.sessions.at(-1);
  const source =
    last && (reached.networks(last.id)[0] ?? (CHANNELS[last.channel].letter ? last.channel : null));
  return { known, source: known ? null : (source ?? null) };
}

/** Longest piece of a note that its mention shows, in characters. */
const MENTION = 300;

function mentionIn({ event: { id, fact, at } }: Cause): DeskNews | null {
  if (fact.type !== 'note.added' || !fact.mentions?.length) return null;
  const { mentions: people, name, text } = fact;
  return {
    ...{ ...NOTHING, news: 'mentioned', at, people, note: id },
    ...{ advisor: name ?? null, summary: text.slice(0, MENTION) },
  };
}

function newsOf({ event: { fact, at }, state }: Cause): DeskNews | null {
  const { control } = state;
  const channel = state.sessions.at(-1)?.channel ?? 'chat';
  const nothing = { ...NOTHING, at, channel };
  switch (fact.type) {
    case 'handover.requested':
    case 'callback.noted':
      return {
        ...nothing,
        news: 'waiting',
        reason: fact.reason,
        summary: briefText(state.control) || fact.summary,
      };
    // What is said or noted while the customer waits is added to the brief; the reason stays. An advisor in
    // charge sees what is said meanwhile.
    case 'message.composed':
      // A rerouted message is no answer: the desk shows that the first one did not arrive.
      return control.kind === 'advisor' && !fact.instead
        ? { ...nothing, news: 'advisor', advisor: control.name }
        : null;
    case 'message.received':
    case 'message.withdrawn':
    case 'challenge.passed':
    case 'challenge.failed':
    case 'note.added': {
      if (control.kind === 'advisor' && fact.type === 'message.received')
        return { ...nothing, news: 'advisor', advisor: control.name };
      const summary = briefText(control);
      return summary ? { ...nothing, news: 'waiting', summary } : null;
    }
    case 'tags.changed':
      if (control.kind === 'assistant') return null;
      return control.kind === 'advisor'
        ? { ...nothing, news: 'advisor', advisor: control.name }
        : { ...nothing, news: 'waiting', summary: briefText(control) };
    case 'sender.blocked':
      return isBlocked(state) ? { ...nothing, news: 'settled' } : null;
    case 'transfer.ended':
      return fact.result === 'completed' ? { ...nothing, news: 'settled' } : null;
    case 'advisor.joined':
      return { ...nothing, news: 'advisor', advisor: fact.name };
    case 'advisor.left':
      return { ...nothing, news: 'settled' };
    case 'delivery.reported': {
      const reason = fact.rerouted ? 'sent another way' : 'delivery';
      return fact.status === 'parked'
        ? { ...nothing, news: 'parked', reason, summary: fact.detail ?? '' }
        : null;
    }
    case 'file.lost':
      return { ...nothing, news: 'parked', reason: 'file', summary: fact.reason };
    default:
      return null;
  }
}
