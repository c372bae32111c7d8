import type { State } from '../state.ts';

/**
 * Whether an advisor is in charge and has resolved everything since they took the thread: the assistant
 * answers the customer's next message. No customer is left without an answer because a colleague did not hand
 * back.
 */
export function isDone({ control, tickets }: Pick<State, 'control' | 'tickets'>): boolean {
  if (control.kind !== 'advisor' || control.since === undefined) return false;
  const { since } = control;
  return (
    tickets.every(({ status }) => status === 'resolved') &&
    tickets.some(({ at }) => Date.parse(at) >= Date.parse(since))
  );
}
