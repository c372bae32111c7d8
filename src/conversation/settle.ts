import type { Fact } from './events.ts';
import { ofAnOrder, sameProblem } from './intents.ts';
import type { State, Ticket } from './state.ts';
import type { Channel } from './values.ts';

/**
 * Tickets that are still open about a problem that is solved: two threads that were joined bring one each, a
 * stranger begins one before its order is named, and one whose owner has settled it since has nothing left of
 * it. Who waits for a person keeps waiting.
 */
export function alike(
  { tickets }: State,
  solved: readonly Pick<Ticket, 'id' | 'intent' | 'order'>[],
): Ticket[] {
  return tickets.filter(
    ({ id, status, order, intent }) =>
      (status === 'open' || status === 'paused') &&
      solved.every((problem) => problem.id !== id) &&
      solved.some(
        (problem) =>
          problem.order !== null &&
          sameProblem(problem.intent, intent) &&
          (order === problem.order || (order === null && ofAnOrder(intent))),
      ),
  );
}

/**
 * Tickets that a joined thread brought open, or the thread it joined had open, whose problem the other one
 * has solved since: the turn that solved it could not see them.
 */
export function solvedElsewhere(state: State): Ticket[] {
  const solved = state.tickets.filter(({ status }) => status === 'resolved');
  return alike(state, solved).filter((open) =>
    solved.some((one) => alike({ ...state, tickets: [open] }, [one]).length > 0 && one.at >= open.at),
  );
}

/** The fact that a ticket has another status now. */
export function moved(ticket: Ticket, status: Ticket['status'], channel: Channel): Fact {
  return { type: 'ticket.moved', ticket: ticket.id, status, channel };
}
