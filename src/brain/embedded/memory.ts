import { isManner } from '../../conversation/intents.ts';
import { Intent } from '../../conversation/values.ts';
import type { Earlier, Problem } from '../../language/acts.ts';
import { daysBetween, localTime } from '../../language/calendar.ts';
import { languageOfText } from '../../language/detect.ts';
import { languageOf } from '../../language/index.ts';
import type { Language, Say } from '../../language/language.ts';
import { type Compiled, compiled as compiledFor } from '../../language/reading/compiled.ts';
import { found } from '../../language/reading/match.ts';
import { readable, sentencesOf } from '../../language/reading/text.ts';
import { lookup } from '../../lookup.ts';
import type { Context, PastExchange } from '../context.ts';
import { continued, type Understanding, understand } from './understand.ts';

/*
 * What the thread already holds. Testimony is read here to know what something is about; it is never a wish
 * or a yes.
 */

/** Older words are read in the language they were said in. */
function readerOf(text: string, expected: Language): Compiled {
  return compiledFor(languageOfText(text, expected));
}

/** What the customer wanted last in this session. */
export function lastWish(context: Context): PastExchange['intent'] {
  return (
    context.history.findLast(({ author, sameSession }) => sameSession && author === 'customer')?.intent ??
    null
  );
}

/** The last thing the assistant said in this session. */
export function lastSaid(context: Context): PastExchange | null {
  return context.history.findLast(({ author, sameSession }) => sameSession && author !== 'customer') ?? null;
}

/** So long a question that was asked elsewhere is still answered here, in milliseconds. */
const ASKED_MS = 2 * 86_400_000;

/** The message that asked which thing or order is meant: the last one here, or, where the customer has said nothing here yet, on the channel before. */
export function lastAsked(context: Context): PastExchange | null {
  return askedElsewhere(context) ?? lastSaid(context);
}

function askedElsewhere({ history, now, speaker }: Context): PastExchange | null {
  const begun = history.some(({ author, sameSession }) => sameSession && author === 'customer');
  if (begun || speaker.account === null) return null;
  const last = history.findLast(({ sameSession, testimony }) => !sameSession && !testimony);
  if (last?.author !== 'assistant' || Date.parse(now) - Date.parse(last.at) > ASKED_MS) return null;
  const asks = last.choices.some(({ id }) => /^(?:order|item):/.test(id));
  return asks && last.choices.every(({ id }) => !id.startsWith('accept:')) ? last : null;
}

/** True when the assistant's last message asked for an order number. */
export function orderWasAsked(context: Context): boolean {
  const last = lastSaid(context);
  if (last?.author !== 'assistant') return false;
  const compiled = readerOf(last.text, languageOf(context.locale));
  return sentencesOf(readable(last.text), compiled.lexicon, compiled.correct).some(
    ({ tokens, question }) => question && found(compiled.signs.order_number_asked, tokens),
  );
}

/** What was wanted before in this session, understood again, with what has been given since. */
export function pendingReading(context: Context, compiled: Compiled, today: string): Understanding | null {
  // What was asked on another channel is answered with what was wanted there.
  const asked = askedElsewhere(context);
  const own = context.history
    .filter(({ author, sameSession, testimony, channel }) =>
      asked
        ? !sameSession && !testimony && channel === asked.channel && author === 'customer'
        : sameSession && author === 'customer',
    )
    .slice(-5);
  let pending: Understanding | null = null;
  for (const { text, intent, choices } of own) {
    if (choices.length > 0 || !text.trim()) continue;
    const reading = understand(text, readerOf(text, compiled.language), {
      today,
      country: context.store.country,
      known: context.orders.map(({ id }) => id),
      expectsOrder: intent !== null && !isManner(intent),
    });
    // A question back ("which ones do I have?") leaves the wish open.
    const wants = reading.intents.length > 0 || reading.polarity !== null;
    const before: Understanding | null = pending;
    const next = continued(reading, () => before, false);
    if (wants || next !== reading || !pending) pending = next;
  }
  const kept = pending?.refers.earlier || pending?.intents.some(({ intent }) => !isManner(intent));
  return kept ? pending : null;
}

/** The thread without what answered or proved something, so that what was wanted before is found again. */
export function withoutAsides(context: Context): Context {
  const aside = ({ author, intent }: PastExchange) =>
    author === 'customer' && (intent === null || intent === 'other' || intent === 'yes' || intent === 'no');
  return { ...context, history: context.history.filter((exchange) => !aside(exchange)) };
}

/** A choice that says what was meant: its id goes on with the intent. */
export const MEANING = 'mean:';

/** What a pressed choice says was meant. */
export function meantBy(choice: string | null): Intent | null {
  if (!choice?.startsWith(MEANING)) return null;
  const { success, data } = Intent.safeParse(choice.slice(MEANING.length));
  return success && !isManner(data) ? data : null;
}

/** True when the assistant's last words here were that it had not understood. */
export function clarifiedBefore(context: Context, { wording }: Language, say: Say): boolean {
  const said = lastSaid(context)?.text ?? '';
  const [first = ''] = wording.clarify({ type: 'clarify', order: null }, say).split('. ');
  return said.includes(`${first}.`);
}

