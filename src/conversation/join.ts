import { lookup } from '../lookup.ts';
import {
  type Control,
  KEPT,
  last,
  type Pending,
  type Session,
  type State,
  type Suggestion,
  type Ticket,
} from './state.ts';

/*
 * Two threads of one person become one state. What each knew is kept; where both have a value, the newer one
 * counts, and an advisor in charge of either takes precedence over the assistant.
 */

/**
 * The state of a thread with everything that another one of the same person knew. Pure; neither argument is
 * changed.
 */
export function join(own: State, other: State): State {
  return {
    ...own,
    account: own.account ?? other.account,
    control: floor(own.control, other.control),
    sessions: newest(KEPT.sessions, [...own.sessions, ...other.sessions], lastWord, owedIn(own, other)),
    pending: [...own.pending, ...other.pending].sort(by(({ since }: Pending) => since)),
    ...awaiting(own, other),
    ...(own.drafts || other.drafts ? { drafts: [...(own.drafts ?? []), ...(other.drafts ?? [])] } : {}),
    cards: newest(KEPT.cards, [...own.cards, ...other.cards], ({ at }) => at),
    tickets: tickets(own.tickets, other.tickets),
    ...facts(own, other),
    suggestions: newest(
      KEPT.suggestions,
      [...(own.suggestions ?? []), ...(other.suggestions ?? [])],
      ({ at }: Suggestion) => at,
    ),
    ...tags(own, other),
    ...blocks(own, other),
    introduced: [...new Set([...own.introduced, ...other.introduced])],
  };
}

function awaiting({ awaiting: own = [] }: State, { awaiting: others = [] }: State): Pick<State, 'awaiting'> {
  return own.length + others.length ? { awaiting: [...own, ...others] } : {};
}

function tags({ tags: own = [] }: State, { tags: others = [] }: State): Pick<State, 'tags'> {
  return own.length + others.length ? { tags: last(KEPT.tags, [...new Set([...own, ...others])]) } : {};
}

function blocks({ blocks: own = [] }: State, { blocks: others = [] }: State): Pick<State, 'blocks'> {
  if (own.length + others.length === 0) return {};
  const kept = others.filter(({ address }) => own.every((one) => one.address !== address));
  return { blocks: last(KEPT.blocks, [...own, ...kept].sort(by(({ at }) => at))) };
}

function floor(one: Control, other: Control): Control {
  const rank = { assistant: 0, waiting: 1, advisor: 2 };
  if (one.kind === 'waiting' && other.kind === 'waiting') {
    const [first, then] = one.since <= other.since ? [one, other] : [other, one];
    return { ...first, brief: [...(first.brief ?? []), ...(then.brief ?? [])] };
  }
  return rank[other.kind] > rank[one.kind] ? other : one;
}

/**
 * A ticket that both know is taken from the one that changed it last, and no longer counts as merely claimed
 * by a visitor.
 */
function tickets(own: Ticket[], other: Ticket[]): Ticket[] {
  const byId = new Map(own.map((ticket) => [ticket.id, ticket]));
  for (const ticket of other) {
    const known = byId.get(ticket.id);
    const surer = Boolean(known?.claimed) !== Boolean(ticket.claimed) ? !ticket.claimed : null;
    if (!known || (surer ?? known.at <= ticket.at)) byId.set(ticket.id, ticket);
  }
  const all = [...byId.values()];
  const kept = [
    ...newest(
      KEPT.tickets,
      all.filter(({ claimed }) => !claimed),
      ({ at }) => at,
    ),
    ...newest(
      KEPT.claimedTickets,
      all.filter(({ claimed }) => claimed),
      ({ at }) => at,
    ),
  ];
  return kept.sort(by(({ at }) => at));
}

function facts(own: State, other: State): Pick<State, 'facts' | 'learnedAt'> {
  const all = [own, other].flatMap(({ facts, learnedAt = {} }) =>
    Object.entries(facts).map(([name, value]) => ({ name, value, at: lookup(learnedAt, name) ?? '' })),
  );
  const kept = all.sort(by(({ at }) => at)).slice(-2 * KEPT.facts);
  const latest = new Map(kept.map((fact) => [fact.name, fact]));
  return {
    facts: Object.fromEntries([...latest].map(([name, { value }]) => [name, value])),
    learnedAt: Object.fromEntries([...latest].map(([name, { at }]) => [name, at])),
  };
}

function lastWord({ heardAt, saidAt }: Session): string {
  return [heardAt ?? '', saidAt ?? ''].sort()[1] ?? '';
}

/** Sessions that are owed an answer are kept, however old. */
function owedIn(...states: State[]): (session: Session) => boolean {
  const owed = new Set(states.flatMap(({ pending }) => pending.map(({ session }) => session)));
  return ({ id }) => owed.has(id);
}

function newest<T>(count: number, items: T[], at: (item: T) => string, always?: (item: T) => boolean): T[] {
  const sorted = [...items].sort(by(at));
  const cut = Math.max(0, sorted.length - count);
  return sorted.filter((item, index) => index >= cut || always?.(item));
}

function by<T>(key: (item: T) => string): (one: T, other: T) => number {
  return (one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0);
}
