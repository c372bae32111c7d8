import { z } from 'zod';
import { cardsFor, lapsedFor, ordersOf } from '../conversation/cards.ts';
import type { Manner } from '../conversation/channels.ts';
import { CHANNELS } from '../conversation/channels.ts';
import type { FactOf } from '../conversation/events.ts';
import type { Card, Quote } from '../conversation/quote.ts';
import { CHANGED_NUMBER, type Session, type State } from '../conversation/state.ts';
import { SAYING } from '../conversation/values.ts';
import type { DoneAction } from '../conversation/views.ts';
import { sight } from '../identity/assurance.ts';
import type { CodeWay } from '../identity/code.ts';
import type { OrderView } from '../identity/view.ts';
import { openingAt } from '../language/calendar.ts';
import { calledBy } from '../language/names/called.ts';
import type { Settings } from '../settings.ts';
import { deedOf } from '../tools/index.ts';
import type { Settled } from '../tools/tool.ts';
import type {
  AskedMessage,
  CardView,
  Context,
  PastExchange,
  PromiseView,
  ProofView,
  SettledView,
} from './context.ts';
import type { RunningSummary } from './summary.ts';

/** What a context is made of: the state, and what was read for it. */
export interface Ingredients {
  now: string;
  state: State;
  session: Session;
  settings: Settings;
  manner: Manner;
  asked: { at: string; fact: FactOf<'message.received'>; quoted: AskedMessage['quoted'] }[];
  /** Already narrowed to what the session's sight covers. */
  history: PastExchange[];
  /** The same of what was said before; null where there is nothing. */
  summary?: RunningSummary | null;
  orders: OrderView[];
  done: { at: string; fact: FactOf<'action.done'> }[];
  /** The tickets that this session's messages were about. */
  sessionTickets: Pick<ReadonlySet<string>, 'has'>;
  /** The sentence of the first contact on this channel, or null when it has been said. */
  introduction: string | null;
  /** All that are not kept; those of this session alone where it sees no more. */
  promises?: (PromiseView & { session: string | null })[];
  codeWays?: CodeWay[];
  secondAddress?: boolean;
  unable?: readonly string[];
  proof?: ProofView | null;
}

/**
 * Turns the log into what a brain may know: the only place where that happens, and where sight is applied.
 */
export function buildContext(from: Ingredients): Context {
  const { state, session, settings } = from;
  const sees = sight(session);
  // In an object that belongs to no account, a visitor sees their own dealings and nobody else's. They see
  // none about an order named so long ago that this browser may be somebody else's by now.
  const dealings = sees.dealings || state.account === null;
  const closed = (order: string | null) =>
    !sees.dealings && order !== null && session.lapsed?.includes(order);
  // The customer's own old words name it as well: what they do not say again is not on the table.
  const names = ({ text, entities }: PastExchange, order: string) =>
    text.includes(order) || entities.orders.includes(order);
  const past = from.history.filter(
    (exchange) => sees.dealings || !session.lapsed?.some((order) => names(exchange, order)),
  );
  const open = <T extends { order: string | null }>(dealt: T[]) =>
    dealt.filter(({ order }) => !closed(order));
  // Where several unknown people may have spoken (a family's mailbox, a forged sender), a session has what
  // was dealt with in it.
  const apart = !sees.dealings && state.sessions.length > 1;
  const term = { now: from.now, days: settings.limits.offerDays };
  const put = (cards: Card[]) =>
    dealings
      ? cards.filter((card) => !ordersOf(card).some(closed)).map((card) => cardView(card, session))
      : [];
  const name = sees.person ? (state.account?.name ?? null) : null;
  return {
    now: from.now,
    store: {
      name: settings.name,
      locale: settings.locale,
      timeZone: settings.timeZone,
      returns: settings.returns,
      shipping: settings.shipping,
      hours: settings.hours,
      holidays: settings.holidays,
      voice: settings.voice,
      currency: settings.currency,
      country: settings.country,
      orderLookup: settings.orderLookup,
      promises: settings.promises,
      appointments: settings.appointments,
      company: settings.company,
    },
    channel: session.channel,
    manner: from.manner,
    locale: session.locale,
    speaker: {
      session: session.id,
      assurance: session.assurance,
      name: name || null,
      firstName: name ? calledBy(name) : null,
      account: sees.person ? (state.account?.id ?? null) : null,
      numberHidden: CHANNELS[session.channel].hidesNumber && !session.address.includes(':+'),
      secondAddress: from.secondAddress ?? false,
      ...(state.account === null &&
        state.suggestions?.some(({ evidence }) => evidence === CHANGED_NUMBER) && { changedNumber: true }),
    },
    introduction: from.introduction,
    asked: from.asked.map(asAsked),
    history: past,
    ...(from.summary ? { summary: from.summary } : {}),
    tickets: dealings
      ? open(ticketsByUrgency(state)).filter(({ id }) => !apart || from.sessionTickets.has(id))
      : [],
    orders: from.orders,
    cards: put(cardsFor(state, session, term)),
    lapsed: put(lapsedFor(state, session, term)),
    done: dealings
      ? open(from.done.filter(({ fact }) => !apart || fact.session === session.id).map(asDone)).map(
          (action) => (session.assurance === 'verified' ? action : withoutAddress(action)),
        )
      : [],
    facts: dealings && !apart ? state.facts : {},
    control: state.control.kind,
    promises: (from.promises ?? [])
      .filter((promise) => promise.session === session.id || (dealings && !apart))
      .map(({ session: _, ...promise }) => promise),
    ...(from.manner.spoken ? { person: canRing(settings, from.now) ? 'rung' : 'calls_back' } : {}),
    ...(from.unable?.length ? { unable: from.unable } : {}),
    codeWays: from.codeWays ?? [],
    ...(from.proof ? { proof: from.proof } : {}),
  };
}

