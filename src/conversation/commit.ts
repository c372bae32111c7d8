import { CHANNELS } from './channels.ts';
import type { TicketOutcome, TurnOutcome } from './commands.ts';
import { accept, type Decision, refuse } from './decision.ts';
import type { Fact } from './events.ts';
import { alike, moved } from './settle.ts';
import { type State, sessionOf, type Ticket } from './state.ts';
import { atLeast } from './values.ts';

/**
 * A turn commits only over the world it was composed for: the same unanswered messages, and no person at the
 * floor. What it decided is written whole, so that no reply exists without its record or its proposal.
 */
export function commit(state: State, turn: TurnOutcome): Decision {
  if (state.control.kind === 'advisor') return refuse('taken');
  const session = sessionOf(state, turn.session);
  if (!session) return refuse('unknown_session');
  const pending = state.pending.find((other) => other.session === turn.session);
  if (!pending || !sameItems(pending.messages, turn.answers)) return refuse('stale');
  // What proved the speaker has lapsed meanwhile: the answer is composed anew, for who they are now.
  if (turn.assurance && !atLeast(session.assurance, turn.assurance)) return refuse('stale');

  const facts: Fact[] = [];
  const main = turn.tickets[0];
  const statusOf = (ticket: TicketOutcome) =>
    turn.handover && ticket === main ? 'escalated' : ticket.status;
  for (const { opened } of turn.tickets) {
    if (!opened) continue;
    const { id, ...ticket } = opened;
    facts.push({ type: 'ticket.opened', ticket: id, ...ticket, channel: session.channel });
  }
  for (const record of turn.records) {
    facts.push({ type: 'exchange.recorded', ...record, ticket: main?.id ?? null, resolution: null });
  }
  for (const fact of turn.learned) {
    facts.push({ type: 'fact.learned', ...fact, channel: session.channel, assurance: session.assurance });
  }
  for (const proposal of turn.proposals) facts.push({ type: 'action.proposed', proposal });

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
      resolution: turn.handover ? 'escalated' : main ? resolutionOf(statusOf(main), main.refused) : null,
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
  for (const ticket of turn.tickets) {
    const before = ticket.opened ? 'open' : state.tickets.find((other) => other.id === ticket.id)?.status;
    const after = statusOf(ticket);
    if (before && after !== before) {
      facts.push({ type: 'ticket.moved', ticket: ticket.id, status: after, channel: session.channel });
    }
  }
  if (atLeast(session.assurance, 'recognised')) {
    const solved = turn.tickets
      .filter((ticket) => statusOf(ticket) === 'resolved')
      .flatMap(({ id, opened }) => opened ?? state.tickets.find((ticket) => ticket.id === id) ?? []);
    for (const ticket of alike(state, solved)) facts.push(moved(ticket, 'resolved', session.channel));
  }
  // On the phone a wish for a person rings one, whoever is waiting for what.
  if (turn.handover && (state.control.kind === 'assistant' || CHANNELS[session.channel].spoken)) {
    facts.push({ type: 'handover.requested', session: session.id, ...turn.handover });
  }
  return accept(...facts);
}

/**
 * A problem closed with this exchange (with or without what was wanted), handed over with it, or still open
 * (null).
 */
function resolutionOf(status: Ticket['status'], refused = false): 'yes' | 'no' | 'escalated' | null {
  if (status === 'resolved') return refused ? 'no' : 'yes';
  return status === 'escalated' ? 'escalated' : null;
}

function sameItems(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
