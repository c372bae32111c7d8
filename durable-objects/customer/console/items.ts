import type { TimelineItem, TimelineKind } from '../../../src/console/protocol.ts';
import type { Event, Fact, FactOf, Testimony } from '../../../src/conversation/events.ts';
import type { Act } from '../../../src/conversation/quote.ts';
import type { Attachment } from '../../../src/conversation/values.ts';
import { type DeskFrame, effectText } from '../../../src/language/desk.ts';
import { languageOf } from '../../../src/language/index.ts';
import { deedOf } from '../../../src/tools/index.ts';

/* Events as an advisor sees them. Pure. */

/** An item whose files and original have no links yet. */
export interface UnlinkedItem extends Omit<TimelineItem, 'attachments' | 'original'> {
  attachments: Attachment[];
  /** The key of the original mail. */
  original?: string;
}

/** A message in its current form: codes are hidden, and unheard words are removed. */
export interface MessageNow {
  text: string;
  ticket: string | null;
  withdrawn: boolean;
  cut: boolean;
}

type Told = Partial<UnlinkedItem> & { kind: TimelineKind; text: string };

const NOTHING = {
  channel: null,
  session: null,
  author: { kind: 'system' },
  assurance: null,
  testimony: null,
  attachments: [],
  delivery: null,
} as const;

/**
 * The timeline item of an event; null for events that nobody needs to see. `now`: its message, where it has
 * one; `frame` is the store's.
 */
export function itemOf(event: Event, now: MessageNow | null, frame: DeskFrame): UnlinkedItem | null {
  const { seq, id, at, fact } = event;
  if (fact.type === 'testimony.heard') return testimonyItem(event, fact, now);
  const told = toldOf(fact, now, frame);
  return (
    told && {
      ...NOTHING,
      attachments: [],
      seq,
      id,
      at,
      event: fact.type === 'later' ? fact.named : fact.type,
      ...told,
    }
  );
}

function testimonyItem(
  { seq, id }: Event,
  { from, order, said, event }: FactOf<'testimony.heard'>,
  now: MessageNow | null,
): UnlinkedItem | null {
  const message = messageOf(event, now);
  if (!message) return null;
  return { ...NOTHING, seq, id, at: said, event: event.type, ...message, testimony: { from, order } };
}

function messageOf(
  fact: Testimony | Fact,
  now: MessageNow | null,
): (Told & Pick<UnlinkedItem, 'attachments'>) | null {
  if (fact.type !== 'message.received' && fact.type !== 'message.composed') return null;
  const { message, session, channel, assurance, attachments, subject } = fact;
  const shared = {
    ...{ kind: 'message' as const, message, session, channel, assurance, attachments },
    text: now?.text ?? fact.text,
    ...(subject ? { subject } : {}),
    ...(now?.ticket ? { ticket: now.ticket } : {}),
    ...(now?.cut ? { cut: true } : {}),
    ...(now?.withdrawn ? { withdrawn: true } : {}),
  };
  if (fact.type === 'message.received')
    return {
      ...shared,
      author: { kind: 'customer' },
      ...(fact.hidden ? { hidden: fact.hidden } : {}),
      ...(fact.original ? { original: fact.original } : {}),
    };
  const { author, name, advisor, turn, choices, instead } = fact;
  return {
    ...shared,
    author: { kind: author, ...(advisor ? { id: advisor } : {}), ...(name ? { name } : {}) },
    ...(turn ? { turn } : {}),
    ...(choices.length ? { choices } : {}),
    ...(instead ? { instead: instead.message } : {}),
  };
}

/** The person of the store who did something. */
function by(id: string | undefined | null, name?: string): Pick<UnlinkedItem, 'author'> {
  return { author: { kind: id ? 'advisor' : 'system', ...(id ? { id } : {}), ...(name ? { name } : {}) } };
}

const assistant = { author: { kind: 'assistant' } } as const;

