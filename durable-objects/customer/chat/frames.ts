import type { Fact } from '../../../src/conversation/events.ts';
import type { State } from '../../../src/conversation/state.ts';
import type { Assurance } from '../../../src/conversation/values.ts';
import { mayRead } from '../../../src/identity/assurance.ts';
import { systemText } from '../../../src/language/notices.ts';
import type { FileLink, ServerFrame } from '../../../src/protocol.ts';

/* What a browser is told, derived from events and state alone. Pure. */

/** A message, in or out. */
export type MessageFact = Extract<Fact, { type: 'message.received' | 'message.composed' }>;

/** The reader of a message: their assurance, and their language. */
export interface Reader {
  assurance: Assurance;
  locale: string;
}

/** Whether a chat's reader with this assurance may see a message. The customer's own messages they always may. */
export function maySee(fact: MessageFact, assurance: Assurance): boolean {
  return fact.type === 'message.received' || mayRead({ channel: 'chat', assurance }, fact);
}

/**
 * A message as a reader sees it. One they may not see keeps its number and its id, so that there is no gap,
 * and is empty. `at` is ISO 8601; `files` are the links to its attachments.
 */
export function messageFrame(
  { number, at, fact, files }: { number: number; at: string; fact: MessageFact; files: FileLink[] },
  { assurance, locale }: Reader,
): ServerFrame {
  const attachments = files.length ? { attachments: files } : {};
  if (fact.type === 'message.received') {
    // The customer's own messages have the id that their client gave them.
    const id = fact.external.slice(fact.session.length + 1);
    return { type: 'message', seq: number, id, from: 'customer', text: fact.text, at, ...attachments };
  }
  if (!maySee(fact, assurance)) {
    const text = systemText('withheld', locale);
    return { type: 'message', seq: number, id: fact.message, from: fact.author, text, at };
  }
  return {
    type: 'message',
    seq: number,
    id: fact.message,
    ...(fact.turn ? { turn: fact.turn } : {}),
    from: fact.author,
    ...(fact.name ? { name: fact.name } : {}),
    text: fact.text,
    at,
    ...(fact.choices.length ? { choices: fact.choices } : {}),
    ...(fact.ticket ? { ticket: fact.ticket } : {}),
    ...attachments,
  };
}

/**
 * The frame in which an event changes who is in charge; null when it does not. `until`: by when somebody has
 * promised to answer a customer who waits.
 */
export function statusFrame(
  fact: Fact,
  { control, tickets }: State,
  until: { until?: string },
): ServerFrame | null {
  switch (fact.type) {
    case 'handover.requested':
    case 'advisor.joined':
    case 'advisor.left':
      return floorFrame(control, until);
    case 'ticket.moved': {
      // The assistant closes tickets all the time; only a person's closing is shown.
      if (control.kind === 'assistant') return null;
      if (fact.reopened) return floorFrame(control, until);
      if (fact.status !== 'resolved') return null;
      // Nor is it resolved while another ticket still waits for a person.
      if (tickets.some(({ status }) => status === 'escalated')) return null;
      return { type: 'status', state: 'resolved' };
    }
    default:
      return null;
  }
}

/** Who is in charge of the thread. */
function floorFrame(control: State['control'], until: { until?: string }): ServerFrame {
  return {
    type: 'status',
    state: control.kind,
    ...(control.kind === 'advisor' ? { name: control.name } : {}),
    ...(control.kind === 'waiting' ? until : {}),
  };
}
