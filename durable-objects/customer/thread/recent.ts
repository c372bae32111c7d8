import type { PastExchange } from '../../../src/brain/context.ts';
import type { Event, Fact, FactOf } from '../../../src/conversation/events.ts';
import { type Assurance, between, noEntities } from '../../../src/conversation/values.ts';
import { type Generation, Remembered } from './generation.ts';
import { KnownAbsence } from './known-absence.ts';

/** A message the customer wrote, with its time. */
export interface RecentEvents {
  at: string;
  fact: FactOf<'message.received'>;
}

/** A message of the past, with all that decides how a turn reads it. */
export interface PastMessage {
  readonly message: string;
  readonly session: string;
  readonly assurance: Assurance;
  /** As somebody reads it who may see all of it. */
  readonly said: Omit<PastExchange, 'sameSession'>;
}

/**
 * A part of the past: the last so many messages of a session, or of the whole thread (null), that somebody so
 * sure may read.
 */
export interface View {
  session: string | null;
  reader: Assurance;
  limit: number;
}

/** Messages of the customer that are kept without a read of the log. */
const AT_HAND = 16;

/**
 * Whether an event leaves every message that was said as it is, or may change what a turn reads of the past.
 */
const TOLD = {
  'session.opened': 'aside',
  'session.assured': 'aside',
  'session.ended': 'aside',
  'session.revoked': 'aside',
  'language.switched': 'aside',
  'transfer.started': 'aside',
  'transfer.ended': 'aside',
  'callback.noted': 'aside',
  'message.received': 'changes',
  'message.composed': 'changes',
  'message.cut': 'changes',
  'message.withdrawn': 'changes',
  'file.delayed': 'aside',
  'file.arrived': 'changes',
  'file.lost': 'changes',
  'address.departed': 'aside',
  'turn.silent': 'aside',
  'delivery.reported': 'aside',
  'card.put': 'aside',
  'card.agreed': 'aside',
  'card.lapsed': 'aside',
  'action.done': 'aside',
  'ticket.opened': 'aside',
  'ticket.moved': 'aside',
  'exchange.recorded': 'changes',
  'fact.learned': 'aside',
  'handover.requested': 'aside',
  'advisor.joined': 'aside',
  'advisor.left': 'aside',
  'note.added': 'aside',
  'tags.changed': 'aside',
  'sender.blocked': 'aside',
  'sender.unblocked': 'aside',
  'ticket.rated': 'aside',
  'account.known': 'aside',
  'challenge.asked': 'aside',
  'challenge.sent': 'aside',
  'challenge.passed': 'changes',
  'challenge.failed': 'changes',
  'address.confirmed': 'aside',
  'testimony.heard': 'changes',
  'thread.joined': 'changes',
  'thread.parted': 'changes',
  'link.suggested': 'aside',
  later: 'aside',
  'promise.made': 'aside',
  'promise.kept': 'aside',
  'promise.broken': 'aside',
  'approval.asked': 'aside',
  'approval.decided': 'aside',
  'approval.settled': 'aside',
  'draft.made': 'aside',
  'draft.settled': 'aside',
} satisfies Record<Fact['type'], 'aside' | 'changes'>;

/**
 * What every turn asks of the past, kept in mind as it happens: reading thirty messages back costs more than
 * understanding the new one. The log tells of each event; nothing here is more than what a reader of storage
 * finds.
 */
export class RecentHistory {
  readonly #actions: KnownAbsence;
  readonly #heard: Remembered<Map<string, RecentEvents>>;
  readonly #recent: Remembered<{ view: View; messages: readonly PastMessage[] } | null>;

  constructor(sql: SqlStorage, generation: Generation) {
    this.#actions = new KnownAbsence(sql, generation, "log WHERE type = 'action.done'");
    this.#heard = new Remembered(generation, () => new Map());
    this.#recent = new Remembered(generation, () => null);
  }

  /** Whether anything was ever done in the shop. */
  get acted(): boolean {
    return this.#actions.some;
  }

  /** What the customer wrote, where that was lately. */
  heard(message: string): RecentEvents | null {
    return this.#heard.value.get(message) ?? null;
  }

  /**
   * That part of the past, oldest first, where it is the one that was asked for last; null where it has to be
   * read.
   */
  recent({ session, reader, limit }: View): readonly PastMessage[] | null {
    const { view, messages } = this.#recent.value ?? {};
    const same = view?.session === session && view.reader === reader && view.limit === limit;
    return same && messages ? messages : null;
  }

  /** It was read: from here on it is kept as it goes on. */
  keep(view: View, messages: readonly PastMessage[]): void {
    this.#recent.value = { view, messages };
  }

  /** An event is in the log, and what follows from it in storage. */
  happened(event: Event): void {
    const { fact, at } = event;
    if (fact.type === 'action.done') this.#actions.came();
    // Of one that waits for its file, what it says is read when it is asked for.
    if (fact.type === 'message.received' && !fact.missing) {
      const heard = this.#heard.value;
      if (heard.size >= AT_HAND) heard.clear();
      heard.set(fact.message, { at, fact });
    }
    const recent = this.#recent.value;
    if (!recent) return;
    const { view, messages } = recent;
    const after = goneOn(view, messages, event);
    this.#recent.value = after && { view, messages: after };
  }
}

/** The view after an event; null where only storage knows. Pure. */
function goneOn(view: View, messages: readonly PastMessage[], event: Event): readonly PastMessage[] | null {
  const { fact } = event;
  if (TOLD[fact.type] === 'aside') return messages;
  switch (fact.type) {
    case 'message.received':
      // An edit takes another message out of the view; of what has no words yet a placeholder is shown.
      return fact.replaces || fact.missing ? null : withNew(view, messages, event, fact);
    case 'message.composed':
      return between(view.reader, 'verified').includes(fact.assurance)
        ? messages
        : withNew(view, messages, event, fact);
    case 'exchange.recorded': {
      const { intent, entities } = fact.findings;
      return messages.map((one) =>
        one.message === fact.message
          ? { ...one, said: { ...one.said, intent, entities, ticket: fact.ticket ?? one.said.ticket } }
          : one,
      );
    }
    default:
      return null;
  }
}

function withNew(
  view: View,
  messages: readonly PastMessage[],
  { at }: Event,
  fact: FactOf<'message.received'> | FactOf<'message.composed'>,
): readonly PastMessage[] | null {
  if (view.session !== null && fact.session !== view.session) return messages;
  const last = messages.at(-1);
  // What came with another object's thread was said before.
  if (view.session === null && last && at < last.said.at) return null;
  const composed = fact.type === 'message.composed';
  const added: PastMessage = {
    message: fact.message,
    session: fact.session,
    assurance: fact.assurance,
    said: {
      at,
      channel: fact.channel,
      author: composed ? fact.author : 'customer',
      text: fact.text,
      intent: null,
      entities: noEntities(),
      ticket: null,
      testimony: false,
      choices: composed ? fact.choices : [],
      cut: false,
    },
  };
  return [...messages, added].slice(-view.limit);
}
