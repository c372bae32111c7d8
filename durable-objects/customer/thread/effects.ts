import { z } from 'zod';
import { CHANNELS, isPosted } from '../../../src/conversation/channels.ts';
import type { MissingFile } from '../../../src/conversation/events/messages.ts';
import type { Event } from '../../../src/conversation/events.ts';
import { type State, sessionOf } from '../../../src/conversation/state.ts';
import { Attachment } from '../../../src/conversation/values.ts';
import { deedOf, toolNamed } from '../../../src/tools/index.ts';
import type { OutboxKind } from './outbox.ts';

/** A row for the outbox, still without its trace. */
export interface OutboxEntry {
  kind: OutboxKind;
  address: string;
  message: string | null;
  body: DeskNews | OwnerNews | NoticeNews | FileNews | LinkNews | Trouble | CodeNews | Record<string, never>;
}

/** What the store's desk gets. */
export interface DeskNews {
  news: 'waiting' | 'advisor' | 'settled' | 'parked';
  at: string;
  channel: string;
  reason: string;
  summary: string;
  advisor: string | null;
  /** Whose entry it is, where that is not the object that tells. */
  customer?: string;
}

/** Another object that proved to be the same person's. */
export interface LinkNews {
  other: string;
  /** What proved it. */
  evidence: string;
  /** The advisor who says so; null after a proof. */
  by: string | null;
}

/**
 * What an account owner's object gets from a visitor who named one of its orders: the session's events up to
 * `to`.
 */
export interface OwnerNews {
  order: string;
  session: string;
  to: number;
}

/** A letter to the address on file about the event of that number. */
export interface NoticeNews {
  seq: number;
}

/** A file of a message, still with its platform. */
export interface FileNews {
  file: MissingFile;
  via: string | null;
}

/** What only the shop can mend. */
export interface Trouble {
  channel: string;
  reason: string;
}

/** A one-time code that was asked for. */
export interface CodeNews {
  challenge: string;
}

/** What has to leave because of an event. Written in the transaction of the event itself. Pure. */
export function leaving(event: Event, state: State, self: string, seq: number): OutboxEntry[] {
  const { fact } = event;
  const rows: OutboxEntry[] = [];
  if (fact.type === 'message.composed' && isPosted(fact.channel)) {
    const session = sessionOf(state, fact.session);
    if (session) rows.push({ kind: fact.channel, address: session.address, message: fact.message, body: {} });
  }
  if (fact.type === 'message.received' && fact.missing) {
    const body = { file: fact.missing, via: fact.via ?? null };
    rows.push({ kind: 'file', address: `file:${fact.missing.id}`, message: fact.message, body });
  }
  if (fact.type === 'challenge.asked') {
    // An address of its own: no code waits behind another that meets a provider's bad hour.
    const { challenge } = fact;
    rows.push({ kind: 'code', address: `challenge:${challenge}`, message: null, body: { challenge } });
  }
  const news = deskNews(event, state);
  if (news) rows.push({ kind: 'desk', address: self, message: null, body: news });

  if (owesNotice(event, state))
    rows.push({ kind: 'notice', address: self, message: null, body: { seq: event.seq } });

  // A turn's last word sends the copy; what was said before it goes along.
  if (fact.type === 'message.composed' || fact.type === 'turn.silent') {
    const session = sessionOf(state, fact.session);
    // Of a thread with an account the orders are its own; in any other, whoever named one is a stranger to its owner.
    for (const order of state.account === null ? (session?.claims ?? []) : []) {
      rows.push({
        kind: 'owner',
        address: `order:${order}`,
        message: null,
        body: { order, session: fact.session, to: seq },
      });
    }
  }
  return rows;
}

/**
 * What is put in writing to the address on file: a label that a claimed visitor asked for (the visitor never
 * gets it), one made on the phone (which carries no files), and what was done on the word of a caller or a
 * chat number that is recognised and no more, with how to undo it.
 */
function owesNotice({ fact }: Event, state: State): boolean {
  if (fact.type === 'testimony.heard') {
    return fact.event.type === 'action.done' && deedOf(fact.event.tool) === 'return';
  }
  if (fact.type !== 'action.done') return false;
  if (!CHANNELS[fact.channel].attachments && labelIn(fact.output)) return true;
  const session = sessionOf(state, fact.session);
  const spoken = session !== undefined && CHANNELS[session.channel].receiptElsewhere;
  const assurance = fact.assurance ?? session?.assurance;
  return spoken && assurance === 'recognised' && toolNamed(fact.tool)?.reach === 'consequential';
}

/** The label that a tool's output brings along; null when it brings none. */
export function labelIn(output: unknown): Attachment | null {
  return z.object({ label: Attachment }).safeParse(output).data?.label ?? null;
}

function deskNews(event: Event, state: State): DeskNews | null {
  const { fact, at } = event;
  const channel = state.sessions.at(-1)?.channel ?? 'chat';
  switch (fact.type) {
    case 'handover.requested':
      return { news: 'waiting', at, channel, reason: fact.reason, summary: fact.summary, advisor: null };
    case 'callback.noted': {
      const { reason, summary } = fact;
      return { news: 'waiting', at, channel, reason, summary, advisor: null };
    }
    case 'transfer.ended':
      return fact.result === 'completed'
        ? { news: 'settled', at, channel, reason: '', summary: '', advisor: null }
        : null;
    case 'advisor.joined':
      return { news: 'advisor', at, channel, reason: '', summary: '', advisor: fact.name };
    case 'advisor.left':
      return { news: 'settled', at, channel, reason: '', summary: '', advisor: null };
    case 'delivery.reported':
      return fact.status === 'parked'
        ? {
            news: 'parked',
            at,
            channel,
            reason: fact.rerouted ? 'sent another way' : 'delivery',
            summary: fact.detail ?? '',
            advisor: null,
          }
        : null;
    case 'file.lost':
      return { news: 'parked', at, channel, reason: 'file', summary: fact.reason, advisor: null };
    default:
      return null;
  }
}
