import { type Event, isTestimony, type Testimony } from '../src/conversation/events.ts';

/** One event of a claimed visitor, on its way to the owner of the account she named. */
export interface TestimonyItem {
  id: string;
  said: string;
  event: Testimony;
}

/**
 * What of a visitor's log belongs to one of her sessions and may be told to the account's owner: words, what they turned out
 * to be, and the tickets they were about. Pure.
 */
export function testimonyOf(events: Iterable<Event>, session: string, to: number): TestimonyItem[] {
  const messages = new Set<string>();
  const tickets = new Set<string>();
  const all = [...events].filter((event) => event.seq <= to);
  for (const { fact } of all) {
    if ((fact.type === 'message.received' || fact.type === 'message.composed') && fact.session === session) {
      messages.add(fact.message);
    }
    if (fact.type === 'exchange.recorded' && fact.ticket && messages.has(fact.message))
      tickets.add(fact.ticket);
  }
  return all.flatMap(({ id, at, fact }) => {
    if (!isTestimony(fact)) return [];
    const belongs =
      'message' in fact
        ? messages.has(fact.message)
        : 'ticket' in fact
          ? tickets.has(fact.ticket)
          : fact.session === session;
    return belongs ? [{ id, said: at, event: fact }] : [];
  });
}
