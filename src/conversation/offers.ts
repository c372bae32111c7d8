import type { Proposal } from './events/dealings.ts';
import type { Session, State } from './state.ts';
import { atLeast } from './values.ts';

/** How long an offer stands: the moment it is looked at, and the store's days. */
export interface OfferTerm {
  /** ISO 8601. */
  now: string;
  days: number;
}

/**
 * Proposals that a session may say yes to: put to itself, or to a session that its assurance covers (a caller
 * recognised by number may accept what was offered by mail), and never one put to somebody surer than the
 * speaker is now, be it to this very session before its login lapsed. An anonymous offer binds only the
 * session it was made in. An offer
 * older than the store lets it stand has lapsed: a yes months later is to nothing.
 */
export function proposalsFor(state: State, session: Session, term: OfferTerm): Proposal[] {
  return offeredTo(state, session).filter((proposal) => stands(proposal, term));
}

/** What was offered to a session and has lapsed: to be told of, never to be agreed to. */
export function lapsedFor(state: State, session: Session, term: OfferTerm): Proposal[] {
  return offeredTo(state, session).filter((proposal) => !stands(proposal, term));
}

function offeredTo(state: State, session: Session): Proposal[] {
  return state.proposals.filter(
    (proposal) =>
      atLeast(session.assurance, proposal.assurance) &&
      (proposal.session === session.id ||
        (atLeast(session.assurance, 'recognised') && atLeast(proposal.assurance, 'recognised'))),
  );
}

function stands({ at }: Proposal, { now, days }: OfferTerm): boolean {
  return Date.parse(now) - Date.parse(at) <= days * 86_400_000;
}
