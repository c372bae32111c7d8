import type { State } from '../state.ts';

/**
 * Whether an advisor has the floor and has resolved all there was since they took it: what the customer says next is the
 * assistant's to answer. Nobody is left without an answer because a colleague did not hand back.
 */
export function isDone({ control, tickets }: Pick<State, 'control' | 'tickets'>): boolean {
  if (control.kind !== 'advisor' || control.since === undefined) return false;
  const { since } = control;
  return (
    tickets.every(({ status }) => status === 'resolved') &&
    tickets.some(({ at }) => Date.parse(at) >= Date.parse(since))
  );
}
