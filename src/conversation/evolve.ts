import { lookup } from '../lookup.ts';
import type { Proposal } from './events/dealings.ts';
import type { Event } from './events.ts';
import { awaited, fileTold, isFileAlone, withoutAwaited } from './files.ts';
import { join } from './join.ts';
import { last } from './last.ts';
import { knows, waysThrough } from './lineage.ts';
import { answered, queued } from './pending.ts';
import { proofIn, proofsOf, withProof } from './proofs.ts';
import { initialState, KEPT, type Session, type State, sessionOf } from './state.ts';
import { placed, withTestimony, withTicket } from './tickets.ts';

/** The state after an event. Pure; returns a new state and shares what did not change. */
export function evolve(state: State, event: Event): State {
  const [source, ...path] = event.path;
  if (source === undefined || lookup(state.leads, source)) return after(state, event);
  // Of a thread that is not whole here yet: it changes nothing before all of it is.
  const before = lookup(state.joining, source) ?? initialState();
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
      if (fact.automatic) return heard;
      return isFileAlone(fact)
        ? awaited(heard, fact)
        : { ...heard, pending: queued(heard.pending, fact.session, fact.message, at, fact.replaces) };
    }
    case 'message.withdrawn':
      return withoutAwaited({ ...state, pending: answered(state.pending, fact.session, [fact.message]) }, [
        fact.message,
      ]);
    case 'message.composed': {
      const said = withSession(withoutAwaited(state, fact.answers), fact.session, (session) => ({
        ...session,
        saidAt: at,
      }));
      const introduced =
        fact.introduces && !said.introduced.includes(fact.channel)
          ? [...said.introduced, fact.channel]
          : said.introduced;
      return { ...said, introduced, pending: answered(said.pending, fact.session, fact.answers) };
    }
    case 'turn.silent':
      return withoutAwaited(
        { ...state, pending: answered(state.pending, fact.session, fact.answers) },
        fact.answers,
      );
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
        // The language of the customer is the language of the answers, on every channel.
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
              // Who asks again, on the phone, keeps the place.
              since: state.control.kind === 'waiting' ? state.control.since : at,
              reason: fact.reason,
            },
          };
    case 'advisor.joined':
      // A person answers now: whatever the assistant still owed is theirs to answer.
      return { ...state, control: { kind: 'advisor', advisor: fact.advisor, name: fact.name } };
    case 'advisor.left':
      return { ...state, control: { kind: 'assistant' } };
    case 'account.known':
      return { ...state, account: { id: fact.account, name: fact.name, locale: fact.locale } };
    case 'testimony.heard': {
      // Proven to be the same person since, no testimony is needed: all of it is here.
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
      // The caller had their person: nobody waits any more. What is open is still escalated.
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
    case 'file.delayed':
    case 'file.lost':
      return fileTold(state, fact, at);
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

function withSession(state: State, id: string, change: (session: Session) => Session): State {
  const session = sessionOf(state, id);
  if (!session) return state;
  return { ...state, sessions: [...state.sessions.filter((other) => other.id !== id), change(session)] };
}

/**
 * The newest sessions, and every one that is still owed an answer: a debt must not be forgotten with its
 * session.
 */
function keptSessions({ pending }: State, sessions: Session[]): Session[] {
  const older = sessions.slice(0, -KEPT.sessions);
  const owed = older.filter(({ id }) => pending.some(({ session }) => session === id));
  return [...owed, ...last(KEPT.sessions, sessions)];
}

function sameEffect(a: Proposal, b: Proposal): boolean {
  return a.tool === b.tool && JSON.stringify(a.input) === JSON.stringify(b.input);
}

function remember(facts: Record<string, string>, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = facts;
  return Object.fromEntries(last(KEPT.facts, [...Object.entries(others), [name, value] as [string, string]]));
}
