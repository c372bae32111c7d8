import type { FactOf } from './events.ts';

import type { Alternative, Card } from './quote.ts';
import { KEPT, last, type Session } from './state.ts';
import { type Assurance, atLeast } from './values.ts';

/* The open cards of a thread: how they are put, agreed to, carried out, and end. */

/** A card with its progress. */
export interface KeptCard extends Card {
  /** ISO time of the message that put it. */
  putAt: string;
  /** The yes to it, which may wait for a code. */
  agreed?: { alternative: string; session: string; assurance: Assurance; messages: string[]; at: string };
  /** Keys of the effects that are done. */
  done?: string[];
  /**
   * All is done, or it can no longer be agreed to; kept until this session has been told, for a turn that
   * starts over.
   */
  over?: string;
}

/** How long a card can be agreed to: the current time, and the store's days. */
export interface OfferTerm {
  /** ISO 8601. */
  now: string;
  days: number;
}

/**
 * The cards that a session may agree to: those put to itself, or to a session that its assurance covers (a
 * caller recognised by number may accept what was offered by mail). Never one put at a higher assurance than
 * the speaker has now, even in this very session before its login lapsed. A card for an anonymous visitor
 * binds only their own session. A card older than the store's term has lapsed: a yes months later agrees to
 * nothing.
 */
export function cardsFor(
  { cards }: { readonly cards: readonly KeptCard[] },
  session: Session,
  term: OfferTerm,
): KeptCard[] {
  return putTo(cards, session).filter((card) => stands(card, term) && card.over === undefined);
}

/** Cards that were put to a session and have lapsed: they can be mentioned, never agreed to. */
export function lapsedFor(
  { cards }: { readonly cards: readonly KeptCard[] },
  session: Session,
  term: OfferTerm,
): KeptCard[] {
  return putTo(cards, session).filter((card) => !stands(card, term));
}

/** True when nothing else was said to the session since the card: a bare yes can only mean the card. */
export function isFresh(card: KeptCard, session: Session): boolean {
  return card.session === session.id && session.saidAt === card.putAt;
}

/** The orders that a card is about. */
export function ordersOf({ alternatives }: Pick<Card, 'alternatives'>): string[] {
  const named = alternatives.flatMap(({ effects }) => effects.flatMap(({ quote }) => quote?.order ?? []));
  return [...new Set(named)];
}

/**
 * A new card voids the session's older ones. What one turn offered before there were cards becomes one of
 * several alternatives.
 */
export function withCard(cards: readonly KeptCard[], card: Card, putAt: string): KeptCard[] {
  const old = cards.find(({ session, at }) => session === card.session && at === card.at && !isQuoted(card));
  const merged = old ? { ...old, alternatives: joined(old.alternatives, card.alternatives) } : card;
  const others = cards.filter(({ session }) => session !== card.session);
  return last(KEPT.cards, [...others, { ...merged, putAt }]);
}

/** The same calls offered twice are one alternative. */
function joined(old: readonly Alternative[], added: readonly Alternative[]): Alternative[] {
  const calls = ({ effects }: Alternative) => JSON.stringify(effects.map(({ tool, input }) => [tool, input]));
  const known = new Set(old.map(calls));
  return [...old, ...added.filter((one) => !known.has(calls(one)))];
}

/** The cards once the customer has agreed to one. */
export function withYes(
  cards: readonly KeptCard[],
  { card: id, alternative, session, assurance, messages }: FactOf<'card.agreed'>,
  at: string,
): KeptCard[] {
  return cards.map((card) =>
    card.id === id ? { ...card, agreed: { alternative, session, assurance, messages, at } } : card,
  );
}

/**
 * A card is over once everything agreed to is done. Other cards about the order end with the first effect:
 * what they rest on has changed.
 */
export function withDone(
  cards: readonly KeptCard[],
  { key, proposal, order, session }: Pick<FactOf<'action.done'>, 'key' | 'proposal' | 'order' | 'session'>,
): KeptCard[] {
  return cards.flatMap((card) => {
    const agreed = card.alternatives.find(({ id }) => id === proposal);
    if (!agreed) return order !== null && ordersOf(card).includes(order) ? [] : [card];
    const done = [...(card.done ?? []).filter((other) => other !== key), key];
    return [{ ...card, done, ...(done.length < agreed.effects.length ? {} : { over: session }) }];
  });
}

/** The cards once one has lapsed. */
export function withLapsed(
  cards: readonly KeptCard[],
  { card: id, session }: FactOf<'card.lapsed'>,
): KeptCard[] {
  return cards.map((card) => (card.id === id ? { ...card, over: session } : card));
}

/** The cards without those that are over and that the session has been told of. */
export function withoutOver(cards: readonly KeptCard[], session: string): KeptCard[] {
  return cards.filter(({ over }) => over !== session);
}

/** The cards without those that were carried out or voided. */
export function withoutCards(cards: readonly KeptCard[], ids: readonly string[]): KeptCard[] {
  return cards.filter(({ id }) => !ids.includes(id));
}

function isQuoted({ alternatives }: Card): boolean {
  return alternatives.some(({ effects }) => effects.some(({ quote }) => quote !== null));
}

function putTo(cards: readonly KeptCard[], session: Session): KeptCard[] {
  return cards.filter(
    (card) =>
      atLeast(session.assurance, card.assurance) &&
      (card.session === session.id ||
        (atLeast(session.assurance, 'recognised') && atLeast(card.assurance, 'recognised'))),
  );
}

function stands({ at }: Card, { now, days }: OfferTerm): boolean {
  return Date.parse(now) - Date.parse(at) <= days * 86_400_000;
}
