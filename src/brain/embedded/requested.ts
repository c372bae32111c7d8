import { consentCard, judge } from '../../consent/index.ts';
import type { Quote } from '../../conversation/quote.ts';
import { everyTitle } from '../../conversation/titles.ts';
import type { Intent } from '../../conversation/values.ts';
import { spells } from '../../identity/order-number.ts';
import { languageOfText } from '../../language/detect.ts';
import { languageOf, languages } from '../../language/index.ts';
import { type Compiled, compiled } from '../../language/reading/compiled.ts';
import { garmentConcept } from '../../language/reading/concepts.ts';
import { found } from '../../language/reading/match.ts';
import { piecesOut, speaksOfSeveral } from '../../language/reading/pieces.ts';
import { fold, sentencesOf, type Token } from '../../language/reading/text.ts';
import type { OrderRecord, Return } from '../../shop/shop.ts';
import { correctionOf } from './corrected.ts';
import { likeness, titleWords } from './likeness.ts';
import { type Understanding, understand } from './understand.ts';

/** Where and when words were said, as far as reading them depends on it. */
export interface Heard {
  /** BCP 47, the session's. */
  locale: string;
  /** The store's day. */
  today: string;
  country: string;
}

/** What of an order says whether words ask for something of it. */
interface AskedOrder extends Pick<OrderRecord, 'id' | 'items'> {
  returns: readonly Pick<Return, 'status' | 'lines'>[];
}

/** What may follow a plain request, and the intent that asks for it. */
const ASKED: Partial<Record<Quote['act'], Intent>> = { return: 'return', undo: 'undo' };

/**
 * Whether the customer's own new words plainly ask for what a quote says, complete and as it is: no question, no hedge, no condition, no
 * correction, no other order and no other thing; and of several things of an order those in the quote are named. In doubt they do not.
 */
export function plainlyRequests(quote: Quote, order: AskedOrder, words: string, heard: Heard): boolean {
  const intent = ASKED[quote.act];
  if (!intent || quote.money.length > 0 || words.trim() === '') return false;
  const tag = heard.locale.toLowerCase().split(/[-_]/)[0];
  if (languages.every((language) => language.tag !== tag)) return saysSo(quote, words, heard.locale);
  const engine = compiled(languageOfText(words, languageOf(heard.locale)));
  const reading = understand(words, engine, {
    today: heard.today,
    country: heard.country,
    known: [order.id],
    expectsOrder: false,
  });
  if (corrects(quote, order, reading) && !wonders(words, engine)) return true;
  return (
    reading.intents.some(
      (one) => !one.learnt && one.intent === intent && (one.mode === 'request' || intent === 'undo'),
    ) &&
    (intent !== 'return' || reading.refers.label || reading.says.has('return')) &&
    !(intent === 'return' && BESIDES.test(fold(words)) && labelAlone(words, reading)) &&
    reading.polarity !== 'no' &&
    reading.spared.length === 0 &&
    !reading.says.has('hypothetical') &&
    !wonders(words, engine) &&
    !doubtful(words, engine) &&
    reading.named.orders.every((named) => spells(named, order.id)) &&
    namesThese(quote, order, reading) &&
    saysHowMany(quote, order, words)
  );
}

/** What a quote would take out of an open return is what the words correct in it, no more and no less. */
function corrects(
  { act, in: kept, out }: Quote,
  { items, returns }: AskedOrder,
  reading: Understanding,
): boolean {
  if (act !== 'undo' || out.length > 0) return false;
  const lines = kept.flatMap(({ line }) => line ?? []);
  const back = returns.find(
    ({ status, lines: sent }) => status === 'open' && lines.every((line) => sent.includes(line)),
  );
  const correction = back && correctionOf(reading, items, back.lines);
  return correction?.out.length === lines.length && lines.every((line) => correction.out.includes(line));
}

/** Beside something else a label is asked for as if a return were open already. */
const BESIDES = /\b(?:also|as well|aussi|egalement)\b/;