/** Whether a caller can be put through to somebody now. */
export function canRing({ phone, hours, holidays, timeZone }: Settings, now: string): boolean {
  return (
    (phone.transferTo !== '' || phone.advisors || phone.browsers) &&
    openingAt(now, { hours, holidays, timeZone }).open
  );
}

/** A card as a session sees it. Means of payment are called by name to a verified speaker alone. */
export function cardView(
  { id, alternatives, at, channel, session: put }: Card,
  { id: session, assurance }: Pick<Session, 'id' | 'assurance'>,
): CardView {
  return {
    id,
    at,
    channel,
    sameSession: put === session,
    alternatives:
      assurance === 'verified'
        ? alternatives
        : alternatives.map(({ effects, ...alternative }) => ({
            ...alternative,
            effects: effects.map(({ quote, ...effect }) => ({
              ...effect,
              quote: quote && withoutMethods(quote),
            })),
          })),
  };
}

/** What the new words did to the cards, as a session sees it. */
export function settledView(
  { consent, results }: Settled,
  session: Pick<Session, 'id' | 'assurance'>,
): SettledView {
  const card = consent.kind === 'none' ? null : consent.card;
  return {
    consent: consent.kind,
    card: card && cardView(card, session),
    again: consent.kind === 'unclear' && consent.about && card?.session === session.id && !card.again,
    results,
  };
}

/** A quote as somebody may read it who is not verified. */
export function withoutMethods(quote: Quote): Quote {
  return { ...quote, money: quote.money.map((move) => ({ ...move, method: '' })) };
}

/** An action as brains read it. */
export function asDone({ at, fact }: { at: string; fact: FactOf<'action.done'> }): DoneAction {
  return {
    tool: fact.tool,
    does: deedOf(fact.tool),
    input: fact.input,
    output: fact.output,
    at,
    channel: fact.channel,
    order: fact.order,
  };
}

const Addressed = z.looseObject({ address: z.unknown() }).refine(({ address }) => address !== undefined);

/** Where something goes, and went before, is for the verified. */
function withoutAddress(action: DoneAction): DoneAction {
  if (!Addressed.safeParse(action.input).success) return action;
  const { order } = action;
  return { ...action, input: { order }, output: { order, before: null } };
}

function asAsked({ at, fact, quoted }: Ingredients['asked'][number]): AskedMessage {
  return {
    id: fact.message,
    at,
    text: fact.text,
    subject: fact.subject ?? null,
    attachments: fact.attachments,
    choice: fact.choice?.startsWith(SAYING) ? null : (fact.choice ?? null),
    kind: fact.kind,
    quoted,
    forwarded: fact.forwarded ?? false,
    ...(fact.late ? { late: true } : {}),
    ...(fact.seen ? { seen: fact.seen } : {}),
  };
}

/** Open and paused first, each newest first. */
function ticketsByUrgency(state: State): Context['tickets'] {
  const newest = [...state.tickets].reverse();
  const closed = (status: string) => status === 'resolved';
  return [
    ...newest.filter((ticket) => !closed(ticket.status)),
    ...newest.filter((ticket) => closed(ticket.status)),
  ];
}
