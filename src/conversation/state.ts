import type { Event, FactOf, Proposal, TicketStatus } from './events.ts';
import { join, KEPT, knows, waysThrough } from './join.ts';
import { ofAnOrder, sameProblem } from './problems.ts';
import { type KeptProof, proofIn, proofsOf, withProof } from './proofs.ts';
import { type Assurance, atLeast, type Channel, type Intent } from './values.ts';

/** One mouth's run with one speaker. */
export interface Session {
  id: string;
  channel: Channel;
  address: string;
  locale: string;
  /**
   * How sure we are who speaks. In the log's own state it is what was last proven; in a thread's state, and so wherever else a
   * session is read, what it *is* at that moment.
   */
  assurance: Assurance;
  /** What it rests on. Absent in snapshots from before proofs had terms. */
  proofs?: KeptProof[];
  /** Orders she named and may see. */
  claims: string[];
  /** Orders she named too long ago to see them still: filled where a session is read as it is at a moment. */
  lapsed?: string[];
  /** ISO time of her last message, and of ours. */
  heardAt: string | null;
  saidAt: string | null;
  /** True of a call that is over: nothing said in it is heard any more. */
  ended?: boolean;
}

/** What a session has said that nobody has answered: the pending turn. */
export interface Pending {
  session: string;
  messages: string[];
  since: string;
}

export interface Ticket {
  id: string;
  intent: Intent;
  order: string | null;
  subject: string;
  status: TicketStatus;
  openedAt: string;
  at: string;
  channel: Channel;
  /** A visitor who only claimed to be her opened it, and she has not spoken of it herself. */
  claimed?: true;
}

/** Another object that may be the same person, and what says so: an advisor decides. */
export interface Suggestion {
  other: string;
  evidence: string;
  /** ISO 8601. */
  at: string;
}

/** Who has the floor. */
export type Control =
  | { kind: 'assistant' }
  | { kind: 'waiting'; since: string; reason: string }
  | { kind: 'advisor'; advisor: string; name: string };

/**
 * What `decide` needs to know, folded from the log and kept as a snapshot. Everything in it is bounded, so that a thread of
 * years costs a turn no more than a thread of a day.
 */
export interface State {
  account: { id: string; name: string; locale: string } | null;
  control: Control;
  /** The sessions spoken in last, newest last. */
  sessions: Session[];
  pending: Pending[];
  /** On the table, oldest first. */
  proposals: Proposal[];
  /** Oldest change first. */
  tickets: Ticket[];
  facts: Record<string, string>;
  /** When each fact was learned, ISO 8601; absent for what was learned before times were kept. */
  learnedAt?: Record<string, string>;
  /** Threads on their way into this one, each folded for itself until all of it is here. */
  joining?: Record<string, State>;
  /** Whom this thread leads: by follower, the ways to it and to everybody behind it. */
  leads?: Record<string, string[][]>;
  suggestions?: Suggestion[];
  /** Channels on which she has been told that an AI speaks. */
  introduced: Channel[];
}

export function initialState(): State {
  return {
    account: null,
    control: { kind: 'assistant' },
    sessions: [],
    pending: [],
    proposals: [],
    tickets: [],
    facts: {},
    introduced: [],
  };
}

/** The state after an event. Pure; returns a new state and shares what did not change. */
export function evolve(state: State, event: Event): State {
  const [source, ...path] = event.path;
  if (source === undefined || state.leads?.[source]) return after(state, event);
  // Of a thread that is not whole here yet: it changes nothing before all of it is.
  const before = state.joining?.[source] ?? initialState();
  return { ...state, joining: { ...state.joining, [source]: evolve(before, { ...event, path }) } };
}