function toldOf(
  fact: Exclude<Fact, FactOf<'testimony.heard'>>,
  now: MessageNow | null,
  frame: DeskFrame,
): Told | null {
  switch (fact.type) {
    case 'message.received':
    case 'message.composed':
      return messageOf(fact, now);
    case 'note.added':
      return {
        ...{ kind: 'note', text: fact.text, session: fact.session ?? null },
        ...(fact.advisor ? by(fact.advisor, fact.name) : assistant),
      };
    case 'tags.changed': {
      const text = [...fact.added.map((tag) => `+ ${tag}`), ...fact.removed.map((tag) => `− ${tag}`)].join(
        '  ',
      );
      return { kind: 'tags', text, ...by(fact.advisor, fact.name) };
    }
    case 'sender.blocked':
      return {
        ...{ kind: 'system', text: fact.reason, about: { id: fact.address ?? '', state: 'blocked' } },
        ...by(fact.advisor, fact.name),
      };
    case 'sender.unblocked':
      return {
        ...{ kind: 'system', text: '', about: { id: fact.address ?? '', state: 'unblocked' } },
        ...by(fact.advisor, fact.name),
      };
    case 'handover.requested':
      return { kind: 'handover', text: fact.summary, session: fact.session, ...assistant };
    case 'callback.noted':
      return { kind: 'call', text: fact.number ?? '', session: fact.session };
    case 'advisor.joined':
      return { kind: 'takeover', text: '', ...by(fact.advisor, fact.name) };
    case 'advisor.left':
      return { kind: 'handback', text: '', ...by(fact.advisor) };
    case 'card.put': {
      const { id, session, channel, assurance } = fact.card;
      return {
        kind: 'card',
        text: fact.said,
        session,
        channel,
        assurance,
        about: { id, state: 'put' },
        ...assistant,
      };
    }
    case 'card.agreed': {
      const { card, session, channel, assurance } = fact;
      const about = { id: card, state: 'agreed' };
      return { kind: 'card', text: '', session, channel, assurance, about, author: { kind: 'customer' } };
    }
    case 'card.lapsed':
      return { kind: 'card', text: '', session: fact.session, about: { id: fact.card, state: fact.reason } };
    case 'action.done': {
      const { tool, order, session, channel, assurance = null } = fact;
      if (!deedOf(tool) && !ACTS.has(tool)) return null;
      return {
        kind: 'action',
        text: deedText(tool, order, frame.locale),
        session,
        channel,
        assurance,
        action: { tool, order },
        ...assistant,
      };
    }
    case 'approval.asked': {
      const { approval, quote, session, channel, assurance, due } = fact;
      const about = { id: approval, state: 'asked', due };
      return {
        kind: 'approval',
        text: effectText(quote, frame),
        session,
        channel,
        assurance,
        about,
        ...assistant,
      };
    }
    case 'approval.decided': {
      const state = fact.decision === 'approve' ? 'approved' : 'refused';
      return {
        ...{ kind: 'approval', text: fact.reason ?? '', about: { id: fact.approval, state } },
        ...by(fact.advisor, fact.name),
      };
    }
    case 'approval.settled':
      return { kind: 'approval', text: '', about: { id: fact.approval, state: fact.outcome } };
    case 'draft.made': {
      const { draft, text, session, channel, assurance } = fact;
      const about = { id: draft, state: 'waiting' };
      return { kind: 'draft', text, session, channel, assurance, about, ...assistant };
    }
    case 'draft.settled': {
      const about = { id: fact.draft, state: fact.outcome };
      return {
        kind: 'draft',
        text: fact.text ?? '',
        session: fact.session,
        about,
        ...by(fact.advisor, fact.name),
      };
    }
    case 'promise.made': {
      const { promise, what, due, session = null, channel = null } = fact;
      const who = fact.advisor ? by(fact.advisor, fact.name) : assistant;
      return {
        kind: 'promise',
        text: what,
        session,
        channel,
        about: { id: promise, state: 'open', due },
        ...who,
      };
    }
    case 'promise.kept':
      return {
        ...{ kind: 'promise', text: '', ...by(fact.advisor) },
        about: { id: fact.promise, state: fact.dropped ? 'dropped' : 'kept' },
      };
    case 'promise.broken':
      return { kind: 'promise', text: '', about: { id: fact.promise, state: 'broken' } };
    case 'thread.joined':
      return {
        kind: 'link',
        text: fact.evidence,
        about: { id: fact.follower, state: 'joined' },
        ...by(fact.by),
      };
    case 'thread.parted':
      return { kind: 'link', text: '', about: { id: fact.follower, state: 'parted' }, ...by(fact.by) };
    case 'link.suggested':
      return { kind: 'link', text: fact.evidence, about: { id: fact.other, state: 'suggested' } };
    case 'challenge.sent':
      return {
        kind: 'code',
        text: fact.to,
        session: fact.session,
        about: { id: fact.challenge, state: 'sent' },
      };
    case 'challenge.passed':
      return {
        kind: 'code',
        text: '',
        session: fact.session,
        about: { id: fact.challenge, state: 'passed' },
      };
    case 'challenge.failed':
      return {
        kind: 'code',
        text: fact.detail ?? '',
        session: fact.session,
        about: { id: fact.challenge, state: fact.reason },
      };
    case 'transfer.started':
      return { kind: 'call', text: '', session: fact.session, channel: 'voice' };
    case 'transfer.ended':
      return {
        ...{ kind: 'call', text: fact.result, session: fact.session, channel: 'voice' },
        ...by(fact.by?.id, fact.by?.name),
      };
    case 'session.ended':
      return { kind: 'call', text: fact.reason, session: fact.session, channel: 'voice' };
    case 'ticket.opened':
      return {
        kind: 'ticket',
        text: fact.subject,
        channel: fact.channel,
        about: { id: fact.ticket, state: 'open' },
      };
    case 'ticket.moved':
      return {
        kind: 'ticket',
        text: '',
        channel: fact.channel,
        about: { id: fact.ticket, state: fact.status },
      };
    case 'ticket.rated': {
      const text = `${fact.kind} ${fact.score}`;
      return {
        kind: 'rating',
        text,
        session: fact.session,
        about: { id: fact.ticket, state: fact.kind },
        author: { kind: 'customer' },
      };
    }
    case 'session.revoked':
      return { kind: 'system', text: '', session: fact.session, ...by(fact.by) };
    case 'address.departed':
      return { kind: 'system', text: fact.address, ...by(fact.by) };
    case 'file.lost':
      return { kind: 'system', text: fact.reason, session: fact.session, message: fact.message };
    // Visible through the state of its message, or of no interest to a reader.
    case 'session.opened':
    case 'session.assured':
    case 'language.switched':
    case 'message.cut':
    case 'message.withdrawn':
    case 'file.delayed':
    case 'file.arrived':
    case 'turn.silent':
    case 'delivery.reported':
    case 'exchange.recorded':
    case 'fact.learned':
    case 'account.known':
    case 'challenge.asked':
    case 'address.confirmed':
    case 'later':
      return null;
  }
}