/** True when the assistant's last words here offered to ask a colleague. */
export function personOffered(context: Context, { wording }: Language, say: Say): boolean {
  return (lastSaid(context)?.text ?? '').includes(wording.offer_person({ type: 'offer_person' }, say));
}

/** Order numbers the history names, latest first. */
export function ordersMentioned(context: Context, which: (exchange: PastExchange) => boolean): string[] {
  const ids: string[] = [];
  for (const exchange of context.history.toReversed()) {
    if (!which(exchange)) continue;
    for (const id of [...exchange.entities.orders, ...knownIn(exchange.text, context)]) {
      if (!ids.includes(id)) ids.push(id);
    }
  }
  return ids;
}

function knownIn(text: string, context: Context): string[] {
  return context.orders.map(({ id }) => id).filter((id) => mentions(text, id));
}

/** The id as a word of its own. */
function mentions(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + id.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** Under which name a problem is kept: by order, and by line where there are several. */
export function problemFact(order: string, line: string | null): string {
  return line === null ? `problem:${order}` : `problem:${order}:${line}`;
}

/**
 * What is wrong with this order's item, as the customer said before, on any channel. `about` says whether
 * words are about the item, of an order with several.
 */
export function problemKnown(
  context: Context,
  compiled: Compiled,
  today: string,
  order: string,
  item: { line: string; about: (words: readonly string[]) => boolean } | null = null,
): Problem | null {
  const own = lookup(context.facts, problemFact(order, item?.line ?? null));
  const lines = Object.entries(context.facts).find(([name]) => name.startsWith(problemFact(order, '')));
  const fact = own ?? (item ? undefined : lines?.[1]);
  if (fact && isProblem(fact)) return fact;
  const others = context.orders.length > 1;
  for (const { author, text, entities } of context.history.toReversed()) {
    if (author !== 'customer') continue;
    if (others && entities.orders.length > 0 && !entities.orders.includes(order)) continue;
    const reading = understand(text, readerOf(text, compiled.language), {
      today,
      country: context.store.country,
      known: [order],
      expectsOrder: false,
    });
    if (others && !reading.named.orders.includes(order) && !entities.orders.includes(order)) continue;
    if (item && !item.about(reading.words)) continue;
    if (reading.problem && reading.problem !== 'changed_mind') return reading.problem;
  }
  return null;
}

/** How a return of an order is to end. */
export type Settlement = 'exchange' | 'refund';

/**
 * The name of the fact that keeps what is wanted for an order's return; `open` when the customer changed
 * their mind.
 */
export function settlementFact(order: string): string {
  return `settlement:${order}`;
}

/**
 * What the customer wants for this order, as they said before on any channel. What a stranger said in their
 * name leads only to the right question, and settles nothing: with `own` it counts for nothing at all.
 */
export function settlementKnown(
  context: Context,
  compiled: Compiled,
  today: string,
  order: string,
  own = false,
): Settlement | null {
  const fact = lookup(context.facts, settlementFact(order));
  if (fact === 'exchange' || fact === 'refund') return fact;
  if (fact !== undefined) return null;
  for (const { author, text, entities, testimony } of context.history.toReversed()) {
    if (author !== 'customer' || (own && testimony)) continue;
    if (!entities.orders.includes(order) && (entities.orders.length > 0 || context.orders.length > 1))
      continue;
    const { intents } = understand(text, readerOf(text, compiled.language), {
      today,
      country: context.store.country,
      known: [order],
      expectsOrder: false,
    });
    const wish = intents.find(
      ({ intent, mode }) => mode === 'request' && (intent === 'exchange' || intent === 'refund'),
    );
    if (wish) return wish.intent === 'exchange' ? 'exchange' : 'refund';
  }
  return null;
}

function isProblem(value: string): value is Problem {
  return ['size_too_small', 'size_too_big', 'size', 'damaged_item', 'wrong_item', 'changed_mind'].includes(
    value,
  );
}

/** A contact given in this session, for an order lookup. */
export function contactGiven(context: Context): string | null {
  for (const { author, sameSession, entities } of context.history.toReversed()) {
    if (author !== 'customer' || !sameSession) continue;
    const contact = entities.emails[0] ?? entities.phones[0];
    if (contact) return contact;
  }
  return null;
}

/**
 * How far back a letter reaches for what was said elsewhere; a customer who refers to it is taken as far back
 * as they go.
 */
const RECENT_DAYS = 21;

/**
 * When the customer last spoke of this order on another channel. Testimony counts only when the customer
 * refers to it: whoever gave it may have been somebody else.
 */
export function spokenElsewhere(
  context: Context,
  today: string,
  order: string,
  refersToIt: boolean,
): Earlier | null {
  for (const exchange of context.history.toReversed()) {
    const { author, sameSession, channel, at, testimony } = exchange;
    if (author !== 'customer' || sameSession || channel === context.channel || (testimony && !refersToIt))
      continue;
    const old = daysBetween(localTime(at, context.store.timeZone).day, today) > RECENT_DAYS;
    if (old && !refersToIt) return null;
    const named = [...exchange.entities.orders, ...knownIn(exchange.text, context)];
    if (named.includes(order) || (named.length === 0 && context.orders.length === 1)) return { at, channel };
  }
  return null;
}
