import { isManner, sameProblem } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { Sign } from '../../../language/language.ts';
import type { Compiled } from '../../../language/reading/compiled.ts';
import { found } from '../../../language/reading/match.ts';
import type { Sentence } from '../../../language/reading/text.ts';
import type { Reading } from '../intents.ts';
import { bearsOut } from './evidence.ts';
import { type Guess, guesses, wishesOfParts } from './guesses.ts';
import { hangsBy } from './hanging.ts';
import { FITS_NOT, HELD, isAside, isNew, joined, learnt, OF_A_FIT, ON_THE_SHELF } from './joined.ts';
import { opened, uncontradicted } from './opening.ts';

/*
 * What the model makes of a message, beside the patterns. It names what is wanted, and never how: whatever
 * comes of it is put to the customer first.
 */

/** From here up the model is believed where the patterns see nothing; of few words more is asked. */
const LIKELY = 0.5;
const LIKELY_OF_FEW = 0.55;
const FEW = 4;
/** Of a first message less is believed: it may be about anything, and what may be meant is offered. */
const BELIEVED_FIRST = 0.75;
const OTHER_AT_ALL = 0.1;
/** From here up it is believed of words that may hang on what was said before. */
const SURE_OF_LOOSE = 0.75;
/** From here up it is believed of words that do hang on what was said before, and of so many of them. */
const SURE_OF_BOUND = 0.9;
const MANY = 5;
/** From here up what the model sees takes the place of what the patterns see, where it finds that unlikely. */
const SURE = 0.85;
const SURE_OF_NEW = 0.7;
const UNLIKELY = 0.06;
/** From here up nothing a shop is asked is meant, and what the patterns see is doubted. */
const SURELY_OTHER = 0.7;
const ONE_OF_TWO = 0.3;
/** From here up it overrules even what the patterns see plainly. */
const CERTAIN = 0.93;
const HARDLY = 0.02;
/** From here up something may have been meant. */
const PERHAPS = 0.15;
/** From here up a courtesy is all that is said, and below it says nothing beside more words than these. */
const ALONE = 0.5;
const BESIDE = 0.25;
const FEWEST = 2;

/** Whoever says so is heard, whatever else they speak of. */
const OWN_WORDS: readonly Intent[] = ['human', 'complaint', 'undo', 'cancellation'];
/** Beside anything else these say nothing. */
const ONLY_ALONE: readonly Intent[] = ['praise', 'abuse'];
/**
 * What the patterns take for something else, since the same words are in it, and the model tells apart: the money of a
 * return, a size that is asked about.
 */
const TAKEN_FOR: Partial<Record<Intent, readonly Intent[]>> = {
  refund: ['return'],
  size_advice: ['exchange', 'return'],
  praise: ['human'],
  gift_card: ['missing_parcel', 'payment'],
};
/** From here up it does, where it finds the other one less likely than this. */
const SURE_OF_APART = 0.8;
const NOT_THE_OTHER = 0.15;
/** What is asked beside something that hangs on what was said before, and answered without doing anything. */
const BESIDE_IT: readonly Intent[] = [
  'order_status',
  'stock',
  'hours',
  'policy_shipping',
  'shipping_cost',
  'delivery_date',
  'payment_methods',
  'invoice',
  'promo_code',
  'material',
  'warranty_care',
  'size_conversion',
  'shop_address',
  'site_fault',
  'account',
  'stock_alert',
];
/** What "not" turns into its opposite. */
const DENIABLE: readonly Intent[] = ['cancellation', 'undo'];

/** What a message wants, and where that is not sure, what it may want. */
export interface Completed {
  intents: Reading[];
  perhaps: Intent[];
}

/**
 * The patterns' readings as the model corrects and completes them. `evidence` are the sentences without what only
 * names something: where nothing is left of them, nothing is read into a message.
 */
