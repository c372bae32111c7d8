import { type KeptCard, ordersOf } from '../cards.ts';
import { CHANNELS } from '../channels.ts';
import type { TicketOutcome, TurnOutcome } from '../commands.ts';
import type { Fact } from '../events.ts';
import { alike } from '../settle.ts';
import { type Session, type State, sessionOf, type Ticket } from '../state.ts';
import { atLeast, type Resolution } from '../values.ts';
import { accept, type Decision, type Refusal, refuse } from './decision.ts';

/**
 * A turn commits only over the world it was composed for: the same unanswered messages, and no person at the
 * floor. What it decided is written whole, so that no reply exists without its record or its card.
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
  // Asked for again, it adds to what the colleagues read; on the phone it rings one, whoever is waiting for what.
  if (turn.handover) {
    facts.push({ type: 'handover.requested', session: session.id, ...turn.handover });
  }
  return accept(...facts);
}

/**
 * A colleague has it from here: no yes may reach any more what was put about that order before, and nothing at all where they send another one
 * instead. A caller goes on with it where nobody takes the call.
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

/** Why a turn does not fit the world it was composed for any more; null where it does. */
export function refusalOf(
  state: State,
  { session: id, answers, assurance }: Pick<TurnOutcome, 'session' | 'answers' | 'assurance'>,
): Refusal | null {
  if (state.control.kind === 'advisor') return 'taken';
  const session = sessionOf(state, id);
  if (!session) return 'unknown_session';
  const pending = state.pending.find((other) => other.session === id);
  if (!pending || !sameItems(pending.messages, answers)) return 'stale';
  // What proved the speaker has lapsed meanwhile: the answer is composed anew, for who they are now.
  return assurance && !atLeast(session.assurance, assurance) ? 'stale' : null;
}

/** What a turn has learnt from what the customer said. */
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

/** What a turn keeps for the colleagues. */
export function notesIn({ notes = [] }: TurnOutcome, { id: session }: Session): Fact[] {
  return notes.map((text) => ({ type: 'note.added', session, text }));
}

/** Where a turn leaves a problem. */
interface Move {
  ticket: string;
  status: Ticket['status'];
  order?: string;
}

/** How a turn leaves the problems that it was about, and those that are the same. */
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

/** What a turn's reply means for its problem. */
export function resolutionIn(turn: TurnOutcome): Resolution | null {
  const [main] = turn.tickets;
  if (turn.handover) return 'escalated';
  return main ? resolutionOf(statusIn(turn, main), main.refused) : null;
}

function statusIn({ handover, tickets }: TurnOutcome, ticket: TicketOutcome): Ticket['status'] {
  return handover && ticket === tickets[0] ? 'escalated' : ticket.status;
}

/**
 * A problem closed with this exchange (with or without what was wanted), handed over with it, or still open
 * (null).
 */
function resolutionOf(status: Ticket['status'], refused = false): 'yes' | 'no' | 'escalated' | null {
  if (status === 'resolved') return refused ? 'no' : 'yes';
  return status === 'escalated' ? 'escalated' : null;
}

/** A turn reads messages as they were written, which may not be how they came. */
function sameItems(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
