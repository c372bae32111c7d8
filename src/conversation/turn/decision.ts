import type { Fact } from '../events.ts';

/** Why a command is refused. */
export type Refusal =
  /** Somebody said more meanwhile, or it was answered already: the turn starts over or is dropped. */
  | 'stale'
  /** A person is in charge of the thread. */
  | 'taken'
  | 'not_taken'
  /** An advisor has blocked the addressee. */
  | 'blocked'
  | 'not_blocked'
  | 'unknown_session'
  | 'unknown_ticket';

export type Decision = { ok: true; facts: Fact[] } | { ok: false; refusal: Refusal };

/** These facts are to be recorded. */
export function accept(...facts: Fact[]): Decision {
  return { ok: true, facts };
}

/** Nothing is to be recorded, for this reason. */
export function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal };
}