export function completed(
  text: string,
  sentences: readonly Sentence[],
  evidence: readonly Sentence[],
  patterns: readonly Reading[],
  says: ReadonlySet<Sign>,
  compiled: Compiled,
  ordered: boolean,
  opens: 'plainly' | 'with an answer' | null,
  /** A place that something can be sent to is named. */
  placed: boolean,
): Completed {
  const asks = !ordered && sentences.some(({ question }) => question);
  if (sentences.length === 0 || (evidence.length === 0 && !asks))
    return { intents: [...patterns], perhaps: [] };
  const guessed = guesses(text, sentences, compiled);
  const all = opens ? uncontradicted(guessed, sentences, patterns, says, compiled, placed) : guessed;
  const read =
    (opens &&
      opened(sentences, patterns, all, says, compiled, { answers: opens === 'with an answer', ordered })) ??
    (opens === 'with an answer'
      ? patterns
      : corrected(text, sentences, patterns, says, compiled, all, ordered));
  const cancels = read.some(({ intent, score }) => intent === 'cancellation' && score === 1);
  const doubted = opens !== null && isDoubtful(read, all);
  const intents = read.filter(
    ({ intent, learnt: guessed }) =>
      // "About my cancellation" takes nothing back.
      !guessed || (!doubted && bearsOut(intent, evidence, compiled) && !(cancels && intent === 'undo')),
  );
  const [best] = all;
  const unclear = intents.length === 0 && best?.intent !== 'other';
  const perhaps = all.filter(({ intent, likely }) => unclear && !isManner(intent) && likely >= PERHAPS);
  return { intents, perhaps: perhaps.slice(0, 2).map(({ intent }) => intent) };
}

/** Guesses alone, of which not enough is believed where it may be nothing a shop is asked. */
function isDoubtful(read: readonly Reading[], all: readonly Guess[]): boolean {
  const other = all.find(({ intent }) => intent === 'other')?.likely ?? 0;
  const believed = read.reduce((sum, { score, learnt: guessed }) => sum + (guessed ? score : 1), 0);
  return believed < BELIEVED_FIRST && other >= OTHER_AT_ALL;
}

function corrected(
  text: string,
  sentences: readonly Sentence[],
  read: readonly Reading[],
  says: ReadonlySet<Sign>,
  compiled: Compiled,
  all: readonly Guess[],
  ordered: boolean,
): Reading[] {
  const hangs = hangsBy(says);
  const denies = sentences.some(({ tokens }) => tokens.some(({ word }) => compiled.negators.has(word)));
  // A one-time code has six digits, or is hidden once it was given, and asks for nothing.
  if (/•{6}|(?<!\d)\d{6}(?!\d)/.test(text) && all[0]?.intent === 'promo_code') return [...read];
  // "What about my exchange?" takes none back.
  const count = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const asksAfter = count <= FEW && read.some(({ intent, mode }) => mode === 'ask' && HELD.includes(intent));
  const whole = all.filter(
    ({ intent }) => !(denies && DENIABLE.includes(intent)) && !(asksAfter && intent === 'undo'),
  );
  const likely = new Map(whole.map((guess) => [guess.intent, guess.likely]));
  const [best, second] = whole;
  if (!best) return [...read];
  const trouble = FITS_NOT.some((sign) => says.has(sign));
  const own = wishesOfParts(sentences, likely, compiled).filter(
    ({ intent }) => !trouble || !OF_A_FIT.includes(intent),
  );
  const beside = own.filter(({ intent, likely: sure }) => BESIDE_IT.includes(intent) && sure >= SURE);
  if (hangs === 'bound') return joined(bound(read, best, sentences), beside, compiled);
  const patterns = trouble && OF_A_FIT.includes(best.intent) ? read : toldApart(read, best, likely, own);
  const wanted = patterns.filter(({ intent }) => !isManner(intent));
  // "I'll check when I can go to the pickup point" asks for no shop.
  if (wanted.some(({ intent }) => intent === 'pause')) return [...patterns];
  if (hangs === 'loose') {
    const elsewhere = !isManner(best.intent) && !HELD.includes(best.intent);
    const trusted = wanted.length === 0 && elsewhere && best.likely >= SURE_OF_LOOSE;
    return joined(trusted ? [learnt(best)] : patterns, beside, compiled);
  }
  // An order that is named is not asked about as a thing on the shelf.
  const strays = ordered && ON_THE_SHELF.includes(best.intent);
  if (strays) return [...patterns];
  if (wanted.length === 0) return filled(compiled, whole, best, own, patterns, sentences);
  if (best.intent === 'other' && best.likely >= SURELY_OTHER)
    return patterns.filter(
      ({ intent }) => OWN_WORDS.includes(intent) || (likely.get(intent) ?? 1) >= UNLIKELY,
    );
  const fresh = isNew(best.intent, compiled) && !ONLY_ALONE.includes(best.intent);
  const overruled = (intent: Intent) =>
    best.likely >= CERTAIN && (likely.get(intent) ?? 1) < HARDLY && !HELD.includes(intent);
  const stands = ({ intent, score }: Reading) =>
    (likely.get(intent) ?? 1) >= UNLIKELY ||
    (fresh ? HELD.includes(intent) : score === 1 && !overruled(intent));
  // Two wishes share what is likely.
  const two = second && second.likely >= ONE_OF_TWO ? best.likely + second.likely : 0;
  const surely = !trouble && (best.likely >= (fresh ? SURE_OF_NEW : SURE) || (fresh && two >= SURE));
  const kept =
    surely && !isManner(best.intent) && !ONLY_ALONE.includes(best.intent) ? wanted.filter(stands) : wanted;
  // Of one family the model tells apart what the patterns do not: what shipping costs, from how it goes.
  const plain = ({ intent, score }: Reading) => score === 1 && HELD.includes(intent);
  const nearer = kept.filter(
    (reading) =>
      !fresh ||
      plain(reading) ||
      !sameProblem(reading.intent, best.intent) ||
      (likely.get(reading.intent) ?? 0) > best.likely,
  );
  const said = nearer.length > 0 && nearer.length === kept.length ? kept : [...nearer, learnt(best)];
  return joined(said, own, compiled);
}

