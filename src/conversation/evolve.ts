import { lookup } from '../lookup.ts';
import { withCard, withDone, withLapsed, withoutCards, withoutOver, withYes } from './cards.ts';
import type { Event, Fact, FactOf, LaterFact } from './events.ts';
import { awaited, fileTold, isFileAlone, withoutAwaited } from './files.ts';
import { join } from './join.ts';
import { knows, pathsThrough } from './lineage.ts';
import { answered, queued, takenIn, waitingFor } from './pending.ts';
import { proofIn, proofsOf, strongest, withoutAddress, withProof } from './proofs.ts';
import { initialState, KEPT, last, type Session, type State, sessionOf } from './state.ts';
import { placed, withTestimony, withTicket } from './tickets.ts';
import { withBlock, withoutBlock } from './turn/blocks.ts';
import { withDraft, withoutDraft } from './turn/drafts.ts';

/** The state after an event. Pure; returns a new state and shares what did not change. */
export function evolve(state: State, event: Event): State {
  if (event.fact.type === 'later') return withPassedOver(state, event.fact);
  const [source, ...path] = event.path;
  if (source === undefined || lookup(state.leads, source))
    return takenIn(after(state, event.fact, event.at), event.fact);
  // Part of a thread that is not whole here yet: it changes nothing until it is.
  const before = lookup(state.joining, source) ?? initialState();
  return { ...state, joining: { ...state.joining, [source]: evolve(before, { ...event, path }) } };
}

/** The types of events that this state was folded without: a version that reads one of them folds the log anew. */
function withPassedOver(state: State, { named }: LaterFact): State {
  const { passedOver = [] } = state;
  return passedOver.includes(named) ? state : { ...state, passedOver: [...passedOver, named] };
}

function after(state: State, fact: Exclude<Fact, LaterFact>, at: string): State {
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
      return withSession(state, fact.session, ({ left: _, ...session }) => ({
        ...session,
        assurance: fact.assurance,
        proofs: withProof(proofsOf(session), proofIn(fact, at, session.channel)),
        claims:
          fact.claim && !session.claims.includes(fact.claim)
            ? [...session.claims, fact.claim]
            : session.claims,
      }));
    case 'message.received': {
      const heard = withSession(state, fact.session, ({ left: _, ...session }) => ({
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
      return {
        ...said,
        introduced,
        pending: answered(said.pending, fact.session, fact.answers),
        cards: withoutOver(said.cards, fact.session),
      };
    }
    case 'turn.silent':
      return withoutAwaited(
        {
          ...state,
          pending: answered(state.pending, fact.session, fact.answers),
          cards: withoutOver(state.cards, fact.session),
        },
        fact.answers,
      );
    case 'card.put':
      return { ...state, cards: withCard(state.cards, fact.card, at) };
    case 'card.agreed':
      return { ...state, cards: withYes(state.cards, fact, at) };
    case 'card.lapsed':
      return { ...state, cards: withLapsed(state.cards, fact) };
    case 'action.done':
      return { ...state, cards: withDone(state.cards, fact) };
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
      const { status, channel } = fact;
      return withTicket(state, { ...own, status, at, channel, order: own.order ?? fact.order ?? null });
    }
    case 'fact.learned':
      return {
        ...state,
        facts: remember(state.facts, fact.name, fact.value),
        learnedAt: remember(state.learnedAt ?? {}, fact.name, at),
        // The customer's language is the language of the answers, on every channel.
        sessions:
          fact.name === 'language'
            ? state.sessions.map((session) => ({ ...session, locale: fact.value }))
            : state.sessions,
      };
    case 'handover.requested':
      return { ...state, control: waitingFor(state.control, fact.reason, fact.summary, at) };
    case 'advisor.joined':
      // A person answers now: the assistant's unanswered messages are theirs to answer.
      return { ...state, control: { kind: 'advisor', advisor: fact.advisor, name: fact.name, since: at } };
    case 'advisor.left':
      return { ...state, control: { kind: 'assistant' } };
    case 'account.known':
      return { ...state, account: { id: fact.account, name: fact.name, locale: fact.locale } };
    case 'testimony.heard': {
      // Linked since, so no testimony is needed: the whole thread is here.
      if (knows(state, fact.from)) return state;
      const told = fact.event.type === 'ticket.opened' ? placed(fact.event, fact.order) : fact.event;
      return withTestimony(state, told, fact.said);
    }
    case 'language.switched':
      return withSession(state, fact.session, (session) => ({ ...session, locale: fact.locale }));
    case 'message.cut': {
      const { unput = [] } = fact;
      return unput.length ? { ...state, cards: withoutCards(state.cards, unput) } : state;
    }
    case 'transfer.ended':
      // The caller has talked to a person: nobody waits any longer. Open tickets stay escalated.
      return fact.result === 'completed' && state.control.kind === 'waiting'
        ? { ...state, control: { kind: 'assistant' } }
        : state;
    case 'callback.noted': {
      const { control } = state;
      const reason = control.kind === 'waiting' ? control.reason : fact.reason;
      return { ...state, control: waitingFor(control, reason, fact.summary, at) };
    }
    case 'session.ended':
      return withSession(state, fact.session, (session) => ({ ...session, ended: true }));
    case 'thread.joined': {
      const { [fact.follower]: other = initialState(), ...joining } = state.joining ?? {};
      const leads = { ...state.leads, [fact.follower]: pathsThrough(fact.follower, other) };
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
      return { ...state, sessions: state.sessions.map((session) => departed(session, fact)) };
    case 'session.revoked':
      return withSession(state, fact.session, (session) => ({
        ...session,
        assurance: 'anonymous',
        proofs: [],
        claims: [],
      }));
    case 'draft.made':
      return withDraft(state, fact, at);
    case 'draft.settled':
      return withoutDraft(state, fact);
    case 'tags.changed':
      return withTags(state, fact);
    case 'sender.blocked':
      return withBlock(state, fact, at);
    case 'sender.unblocked':
      return withoutBlock(state, fact);
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
    case 'promise.made':
    case 'promise.kept':
    case 'promise.broken':
    case 'approval.asked':
    case 'approval.decided':
    case 'approval.settled':
      return state;
  }
}

function withTags(state: State, { added, removed }: FactOf<'tags.changed'>): State {
  const others = (state.tags ?? []).filter((tag) => !added.includes(tag) && !removed.includes(tag));
  return { ...state, tags: last(KEPT.tags, [...others, ...added]) };
}

function departed(session: Session, left: FactOf<'address.departed'>): Session {
  const before = proofsOf(session);
  const proofs = withoutAddress({ proofs: before, address: session.address }, left);
  if (proofs.length === before.length) return session;
  const was = session.address === left.address ? { left: strongest(before) } : {};
  return { ...session, ...was, proofs, assurance: strongest(proofs) };
}

function withSession(state: State, id: string, change: (session: Session) => Session): State {
  const session = sessionOf(state, id);
  if (!session) return state;
  return { ...state, sessions: [...state.sessions.filter((other) => other.id !== id), change(session)] };
}

/** The newest sessions, and every one that is still owed an answer: the debt must not be dropped with its session. */
function keptSessions({ pending, drafts = [] }: State, sessions: Session[]): Session[] {
  const older = sessions.slice(0, -KEPT.sessions);
  const owed = older.filter(({ id }) => [...pending, ...drafts].some(({ session }) => session === id));
  return [...owed, ...last(KEPT.sessions, sessions)];
}

function remember(facts: Record<string, string>, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = facts;
  return Object.fromEntries(last(KEPT.facts, [...Object.entries(others), [name, value] as [string, string]]));
}