function after(state: State, event: Event): State {
  const { fact, at } = event;
  switch (fact.type) {
    case 'session.opened':
      return {
        ...state,
        sessions: keptSessions(state, [
          ...state.sessions.filter((session) => session.id !== fact.session),
          {
            id: fact.session,
            channel: fact.channel,
            address: fact.address,
            locale: fact.locale,
            assurance: fact.assurance,
            proofs: withProof([], proofIn(fact, at, fact.channel)),
            claims: [],
            heardAt: null,
            saidAt: null,
          },
        ]),
      };
    case 'session.assured':
      return withSession(state, fact.session, (session) => ({
        ...session,
        assurance: fact.assurance,
        proofs: withProof(proofsOf(session), proofIn(fact, at, session.channel)),
        claims:
          fact.claim && !session.claims.includes(fact.claim)
            ? [...session.claims, fact.claim]
            : session.claims,
      }));
    case 'message.received': {
      const heard = withSession(state, fact.session, (session) => ({
        ...session,
        heardAt: at,
        proofs: withProof(proofsOf(session), proofIn(fact, at, session.channel)),
      }));
      return fact.automatic
        ? heard
        : { ...heard, pending: queued(heard.pending, fact.session, fact.message, at, fact.replaces) };
    }
    case 'message.withdrawn':
      return { ...state, pending: answered(state.pending, fact.session, [fact.message]) };
    case 'message.composed': {
      const said = withSession(state, fact.session, (session) => ({ ...session, saidAt: at }));
      const introduced =
        fact.introduces && !said.introduced.includes(fact.channel)
          ? [...said.introduced, fact.channel]
          : said.introduced;
      return { ...said, introduced, pending: answered(said.pending, fact.session, fact.answers) };
    }
    case 'turn.silent':
      return { ...state, pending: answered(state.pending, fact.session, fact.answers) };
    case 'action.proposed':
      return {
        ...state,
        // The same effect put again replaces the older one: one yes, one action.
        proposals: last(KEPT.proposals, [
          ...state.proposals.filter((other) => !sameEffect(other, fact.proposal)),
          fact.proposal,
        ]),
      };
    case 'action.done':
      // What was done settles the order's other proposals: the table is cleared for that order.
      return {
        ...state,
        proposals: state.proposals.filter(
          (proposal) =>
            proposal.id !== fact.proposal && (fact.order === null || proposal.order !== fact.order),
        ),
      };
    case 'ticket.opened':
      return withTicket(state, {
        id: fact.ticket,
        intent: fact.intent,
        order: fact.order,
        subject: fact.subject,
        status: 'open',
        openedAt: at,
        at,
        channel: fact.channel,
      });
    case 'ticket.moved': {
      const ticket = state.tickets.find((other) => other.id === fact.ticket);
      if (!ticket) return state;
      const { claimed: _, ...own } = ticket;
      return withTicket(state, { ...own, status: fact.status, at, channel: fact.channel });
    }
    case 'fact.learned':
      return {
        ...state,
        facts: remember(state.facts, fact.name, fact.value),
        learnedAt: remember(state.learnedAt ?? {}, fact.name, at),
        // What she speaks is what she is answered in, wherever she is.
        sessions:
          fact.name === 'language'
            ? state.sessions.map((session) => ({ ...session, locale: fact.value }))
            : state.sessions,
      };
    case 'handover.requested':
      return state.control.kind === 'advisor'
        ? state
        : {
            ...state,
            control: {
              kind: 'waiting',
              // Who asks again, on the phone, keeps her place.
              since: state.control.kind === 'waiting' ? state.control.since : at,
              reason: fact.reason,
            },
          };
    case 'advisor.joined':
      // A person answers now: whatever the assistant still owed is hers or his to answer.
      return { ...state, control: { kind: 'advisor', advisor: fact.advisor, name: fact.name } };
    case 'advisor.left':
      return { ...state, control: { kind: 'assistant' } };
    case 'account.known':
      return { ...state, account: { id: fact.account, name: fact.name, locale: fact.locale } };
    case 'testimony.heard': {
      // Proven to be the same person since, she needs no testimony: all of it is here.
      if (knows(state, fact.from)) return state;
      const told = fact.event.type === 'ticket.opened' ? placed(fact.event, fact.order) : fact.event;
      return withTestimony(state, told, fact.said);
    }
    case 'language.switched':
      return withSession(state, fact.session, (session) => ({ ...session, locale: fact.locale }));
    case 'message.cut': {
      const { unput = [] } = fact;
      return unput.length
        ? { ...state, proposals: state.proposals.filter(({ id }) => !unput.includes(id)) }
        : state;
    }
    case 'transfer.ended':
      // She had her person: nobody waits any more. What is open is still escalated.
      return fact.result === 'completed' && state.control.kind === 'waiting'
        ? { ...state, control: { kind: 'assistant' } }
        : state;
    case 'callback.noted':
      return state.control.kind === 'assistant'
        ? { ...state, control: { kind: 'waiting', since: at, reason: fact.reason } }
        : state;
    case 'session.ended':
      return withSession(state, fact.session, (session) => ({ ...session, ended: true }));
    case 'thread.joined': {
      const { [fact.follower]: other = initialState(), ...joining } = state.joining ?? {};
      const leads = { ...state.leads, [fact.follower]: waysThrough(fact.follower, other) };
      const joined = { ...join(state, other), joining, leads };
      return { ...joined, suggestions: joined.suggestions?.filter((one) => !knows(joined, one.other)) };
    }
    case 'thread.parted': {
      const { [fact.follower]: _, ...leads } = state.leads ?? {};
      return { ...state, leads };
    }
    case 'link.suggested': {
      const { other, evidence } = fact;
      if (knows(state, other)) return state;
      const others = (state.suggestions ?? []).filter((one) => one.other !== other);
      return { ...state, suggestions: last(KEPT.suggestions, [...others, { other, evidence, at }]) };
    }
    case 'file.arrived':
    case 'file.lost':
    case 'address.departed':
    case 'transfer.started':
    case 'delivery.reported':
    case 'exchange.recorded':
    case 'note.added':
    case 'ticket.rated':
    case 'challenge.asked':
    case 'challenge.sent':
    case 'challenge.passed':
    case 'challenge.failed':
    case 'address.confirmed':
      return state;
  }
}