const ACT_OF = {
  return: 'return',
  exchange: 'exchange',
  refund: 'refund',
  cancellation: 'cancel',
  undo: 'undo',
  order_change: 'other',
} as const;

/** Names of tools that are no deed, or one of several. */
const ACTS = new Map<string, Act>([
  ['change_items', 'change_items'],
  ['change_order_address', 'change_address'],
  ['change_payment', 'change_payment'],
  ['book_appointment', 'book_appointment'],
  ['move_appointment', 'move_appointment'],
  ['cancel_appointment', 'cancel_appointment'],
  ['cancel_subscription', 'end_subscription'],
  ['keep_subscription', 'resume_subscription'],
  ['change_subscription', 'change_subscription'],
]);

/** A short name of what was done. */
export function deedText(tool: string, order: string | null, locale: string): string {
  const { desk } = languageOf(locale);
  const deed = deedOf(tool);
  const act = ACTS.get(tool) ?? (deed && ACT_OF[deed]);
  return [act ? desk.acts[act] : tool, order && desk.order(order)].filter(Boolean).join(' ');
}

/** The message whose item an event changes; null where it changes none. */
export function changedBy(fact: Fact): string | null {
  switch (fact.type) {
    case 'delivery.reported':
    case 'message.cut':
    case 'message.withdrawn':
    case 'file.arrived':
    case 'file.lost':
    case 'exchange.recorded':
      return fact.message;
    case 'challenge.passed':
    case 'challenge.failed':
      return fact.message ?? null;
    case 'message.received':
      return fact.replaces ?? null;
    default:
      return null;
  }
}
