import { BLOCKED_SENDER } from '../../../src/conversation/events/messages.ts';
import { type Event, isTestimony, type Testimony } from '../../../src/conversation/events.ts';
import { knows } from '../../../src/conversation/lineage.ts';
import { receivedTestimony } from '../../../src/conversation/upcast.ts';
import type { KnownAccount } from '../../../src/identity/assurance.ts';
import { LIMITS } from '../../../src/limits.ts';
import type { ObjectContext } from '../context.ts';
import { knowAccount } from '../thread/admit.ts';
import type { Thread } from '../thread/thread.ts';
import { suggest } from './suggestions.ts';

/** One event of a claimed visitor, to be copied to the owner of the account they named. */
export interface TestimonyItem {
  id: string;
  said: string;
  event: Testimony;
}

/**
 * What a visitor said who named `order`. Without `account` it is for whoever heard of that order before. Without an order
 * it is for whoever showed the visitor's code.
 */
export interface TestimonyDelivery {
  from: string;
  order: string | null;
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
 * What of these events was said in one session and may be told to the account's owner: words, what they
 * turned out to be, and the tickets they were about. Pure.
 */
export function testimonyOf(events: Event[], belongs: Belonging): TestimonyItem[] {
  // Events about a message mostly come right behind it.
  const spoken = new Map<string, boolean>();
  const ofMessage = (id: string) => spoken.get(id) ?? belongs.message(id);
  return events.flatMap(({ id, at, fact }) => {
    if (!isTestimony(fact)) return [];
    if (fact.type === 'message.received' && fact.automatic === BLOCKED_SENDER) return [];
    if ('message' in fact && 'session' in fact) spoken.set(fact.message, fact.session === belongs.session);
    const passedOn =
      'message' in fact
        ? ofMessage(fact.message)
        : 'ticket' in fact
          ? belongs.tickets.has(fact.ticket)
          : fact.session === belongs.session;
    return passedOn ? [{ id, said: at, event: fact }] : [];
  });
}

/**
 * What of it a code may carry to a channel that nothing else connects with the visitor: the visitor's own words, and
 * answers that anybody might have got. Threat: a code that was read over a shoulder. `claims`: the orders that the visitor
 * named. Pure.
 */
export function carried(items: TestimonyItem[], claims: readonly string[]): TestimonyItem[] {
  const shown = new Set<string>();
  return items.filter(({ event }) => {
    switch (event.type) {
      case 'message.received':
        shown.add(event.message);
        return true;
      case 'message.composed':
        if (event.assurance === 'anonymous') shown.add(event.message);
        return event.assurance === 'anonymous';
      case 'message.cut':
      case 'exchange.recorded':
        return shown.has(event.message);
      case 'ticket.opened':
        return event.order === null || claims.includes(event.order);
      case 'ticket.moved':
        return true;
      case 'action.done':
        break;
    }
    return false;
  });
}

/**
 * The first of these for which there is room: beside what this visitor said before, and beside what all of
 * them said. What a visitor goes on saying is in an object of its own, where an advisor finds it.
 */
function withinRoom(items: readonly TestimonyItem[], { one, all }: TestimonyKept): TestimonyItem[] {
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

/**
 * Takes what a visitor said in; false where it is for somebody else. What is in this thread anyhow is not
 * kept once more.
 */
export function takeTestimony(
  {
    sql,
    thread,
    self,
    begin,
    isNobody,
  }: Pick<ObjectContext, 'sql' | 'thread' | 'self' | 'begin' | 'isNobody'>,
  delivery: TestimonyDelivery,
): boolean {
  const nobody = isNobody();
  // One thread with this one since: all of it is here.
  if (delivery.from === self || (!nobody && knows(thread.state, delivery.from))) return true;
  if (delivery.order !== null && !delivery.account && (nobody || !thread.state.account)) return false;
  begin();
  keepTestimony(thread, testimonyKept(sql, delivery.from), delivery);
  return true;
}

/** Keeps what was told as testimony, each event once, and shows an advisor that the two may be one person. */
function keepTestimony(
  thread: Thread,
  before: TestimonyKept,
  { from, order, account, items }: TestimonyDelivery,
): void {
  knowAccount(thread, { account, lastOrderAt: null });
  const kept = withinRoom(items, before);
  thread.note(
    kept.map(({ said, event }) => ({
      type: 'testimony.heard',
      from,
      order,
      said,
      event: receivedTestimony(event),
    })),
    { ids: kept.map(({ id }) => `${id}@${from}`) },
  );
  const evidence =
    order === null
      ? 'this channel showed the code of a chat with that one'
      : `a visitor who named order ${order}`;
  suggest(thread, from, evidence);
}

/** How much testimony is kept: of one visitor, and of all together. */
interface TestimonyKept {
  one: TestimonySize;
  all: TestimonySize;
}

interface TestimonySize {
  events: number;
  bytes: number;
}

/** How much testimony there is: of one visitor, and of all together. Bounded by what is kept of it. */
function testimonyKept(sql: SqlStorage, from: string): TestimonyKept {
  const [row] = sql
    .exec<{ events: number; bytes: number; oneEvents: number; oneBytes: number }>(
      `SELECT count(*) AS events, total(size) AS bytes, total(mine) AS oneEvents, total(mine * size) AS oneBytes FROM (
         SELECT length(CAST(fact AS BLOB)) AS size, json_extract(fact, '$.from') = ? AS mine
         FROM log INDEXED BY log_of_testimony WHERE type = 'testimony.heard')`,
      from,
    )
    .toArray();
  const { events = 0, bytes = 0, oneEvents = 0, oneBytes = 0 } = row ?? {};
  return { one: { events: oneEvents, bytes: oneBytes }, all: { events, bytes } };
}
