import type { MissingFile } from './events/messages.ts';
import type { FactOf } from './events.ts';
import { queued } from './pending.ts';
import type { State } from './state.ts';

/*
 * Files that are announced before they are here. A message with words is answered for its words. One that is
 * nothing but a file owes no answer before it is known what it says: until the file is here, is late, or is
 * lost.
 */

/**
 * Whether a message says nothing before its file is here. An edit stands for what it changes, and waits for
 * nothing.
 */
export function isFileAlone({ missing, text, replaces }: FactOf<'message.received'>): boolean {
  return missing !== undefined && text === '' && replaces === undefined;
}

/** The id of the event that an announced file is here: each file comes once. */
export function fileEvent({ id }: Pick<MissingFile, 'id'>): string {
  return `file:${id}`;
}

/** A message that is nothing but a file has come. */
export function awaited(state: State, { session, message }: FactOf<'message.received'>): State {
  return { ...state, awaiting: [...(state.awaiting ?? []), { session, message }] };
}

/**
 * What became of an announced file. Its message is owed an answer now, where it has waited for that; and once
 * more where words have come that nobody knew when it was answered.
 */
export function fileTold(
  state: State,
  fact: FactOf<'file.arrived' | 'file.delayed' | 'file.lost'>,
  at: string,
): State {
  const { session, message } = fact;
  const waited = state.awaiting?.some((one) => one.message === message) ?? false;
  const words = fact.type === 'file.arrived' && Boolean(fact.text);
  if (!waited && !words) return state;
  const owed = state.pending.some(({ messages }) => messages.includes(message));
  return {
    ...withoutAwaited(state, [message]),
    pending: owed ? state.pending : queued(state.pending, session, message, at, undefined),
  };
}

/** Nothing of these waits any more. */
export function withoutAwaited(state: State, messages: string[]): State {
  if (!state.awaiting?.some(({ message }) => messages.includes(message))) return state;
  return { ...state, awaiting: state.awaiting.filter(({ message }) => !messages.includes(message)) };
}
