import type { FactOf } from './events.ts';
import { ofAnOrder, sameProblem } from './intents.ts';
import { KEPT, last, type State, type Ticket } from './state.ts';

/** A stranger's ticket was opened before its order was named: it gets the order that was named then. */
export function placed(opened: FactOf<'ticket.opened'>, order: string | null): FactOf<'ticket.opened'> {
  return opened.order === null && ofAnOrder(opened.intent) ? { ...opened, order } : opened;
}

/** True when the owner has the same ticket open: a visitor's report of it is no second one. */
function live({ tickets }: State, { intent, order }: Pick<Ticket, 'intent' | 'order'>): boolean {
  return (
    order !== null &&
    tickets.some((own) => own.status !== 'resolved' && own.order === order && sameProblem(own.intent, intent))
  );
}

/** However many tickets visitors claim to have, none of the owner's is dropped for them. */
export function withTicket(state: State, ticket: Ticket): State {
  const tickets = [...state.tickets.filter((other) => other.id !== ticket.id), ticket];
  const kept = [
    ...last(
      KEPT.tickets,
      tickets.filter(({ claimed }) => !claimed),
    ),
    ...last(
      KEPT.claimedTickets,
      tickets.filter(({ claimed }) => claimed),
    ),
  ];
  return { ...state, tickets: tickets.filter((one) => kept.includes(one)) };
}

/**
 * A stranger's tickets are kept, so that the owner's next message can continue them; nothing else of the
 * testimony counts. Strangers can move only those, and no request for a person is made on the owner's behalf.
 */
export function withTestimony(state: State, said: FactOf<'testimony.heard'>['event'], at: string): State {
  if (said.type === 'ticket.opened') {
    const { ticket: id, intent, order, subject, channel } = said;
    if (live(state, said) || state.tickets.some((other) => other.id === id)) return state;
    const ticket: Ticket = {
      id,
      intent,
      order,
      subject,
      status: 'open',
      openedAt: at,
      at,
      channel,
      claimed: true,
    };
    return withTicket(state, ticket);
  }
  if (said.type !== 'ticket.moved') return state;
  const ticket = state.tickets.find((other) => other.id === said.ticket && other.claimed);
  const status = said.status === 'escalated' ? 'open' : said.status;
  if (!ticket) return state;
  const order = ticket.order ?? said.order ?? null;
  return withTicket(state, { ...ticket, status, at, channel: said.channel, order });
}
