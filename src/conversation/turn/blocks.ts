import type { FactOf } from '../events.ts';
import { KEPT, last, type State } from '../state.ts';

/*
 * Senders who are no longer answered, because an advisor blocked them. Their messages are kept and can be
 * read; nothing follows from them, and lifting the block answers none of them.
 */

/** A blocked sender, or a whole thread: then it is spam. */
export interface Block {
  /** The address the sender writes from; null: everybody in the thread. */
  address: string | null;
  reason: string;
  advisor: string;
  name?: string;
  /** ISO 8601. */
  at: string;
}

/** Why a sender at an address is not answered; undefined where they are. */
export function blockOf({ blocks = [] }: Pick<State, 'blocks'>, address: string): Block | undefined {
  return blocks.find((block) => block.address === null || block.address === address);
}

/** Whether the speaker of a session is blocked. */
export function isSilent(state: Pick<State, 'blocks' | 'sessions'>, session: string): boolean {
  const spoken = state.sessions.find(({ id }) => id === session);
  return spoken ? blockOf(state, spoken.address) !== undefined : isBlocked(state);
}

/** Whether the whole thread is blocked. */
export function isBlocked(state: Pick<State, 'blocks' | 'sessions'>): boolean {
  const { blocks = [], sessions } = state;
  if (blocks.length === 0) return false;
  return (
    blocks.some(({ address }) => address === null) ||
    sessions.every(({ address }) => blockOf(state, address) !== undefined)
  );
}

/** The sessions that are no longer answered once `address` is blocked. */
export function sessionsFrom({ sessions }: Pick<State, 'sessions'>, address: string | null): string[] {
  return sessions.flatMap((session) => (address === null || session.address === address ? [session.id] : []));
}

/**
 * The state once a sender is blocked: their messages are owed no answer, and the thread stops waiting unless
 * somebody else in it does.
 */
export function withBlock(state: State, fact: FactOf<'sender.blocked'>, at: string): State {
  const { address, reason, advisor, name } = fact;
  const block = { address, reason, advisor, ...(name ? { name } : {}), at };
  const others = (state.blocks ?? []).filter((one) => one.address !== address);
  const silent = new Set(sessionsFrom(state, address));
  const blocked: State = {
    ...state,
    blocks: last(KEPT.blocks, [...others, block]),
    pending: state.pending.filter(({ session }) => !silent.has(session)),
    ...(state.awaiting ? { awaiting: state.awaiting.filter(({ session }) => !silent.has(session)) } : {}),
  };
  return isBlocked(blocked) ? { ...blocked, control: { kind: 'assistant' } } : blocked;
}

/** The state once a block is lifted. */
export function withoutBlock(state: State, { address }: FactOf<'sender.unblocked'>): State {
  return { ...state, blocks: (state.blocks ?? []).filter((one) => one.address !== address) };
}
