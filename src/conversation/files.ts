import type { MissingFile } from './events/messages.ts';
import type { FactOf } from './events.ts';
import { queued } from './pending.ts';
import type { State } from './state.ts';

/*
 * Files that are announced before they arrive. A message with words is answered for its words. A message that
 * is nothing but a file is answered once its content is known: when the file arrives, is late, or is lost.
 */

/** Whether a message says nothing until its file arrives. An edit counts as its new text, and does not wait. */
export function isFileAlone({ missing, text, replaces }: FactOf<'message.received'>): boolean {
  return missing !== undefined && text === '' && replaces === undefined;
}

/** The id of the event for an announced file's arrival: each file arrives once. */
export function fileEvent({ id }: Pick<MissingFile, 'id'>): string {
  return `file:${id}`;
}

/** The state after a message that is nothing but a file. */
export function awaited(state: State, { session, message }: FactOf<'message.received'>): State {
  return { ...state, awaiting: [...(state.awaiting ?? []), { session, message }] };
}

/**
 * The state after an announced file arrived or was lost. Its message is owed an answer now, where it waited
 * for the file; and once more where the file brought words that were unknown when it was answered.
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

/** The state once these messages no longer wait for files. */
export function withoutAwaited(state: State, messages: string[]): State {
  if (!state.awaiting?.some(({ message }) => messages.includes(message))) return state;
  return { ...state, awaiting: state.awaiting.filter(({ message }) => !messages.includes(message)) };
}
