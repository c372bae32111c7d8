import { type KeptCard, ordersOf } from '../cards.ts';
import { CHANNELS } from '../channels.ts';
import type { TicketOutcome, TurnOutcome } from '../commands.ts';
import type { Fact } from '../events.ts';
import { alike } from '../settle.ts';
import { type Session, type State, sessionOf, type Ticket } from '../state.ts';
import { atLeast, type Resolution } from '../values.ts';
import { accept, type Decision, type Refusal, refuse } from './decision.ts';

/**
 * A turn commits only over the state it was composed for: the same unanswered messages, and no person in
 * charge. Its facts are written together, so that no reply exists without its record or its card.
 */
export function commit(state: State, turn: TurnOutcome): Decision {
  const refusal = refusalOf(state, turn);
  if (refusal) return refuse(refusal);
  const session = sessionOf(state, turn.session);
  if (!session) return refuse('unknown_session');

  const main = turn.tickets[0];
  const facts: Fact[] = learntIn(turn, session);
  if (turn.card) facts.push({ type: 'card.put', ...turn.card });
  else facts.push(...replacedIn(state, turn, session));

  facts.push(...notesIn(turn, session));
  for (const promise of turn.promises ?? []) {
    facts.push({
      type: 'promise.made',
      by: 'assistant',
      ...promise,
      ticket: main?.id ?? null,
      session: session.id,
      channel: session.channel,
    });
  }

  if (turn.reply) {
    const { findings, ...message } = turn.reply;
    facts.push({
      type: 'message.composed',
      ...message,
      session: session.id,
      channel: session.channel,
      author: 'assistant',
      turn: turn.turn,
      answers: turn.answers,
      ticket: main?.id,
      assurance: session.assurance,
    });
    facts.push({
      type: 'exchange.recorded',
      message: message.message,
      findings,
      ticket: main?.id ?? null,
      resolution: resolutionIn(turn),
    });
  } else {
    facts.push({
      type: 'turn.silent',
      turn: turn.turn,
      session: session.id,
      answers: turn.answers,
      reason: turn.silence ?? 'nothing to say',
    });
  }
  for (const move of movesOf(state, turn, session))
    facts.push({ type: 'ticket.moved', ...move, channel: session.channel });
  // A second request for a person adds to the brief; on the phone it rings one, whatever the thread waits for
  // already.
  if (turn.handover) {
    facts.push({ type: 'handover.requested', session: session.id, ...turn.handover });
  }
  return accept(...facts);
}

/**
 * A colleague takes over: earlier cards about that order can no longer be agreed to, and none at all where
 * the colleague sends something else instead. A caller keeps them where nobody takes the call.
 */
function replacedIn(
  state: State,
  { handover, tickets }: TurnOutcome,
  { id: session, channel }: Session,
): Fact[] {
  if (!handover) return [];
  const { reason } = handover;
  const [main] = tickets;
  const order =
    main?.order ?? main?.opened?.order ?? state.tickets.find(({ id }) => id === main?.id)?.order ?? null;
  const about = (card: KeptCard) =>
    reason === 'replacement' ||
    (!CHANNELS[channel].spoken && order !== null && ordersOf(card).includes(order));
  return state.cards
    .filter((card) => card.session === session && !card.agreed && !card.over && about(card))
    .map(({ id: card }) => ({ type: 'card.lapsed', card, session, reason }));
}

/** Why a turn no longer fits the state it was composed for; null where it does. */
export function refusalOf(
  state: State,
  { session: id, answers, assurance }: Pick<TurnOutcome, 'session' | 'answers' | 'assurance'>,
): Refusal | null {
  if (state.control.kind === 'advisor') return 'taken';
  const session = sessionOf(state, id);
  if (!session) return 'unknown_session';
  const pending = state.pending.find((other) => other.session === id);
  if (!pending || !sameItems(pending.messages, answers)) return 'stale';
  // What proved the speaker has lapsed meanwhile: the answer is composed anew, for their current assurance.
  return assurance && !atLeast(session.assurance, assurance) ? 'stale' : null;
}

/** The facts that a turn has learnt about the customer. */
export function learntIn(turn: TurnOutcome, { channel, assurance }: Session): Fact[] {
  const ticket = turn.tickets[0]?.id ?? null;
  return [
    ...turn.tickets.flatMap(({ opened }): Fact[] => {
      if (!opened) return [];
      const { id, ...about } = opened;
      return [{ type: 'ticket.opened', ticket: id, ...about, channel }];
    }),
    ...turn.records.map(
      (record): Fact => ({ type: 'exchange.recorded', ...record, ticket, resolution: null }),
    ),
    ...turn.learned.map((fact): Fact => ({ type: 'fact.learned', ...fact, channel, assurance })),
  ];
}

/** The notes that a turn keeps for the colleagues. */
export function notesIn({ notes = [] }: TurnOutcome, { id: session }: Session): Fact[] {
  return notes.map((text) => ({ type: 'note.added', session, text }));
}

/** The status that a turn leaves a ticket in. */
interface Move {
  ticket: string;
  status: Ticket['status'];
  order?: string;
}

/** The moves of the tickets that a turn was about, and of those about the same problem. */
export function movesOf(state: State, turn: TurnOutcome, { assurance }: Session): Move[] {
  const moves = turn.tickets.flatMap((ticket): Move[] => {
    const known = state.tickets.find((other) => other.id === ticket.id);
    const before = ticket.opened ? 'open' : known?.status;
    const status = statusIn(turn, ticket);
    const order = known?.order === null ? ticket.order : undefined;
    if (!before || (status === before && !order)) return [];
    return [{ ticket: ticket.id, status, ...(order ? { order } : {}) }];
  });
  if (!atLeast(assurance, 'recognised')) return moves;
  const solved = turn.tickets
    .filter((ticket) => statusIn(turn, ticket) === 'resolved')
    .flatMap(({ id, opened, order }): Pick<Ticket, 'id' | 'intent' | 'order'>[] => {
      const known = opened ?? state.tickets.find((ticket) => ticket.id === id);
      return known ? [{ id, intent: known.intent, order: known.order ?? order ?? null }] : [];
    });
  return [...moves, ...alike(state, solved).map(({ id }) => ({ ticket: id, status: 'resolved' as const }))];
}

/** What a turn's reply means for its ticket. */
export function resolutionIn(turn: TurnOutcome): Resolution | null {
  const [main] = turn.tickets;
  if (turn.handover) return 'escalated';
  return main ? resolutionOf(statusIn(turn, main), main.refused) : null;
}

function statusIn({ handover, tickets }: TurnOutcome, ticket: TicketOutcome): Ticket['status'] {
  return handover && ticket === tickets[0] ? 'escalated' : ticket.status;
}

/**
 * A ticket that was closed with this exchange (with or without what was wanted), was handed over with it, or
 * is still open (null).
 */
function resolutionOf(status: Ticket['status'], refused = false): 'yes' | 'no' | 'escalated' | null {
  if (status === 'resolved') return refused ? 'no' : 'yes';
  return status === 'escalated' ? 'escalated' : null;
}

/**
 * Whether two lists have the same items: a turn reads messages in the order they were written, which may not
 * be the order they arrived in.
 */
function sameItems(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