/** Words that hang on what was said before: only what is plainly about something else is believed. */
function bound(patterns: readonly Reading[], best: Guess, sentences: readonly Sentence[]): Reading[] {
  const count = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const wants = patterns.some(({ intent }) => !isManner(intent));
  const trusted = !wants && count >= MANY && isAside(best.intent) && best.likely >= SURE_OF_BOUND;
  return trusted ? [learnt(best)] : [...patterns];
}

/** The patterns' readings with the model's own in the place of what they took it for. */
function toldApart(
  patterns: readonly Reading[],
  best: Guess,
  likely: ReadonlyMap<Intent, number>,
  own: readonly Guess[],
): readonly Reading[] {
  const others = TAKEN_FOR[best.intent] ?? [];
  const isOther = ({ intent, mode }: Reading) =>
    others.includes(intent) &&
    (likely.get(intent) ?? 1) < NOT_THE_OTHER &&
    !own.some((part) => part.intent === intent) &&
    (mode === 'ask' || best.intent !== 'size_advice') &&
    (mode !== 'request' || best.intent !== 'praise');
  if (best.likely < SURE_OF_APART || !patterns.some(isOther)) return patterns;
  const rest = patterns.filter((reading) => !isOther(reading));
  return rest.some(({ intent }) => intent === best.intent) ? rest : [...rest, learnt(best)];
}

function filled(
  compiled: Compiled,
  whole: readonly Guess[],
  best: Guess,
  own: readonly Guess[],
  patterns: readonly Reading[],
  sentences: readonly Sentence[],
): Reading[] {
  const count = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const enough = count <= FEW ? LIKELY_OF_FEW : LIKELY;
  // "And thanks for order 45821" begins with what it says.
  const [first, ...more] = sentences;
  const one = more.length === 0 && first?.tokens.every(({ clause }) => clause === first.tokens[0]?.clause);
  const thanks = one && found(compiled.thanks, first?.tokens.slice(0, FEWEST) ?? []) !== null;
  if (thanks && best.likely < SURE) return [...patterns];
  if (!isManner(best.intent) && best.likely >= enough) return joined([learnt(best)], own, compiled);
  if (own.length > 0) return joined([], own, compiled);
  const manners = whole.filter(({ intent }) => intent !== 'other' && isManner(intent));
  const courtesy = manners.reduce((sum, { likely }) => sum + likely, 0);
  // Letters that are no words are no courtesy either.
  const known = sentences.some(({ tokens }) => tokens.some(({ word }) => compiled.familiar.has(word)));
  if (known && courtesy >= ALONE && patterns.length === 0 && manners[0]) return [learnt(manners[0])];
  // A greeting says nothing of the rest that is not understood.
  return count > FEWEST && courtesy < BESIDE && !thanks
    ? patterns.filter(({ intent }) => !isManner(intent))
    : [...patterns];
}