/** The session of that id, when it is still kept. */
export function sessionOf(state: State, id: string): Session | undefined {
  return state.sessions.find((session) => session.id === id);
}

/**
 * Where an answer reaches her: the session she spoke in last, and no call that is over. In a thread that is somebody's, rather one
 * that is hers by what it proves than one that may be anybody's by now.
 */
export function answerable(state: State): Session | undefined {
  const there = state.sessions.filter(({ ended }) => !ended);
  const hers = there.filter(({ assurance }) => state.account === null || atLeast(assurance, 'recognised'));
  return hers.at(-1) ?? there.at(-1);
}

/** How long an offer stands: the moment it is looked at, and the store's days. */
export interface OfferTerm {
  /** ISO 8601. */
  now: string;
  days: number;
}

/**
 * Proposals that a session may say yes to: put to itself, or to a session whose assurance hers covers (a caller recognised by
 * her number may accept what was offered to her by mail), and never one put to somebody surer than she is now, be it to this very
 * session before its login lapsed. An anonymous offer binds only the session it was made in. An offer
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

function withSession(state: State, id: string, change: (session: Session) => Session): State {
  const session = sessionOf(state, id);
  if (!session) return state;
  return { ...state, sessions: [...state.sessions.filter((other) => other.id !== id), change(session)] };
}

/** The newest sessions, and every one that is still owed an answer: a debt must not be forgotten with its session. */
function keptSessions({ pending }: State, sessions: Session[]): Session[] {
  const older = sessions.slice(0, -KEPT.sessions);
  const owed = older.filter(({ id }) => pending.some(({ session }) => session === id));
  return [...owed, ...last(KEPT.sessions, sessions)];
}

/** A stranger's problem began before she said of which order: it is the one she named then. */
function placed(opened: FactOf<'ticket.opened'>, order: string): FactOf<'ticket.opened'> {
  return opened.order === null && ofAnOrder(opened.intent) ? { ...opened, order } : opened;
}

/** True when the owner has that very problem open herself: what a visitor says of it is no second one. */
function live({ tickets }: State, { intent, order }: Pick<Ticket, 'intent' | 'order'>): boolean {
  return (
    order !== null &&
    tickets.some((own) => own.status !== 'resolved' && own.order === order && sameProblem(own.intent, intent))
  );
}

/** However many problems visitors claim to have, hers are not forgotten for them. */
function withTicket(state: State, ticket: Ticket): State {
  const tickets = [...state.tickets.filter((other) => other.id !== ticket.id), ticket];
  const kept = [
    ...last(
      KEPT.tickets,
      tickets.filter(({ claimed }) => !claimed),
    ),
    ...last(
      KEPT.claimedTickets,
      tickets.filter(({ claimed }) => claimed),
    ),
  ];
  return { ...state, tickets: tickets.filter((one) => kept.includes(one)) };
}

/**
 * A stranger's tickets are known, so that the owner's next message can take them up; nothing else of hers counts. She moves none
 * but those, and no person has been asked for on the owner's behalf.
 */
function withTestimony(state: State, said: FactOf<'testimony.heard'>['event'], at: string): State {
  if (said.type === 'ticket.opened') {
    const { ticket: id, intent, order, subject, channel } = said;
    if (live(state, said) || state.tickets.some((other) => other.id === id)) return state;
    const ticket: Ticket = {
      id,
      intent,
      order,
      subject,
      status: 'open',
      openedAt: at,
      at,
      channel,
      claimed: true,
    };
    return withTicket(state, ticket);
  }
  if (said.type !== 'ticket.moved') return state;
  const ticket = state.tickets.find((other) => other.id === said.ticket && other.claimed);
  const status = said.status === 'escalated' ? 'open' : said.status;
  return ticket ? withTicket(state, { ...ticket, status, at, channel: said.channel }) : state;
}

function queued(
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

function answered(pending: Pending[], session: string, messages: string[]): Pending[] {
  return pending.flatMap((other) => {
    if (other.session !== session) return [other];
    const left = other.messages.filter((message) => !messages.includes(message));
    return left.length ? [{ ...other, messages: left }] : [];
  });
}

function sameEffect(a: Proposal, b: Proposal): boolean {
  return a.tool === b.tool && JSON.stringify(a.input) === JSON.stringify(b.input);
}

function remember(facts: Record<string, string>, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = facts;
  return Object.fromEntries(last(KEPT.facts, [...Object.entries(others), [name, value] as [string, string]]));
}

function last<T>(count: number, items: T[]): T[] {
  return items.length > count ? items.slice(-count) : items;
}
