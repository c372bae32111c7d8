import type { Urgency } from '../../../src/console/protocol.ts';
import type { Mentions } from '../mentions.ts';
import type { ThreadQueue } from '../queue.ts';
import type { TakenNotice } from './pending.ts';

/** What a notice says, as of now. */
export interface NoticeContent {
  /** The customer's; null: a visitor. */
  name: string | null;
  /** Their first words, or the note's. */
  text: string;
  reason: string;
  urgency: Urgency;
}

/** What a notice says; null where there is nothing to tell any more: somebody has the thread, or it was seen. */
export function contentOf(
  { queue, mentions }: { queue: ThreadQueue; mentions: Mentions },
  { person, customer, about, of }: Pick<TakenNotice, 'person' | 'customer' | 'about' | 'of'>,
): NoticeContent | null {
  if (about === 'mentioned') {
    const mention = mentions.of(person).find(({ id }) => id === of);
    return mention ? { name: mention.name, text: mention.text, reason: '', urgency: 'next' } : null;
  }
  const thread = queue.get(customer);
  if (!thread) return null;
  const { card, assigned } = thread;
  if (
    about === 'answered' ? card.last.author !== 'customer' || card.holder?.id !== person : card.since !== of
  )
    return null;
  const others = card.state === 'advisor' || (assigned !== null && assigned !== person);
  if (about === 'waiting' ? others : about === 'assigned' && assigned !== person) return null;
  const { name, last, summary, reason, urgency } = card;
  return { name, text: last.text || summary, reason, urgency };
}
