import { ledBy } from '../consent/index.ts';
import type { Act, Alternative, Card, Effect, Quote } from '../conversation/quote.ts';
import type { Intent } from '../conversation/values.ts';
import { localTime } from '../language/calendar.ts';
import { type CardWords, cardWords, type Putting } from '../language/put-card.ts';
import { clockFor } from '../settings/time-zone.ts';
import { sameEffect } from '../tools/carry-out.ts';
import type { Context } from './context.ts';

/** What of a turn says how its cards are worded. */
interface PuttingContext extends Pick<Context, 'manner' | 'now' | 'locale'> {
  facts?: Context['facts'];
  speaker: Pick<Context['speaker'], 'assurance'>;
  store: Pick<Context['store'], 'timeZone' | 'returns'>;
}

/** What a yes to an act is recorded as. */
const INTENTS: Readonly<Record<Act, Intent>> = {
  return: 'return',
  exchange: 'exchange',
  refund: 'refund',
  cancel: 'cancellation',
  undo: 'undo',
  change_items: 'exchange',
  change_address: 'address_change',
  change_payment: 'payment',
  end_subscription: 'subscription_cancel',
  resume_subscription: 'subscription',
  change_subscription: 'subscription',
  book_appointment: 'appointment',
  move_appointment: 'appointment',
  cancel_appointment: 'appointment',
  other: 'other',
};

/** The card that a turn puts, as it grows: one, however many calls a brain proposes. */
export class TurnCard {
  readonly #alternatives: Alternative[] = [];
  readonly #id: (prefix: string) => string;

  constructor(id: (prefix: string) => string) {
    this.#id = id;
  }

  get isEmpty(): boolean {
    return this.#alternatives.length === 0;
  }

  /** What a yes would cover beside what is put next. */
  beside(instead: boolean): Quote[] {
    const last = instead ? undefined : this.#alternatives.at(-1);
    return (last?.effects ?? []).flatMap(({ quote }) => quote ?? []);
  }

  /**
   * Puts a call with its quote on the card, along with what the last alternative does, or instead of it. What is done to the same thing
   * twice can only be one or the other; what would be done already is put once.
   */
  put(call: { tool: string; input: unknown }, quote: Quote, instead: boolean): void {
    const effect: Effect = { tool: call.tool, input: call.input, intent: INTENTS[quote.act], quote };
    const last = this.#alternatives.at(-1);
    if (!instead && last?.effects.some((other) => same(other, effect))) return;
    if (!last || instead || last.effects.some((other) => other.quote && meet(other.quote, quote)))
      this.#alternatives.push({ id: this.#id('p'), effects: [effect] });
    else last.effects.push(effect);
  }

  /** The card with its words, as it is put in the turn's session; null where nothing was proposed. */
  finish(context: Context, again: boolean): { card: Card; words: CardWords } | null {
    if (this.isEmpty) return null;
    const { channel, speaker, now } = context;
    const alternatives = different(this.#alternatives);
    const led = ledBy({ alternatives }, wordsBefore(context));
    const card: Card = {
      id: this.#id('card'),
      session: speaker.session,
      channel,
      assurance: speaker.assurance,
      at: now,
      ...(again ? { again } : {}),
      ...(led ? { led } : {}),
      alternatives,
    };
    return { card, words: cardWords(card, puttingFor(context)) };
  }
}

/** How many messages before its own a card may answer: what was asked back in between is answered in few words. */
const BEFORE = 2;

/** What the customer said before a card: a wish is not always all in one message. */
function wordsBefore({ asked, history, cards, settled, locale }: Context) {
  const last = settled?.card?.at ?? cards.findLast(({ sameSession }) => sameSession)?.at;
  const own = history.filter(
    ({ sameSession, author, at }) =>
      sameSession && author === 'customer' && (last === undefined || Date.parse(at) > Date.parse(last)),
  );
  const words = asked.filter(({ choice }) => choice === null).map(({ text }) => text);
  return { asked: words.join('\n'), before: own.slice(-BEFORE).map(({ text }) => text), locale };
}

/** How cards are worded for whoever speaks, in the session's language or another. */
export function puttingFor(
  { manner, speaker, now, store, ...context }: PuttingContext,
  locale = context.locale,
): Putting {
  return {
    locale,
    spoken: manner.spoken,
    today: localTime(now, store.timeZone).day,
    ...clockFor(context.facts?.timeZone, store.timeZone, now),
    refundDays: store.returns.refundDays,
    freeReturns: store.returns.free,
    verified: speaker.assurance === 'verified',
    labelLength: manner.choices.labelLength,
  };
}

/** Alternatives that would do the same are one: a choice between them is none. */
function different(alternatives: readonly Alternative[]): Alternative[] {
  return alternatives.filter((one, n) =>
    alternatives
      .slice(0, n)
      .every(
        ({ effects }) =>
          effects.length !== one.effects.length ||
          !one.effects.every((effect) => effects.some((other) => same(effect, other))),
      ),
  );
}

/** Whatever a call gives as its reason, what it does is in its quote. */
function same(one: Effect, other: Effect): boolean {
  return one.quote !== null && other.quote !== null && sameEffect(one.quote, other.quote);
}

/** Two quotes are about the same thing of the same order. */
function meet(one: Quote, other: Quote): boolean {
  if (one.order === null || one.order !== other.order) return false;
  const lines = (quote: Quote) => [...quote.out, ...quote.in].flatMap(({ line }) => line ?? []);
  const [some, others] = [lines(one), lines(other)];
  return some.length === 0 || others.length === 0 || some.some((line) => others.includes(line));
}
