import { type Event, isTestimony, type Testimony } from '../../../src/conversation/events.ts';
import { knows } from '../../../src/conversation/lineage.ts';
import { receivedTestimony } from '../../../src/conversation/upcast.ts';
import type { KnownAccount } from '../../../src/identity/assurance.ts';
import { LIMITS } from '../../../src/limits.ts';
import type { ObjectContext } from '../context.ts';
import { knowAccount } from '../thread/admit.ts';
import type { Thread } from '../thread/thread.ts';
import { suggest } from './suggestions.ts';

/** One event of a claimed visitor, on its way to the owner of the account they named. */
export interface TestimonyItem {
  id: string;
  said: string;
  event: Testimony;
}

/** What a visitor said who named `order`. Without `account` it is for whoever heard of that order before. */
export interface TestimonyDelivery {
  from: string;
  order: string;
  account: KnownAccount | null;
  items: TestimonyItem[];
  trace: string;
}

/** What of a visitor's object belongs to one of the visitor's sessions. */
export interface Belonging {
  session: string;
  /** True when a message was spoken in that session. */
  message(id: string): boolean;
  /** The tickets that the session's messages were about. */
  tickets: Pick<ReadonlySet<string>, 'has'>;
}

/**
 * What of these events was said in one session and may be told to the account's owner: words, what they turned out to be, and
 * the tickets they were about. Pure.
 */
export function testimonyOf(events: Event[], belongs: Belonging): TestimonyItem[] {
  // Events about a message mostly come right behind it.
  const spoken = new Map<string, boolean>();
  const ofMessage = (id: string) => spoken.get(id) ?? belongs.message(id);
  return events.flatMap(({ id, at, fact }) => {
    if (!isTestimony(fact)) return [];
    if ('message' in fact && 'session' in fact) spoken.set(fact.message, fact.session === belongs.session);
    const told =
      'message' in fact
        ? ofMessage(fact.message)
        : 'ticket' in fact
          ? belongs.tickets.has(fact.ticket)
          : fact.session === belongs.session;
    return told ? [{ id, said: at, event: fact }] : [];
  });
}

/**
 * The first of these for which there is room: beside what this visitor said before, and beside what all of them said. What a
 * visitor goes on saying is in an object of its own, where an advisor finds it.
 */
function withinRoom(
  items: readonly TestimonyItem[],
  { one, all }: ReturnType<Thread['memory']['testimonyFrom']>,
): TestimonyItem[] {
  let events = Math.min(LIMITS.testimonyOfOne.most - one.events, LIMITS.testimony.most - all.events);
  let bytes = Math.min(LIMITS.testimonyOfOneBytes.most - one.bytes, LIMITS.testimonyBytes.most - all.bytes);
  const kept: TestimonyItem[] = [];
  for (const item of items) {
    events -= 1;
    bytes -= new TextEncoder().encode(JSON.stringify(item.event)).byteLength;
    if (events < 0 || bytes < 0) break;
    kept.push(item);
  }
  return kept;
}

/** Takes what a visitor said in; false where it is for somebody else. What is in this thread anyhow is not kept once more. */
export function takeTestimony(
  { thread, self, begin, isNobody }: Pick<ObjectContext, 'thread' | 'self' | 'begin' | 'isNobody'>,
  told: TestimonyDelivery,
): boolean {
  const nobody = isNobody();
  // One thread with this one since: all of it is here.
  if (told.from === self || (!nobody && knows(thread.state, told.from))) return true;
  if (!told.account && (nobody || !thread.state.account)) return false;
  begin();
  keepTestimony(thread, told);
  return true;
}

/** Keeps what was told as testimony, each event once, and shows an advisor that the two may be one person. */
function keepTestimony(thread: Thread, { from, order, account, items, trace }: TestimonyDelivery): void {
  knowAccount(thread, { account, lastOrderAt: null }, trace);
  const kept = withinRoom(items, thread.memory.testimonyFrom(from));
  thread.note(
    kept.map(({ said, event }) => ({
      type: 'testimony.heard',
      from,
      order,
      said,
      event: receivedTestimony(event),
    })),
    trace,
    { ids: kept.map(({ id }) => `${id}@${from}`) },
  );
  suggest(thread, from, `a visitor who named order ${order}`, trace);
}
