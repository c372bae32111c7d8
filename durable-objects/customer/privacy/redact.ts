import { createHash } from 'node:crypto';
import type { FactOf } from '../../../src/conversation/events.ts';
import type { State } from '../../../src/conversation/state.ts';
import { storedFact } from '../../../src/conversation/upcast.ts';
import { deskObject } from '../../clients/desk.ts';
import { indexPart } from '../../clients/index-parts.ts';
import { storeObject } from '../../clients/store.ts';
import type { ObjectContext } from '../context.ts';
import { dropSummary } from '../thread/projections/summary.ts';
import type { Thread } from '../thread/thread.ts';

/** Replaces a stranger's name in the log. */
const ERASED = 'erased';
/** A briefing may quote a stranger's words: they are found by their beginning, in characters. */
const QUOTED = { least: 6, most: 60 };

/** Without a fact where a later version wrote what this one cannot read. */
type StoredTestimony = { seq: number; id: string; fact: FactOf<'testimony.heard'> | null };

/** What a stranger told this thread, and the briefings that quote the stranger. */
interface Testified {
  heard: StoredTestimony[];
  /** Numbers of events whose summary quotes the stranger. */
  quoted: number[];
}

/**
 * Deletes what an erased customer told this thread, here and in its leader, which has a copy and continues
 * where this thread stopped. Returns how many events that were.
 */
export async function forgetTestimony(
  { env, store, self, sql, thread, other, isNobody }: RedactContext,
  leader: string | null,
  from: string,
): Promise<number> {
  if (isNobody()) return 0;
  const remembered = findTestimonyFrom(sql, from);
  // The desk first: what has to be taken back there is known only as long as it is here.
  if (remembered.quoted.length) {
    await storeObject(env, store).hush(self);
    await deskObject(env, store).hush(self);
  }
  const events = remembered.heard.map(({ id }) => id);
  if (events.length) await indexPart(env, store, self).unsay(self, events);
  if (!thread.closed) redact(thread, sql, remembered);
  // Testimony that was being sent to the leader while the words were still here.
  if (events.length) await indexPart(env, store, self).unsay(self, events);
  // The leader last: a page of this log that it fetches meanwhile must not restore the words.
  const copies = leader === null ? 0 : await other(leader).forgetTestimony(from);
  return Math.max(copies, remembered.heard.length);
}

type RedactContext = Pick<ObjectContext, 'env' | 'store' | 'self' | 'sql' | 'thread' | 'other' | 'isNobody'>;

/** Finds what somebody told this thread. Reads the whole log: it happens once, when that person is erased. */
function findTestimonyFrom(sql: SqlStorage, from: string): Testified {
  const heard = sql
    .exec<{ seq: number; id: string; fact: string }>(
      "SELECT seq, id, fact FROM log WHERE type = 'testimony.heard' AND json_extract(fact, '$.from') = ?",
      from,
    )
    .toArray()
    .map(({ seq, id, fact }) => {
      const stored = storedFact(fact);
      return { seq, id, fact: stored.type === 'testimony.heard' ? stored : null };
    });
  const words = heard.flatMap(({ fact }) => {
    const text = fact?.event.type === 'message.received' ? plain(fact.event.text).slice(0, QUOTED.most) : '';
    return text.length >= QUOTED.least ? [text] : [];
  });
  const quoted = words.length
    ? sql
        .exec<{ seq: number; summary: string }>(
          `SELECT seq, json_extract(fact, '$.summary') AS summary FROM log
           WHERE type IN ('handover.requested', 'callback.noted') AND seq > ?`,
          heard[0]?.seq ?? 0,
        )
        .toArray()
        .filter(({ summary }) => words.some((text) => plain(summary).includes(text)))
        .map(({ seq }) => seq)
    : [];
  return { heard, quoted };
}

/**
 * Takes what somebody told this thread out of it: their words are deleted, wherever they stand. What was done
 * to the owner's own order on their word, and the problems it opened, stay as what happened to the owner,
 * with nobody's name and nothing anybody wrote. The one place where a log is edited: what it must forget did
 * not happen here.
 */
function redact(thread: Thread, sql: SqlStorage, { heard, quoted }: Testified): void {
  thread.transaction(() => {
    const neutral = new Map<string, string>();
    for (const { seq, id, fact } of heard) {
      const kept = fact && anonymous(fact);
      if (kept?.event.type === 'ticket.opened') neutral.set(kept.event.ticket, kept.event.subject);
      if (kept) {
        sql.exec('UPDATE log SET id = ?, fact = ? WHERE seq = ?', anonymousId(id), JSON.stringify(kept), seq);
        continue;
      }
      sql.exec('DELETE FROM log WHERE seq = ?', seq);
      sql.exec('DELETE FROM exchanges WHERE rowid = ?', seq);
      sql.exec('DELETE FROM transcript WHERE seq = ?', seq);
    }
    for (const [ticket, subject] of neutral)
      sql.exec('UPDATE tickets SET subject = ? WHERE id = ?', subject, ticket);
    for (const seq of quoted)
      sql.exec("UPDATE log SET fact = json_set(fact, '$.summary', '') WHERE seq = ?", seq);
    if (quoted.length)
      sql.exec("UPDATE outbox SET body = json_set(body, '$.summary', '') WHERE kind = 'desk'");
    dropSummary(sql);
    const { state } = thread;
    const tickets = state.tickets.map((ticket) => ({
      ...ticket,
      subject: neutral.get(ticket.id) ?? ticket.subject,
    }));
    const { control: floor } = state;
    const control = quoted.length && floor.kind === 'waiting' ? { ...floor, brief: [] } : floor;
    sql.exec('UPDATE state SET body = ?', JSON.stringify({ ...state, tickets, control } satisfies State));
  });
  thread.generation.next();
}

/**
 * An id that names nobody, and is the same for every copy of the event: a thread that is given back finds
 * what it kept.
 */
function anonymousId(id: string): string {
  return `${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${ERASED}`;
}

/** What of a testimony is the owner's own story; null when nothing is. */
function anonymous(fact: FactOf<'testimony.heard'>): FactOf<'testimony.heard'> | null {
  const { event } = fact;
  const keeping = (kept: FactOf<'testimony.heard'>['event']) => ({
    ...fact,
    from: ERASED,
    event: kept,
  });
  switch (event.type) {
    case 'ticket.opened':
      return keeping({ ...event, subject: event.intent });
    case 'ticket.moved':
      return keeping(event);
    case 'action.done':
      return keeping({ ...event, key: crypto.randomUUID(), input: {}, proposal: null, session: ERASED });
    case 'message.received':
    case 'message.composed':
    case 'message.cut':
    case 'exchange.recorded':
      return null;
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
