import type { Fact } from './events.ts';
import { ofAnOrder, sameProblem } from './intents.ts';
import type { State, Ticket } from './state.ts';
import type { Channel } from './values.ts';

/**
 * Open tickets about a problem that is solved: two linked threads bring one each, a stranger opens one before
 * its order is named, and one that its owner has settled since has nothing left to do. A ticket that waits
 * for a person keeps waiting.
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
 * Tickets that were open in either of two linked threads, and that the other one has solved since: the turn
 * that solved it could not see them.
 */
export function solvedElsewhere(state: State): Ticket[] {
  const solved = state.tickets.filter(({ status }) => status === 'resolved');
  return alike(state, solved).filter((open) =>
    solved.some((one) => alike({ ...state, tickets: [open] }, [one]).length > 0 && one.at >= open.at),
  );
}

/** The fact that a ticket changes to another status. */
export function moved(ticket: Ticket, status: Ticket['status'], channel: Channel): Fact {
  return { type: 'ticket.moved', ticket: ticket.id, status, channel };
}
