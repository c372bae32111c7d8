import type { Pending } from './state.ts';

/*
 * What is owed an answer: a message joins its session's turn, and leaves it answered, replaced or withdrawn.
 */

export function queued(
  pending: Pending[],
  session: string,
  message: string,
  at: string,
  replaces: string | undefined,
): Pending[] {
  const mine = pending.find((other) => other.session === session);
  if (!mine) return [...pending, { session, messages: [message], since: at }];
  const left = mine.messages.filter((other) => other !== replaces);
  return pending.map((other) => (other === mine ? { ...mine, messages: [...left, message] } : other));
}

export function answered(pending: Pending[], session: string, messages: string[]): Pending[] {
  return pending.flatMap((other) => {
    if (other.session !== session) return [other];
    const left = other.messages.filter((message) => !messages.includes(message));
    return left.length ? [{ ...other, messages: left }] : [];
  });
}