/** A label is asked for, and no word says what goes back or that anything does. */
function labelAlone(words: string, { problem, words: read }: Understanding): boolean {
  return problem === null && !read.some(isGarment) && !GOES_BACK.test(fold(words).replace(LABEL, ' '));
}

const LABEL =
  /\b(?:returns?|prepaid|shipping|postage) (?:label|slip)s?\b|\b(?:etiquettes?|bons?|bordereaux?|vignettes?) (?:prepayee?s? )?(?:de |du |pour (?:le |mon |ce )?)?retours?\b/g;
const GOES_BACK = /\b(?:return|retour|renvo[iy]|rendre|(?:send|sending|sent|bring|give) .{0,40}\bback\b)/;

/** In the other languages: nothing but the wish for precisely this. */
function saysSo(quote: Quote, words: string, locale: string): boolean {
  const effects = [{ tool: quote.tool, input: null, intent: 'other' as const, quote }];
  const verdict = judge(consentCard({ alternatives: [{ id: '', effects }] }), words, locale);
  return verdict.kind === 'agrees' && verdict.names;
}

/** A question that is no polite way to ask for it to be done. */
function wonders(words: string, { lexicon, correct }: Compiled): boolean {
  return sentencesOf(words, lexicon, correct).some(
    ({ question, tokens }) => question && !POLITE.test(tokens.map(({ word }) => word).join(' ')),
  );
}

/** "Could you send me …?", and not "could you tell me …?". */
const POLITE =
  /\b(?:can|could|would|will) you (?!tell|explain|say)|\b(?:(?:pouvez|pourriez) vous|vous (?:pouvez|pourriez)|(?:peux|pourrais) tu) (?!.*\b(?:dire|expliquer|indiquer)\b)/;

/** Doubt anywhere, or a denial in the very clause that asks. */
function doubtful(words: string, { lexicon, correct, doubts, hedges, harmless, signs }: Compiled): boolean {
  const asks = [...signs.return, ...signs.label, ...signs.request];
  return sentencesOf(words, lexicon, correct).some(({ tokens }) => {
    if (found(harmless, tokens) !== null) return false;
    if (found(doubts, tokens) !== null) return true;
    const clauses = [...Map.groupBy(tokens, ({ clause }) => clause).values()];
    return clauses.some((clause) => found(asks, clause) !== null && negates(clause));
  });

  function negates(clause: readonly Token[]): boolean {
    return clause.some(({ word }) => lexicon.negators.includes(word)) && found(hedges, clause) !== null;
  }
}

/** Things that are named are those of the quote; of several things of an order they have to be, or all are meant. */
function namesThese(
  { out, in: kept, act }: Quote,
  { items }: Pick<OrderRecord, 'items'>,
  reading: Understanding,
): boolean {
  const lines = (act === 'undo' ? kept : out).map(({ line }) => line);
  const of = (mine: boolean) => items.filter(({ line }) => lines.includes(line) === mine);
  const own = new Set(of(true).flatMap(({ title }) => titleWords(title).map(garmentConcept)));
  const strange = reading.words.some((word) => isGarment(word) && !own.has(garmentConcept(word)));
  if (strange) return false;
  const others = of(false);
  if (others.length === 0) return true;
  const best = Math.max(...others.map(({ title }) => likeness(reading.words, title)));
  return of(true).every(({ title }) => likeness(reading.words, title) > best);
}

/** Of what was ordered several times, as many pieces as the quote is about. */
function saysHowMany({ out, act }: Quote, { items }: Pick<OrderRecord, 'items'>, words: string): boolean {
  if (act === 'undo') return true;
  return out.every(({ line, quantity }) => {
    const item = items.find((one) => one.line === line);
    if (!item || item.quantity === 1) return true;
    const title = everyTitle(item).join(' ');
    const count = piecesOut(words, item.quantity, title);
    return count === null ? quantity === item.quantity && speaksOfSeveral(words, title) : count === quantity;
  });
}

function isGarment(word: string): boolean {
  return languages.some(({ lexicon }) => Object.hasOwn(lexicon.garments, word));
}
