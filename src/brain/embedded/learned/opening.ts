import { isManner, sameProblem } from '../../../conversation/intents.ts';
import type { Intent } from '../../../conversation/values.ts';
import type { Sign } from '../../../language/language.ts';
import type { Compiled } from '../../../language/reading/compiled.ts';
import { found } from '../../../language/reading/match.ts';
import { meant } from '../../../language/reading/meant.ts';
import type { Sentence } from '../../../language/reading/text.ts';
import type { Reading } from '../intents.ts';
import { bornOutIn, type Guess, wishesOfParts } from './guesses.ts';
import { hangsBy } from './hanging.ts';
import { FITS_NOT, HELD, isAside, joined, learnt, ON_THE_SHELF } from './joined.ts';

/*
 * A message that nothing went before hangs on nothing: what it is about the model tells, which has seen the patterns'
 * cues besides the words. The patterns say how it is meant, and what is wished for beside it.
 */

/** From here up the model tells what a message is about; of few words more is asked. */
const LIKELY = 0.45;
const LIKELY_OF_FEW = 0.5;
const FEW = 4;
const MORE = 6;
/** From here up nothing a shop is asked is meant, and certainly not what the patterns see. */
const SURELY_OTHER = 0.4;
const CERTAINLY_OTHER = 0.55;
/** From here up not even a word of complaint is one: "how many calories has an avocado", whose French is a lawyer's too. */
const NO_COMPLAINT = 0.85;
/** From here up the patterns' readings that the model finds unlikely are dropped. */
const SURE = 0.6;
const UNLIKELY = 0.04;
const IN_EARNEST = 0.3;
/** From here up a bare yes or no is none, and what hangs on earlier words elsewhere hangs on none. */
const SURE_BESIDE_AN_ANSWER = 0.8;
const SURE_OF_BOUND = 0.7;
/** From here up a question that is only answered is asked in however few words: "password forgotten". */
const SURE_OF_TOPIC = 0.97;
/** From here up something is taken back that the patterns read as a wish. */
const SURE_OF_UNDO = 0.9;
/** From here up something else is asked than what becomes of a thing that does not fit, or than what is asked for plainly. */
const SURE_BESIDE_A_PROBLEM = 0.9;
const SURE_BESIDE_A_REQUEST = 0.95;

/** Whoever says so is heard, whatever else they speak of. */
const OWN_WORDS: readonly Intent[] = ['human', 'complaint'];
/** What is put, and can be taken back. */
const PUT: readonly Intent[] = ['return', 'exchange', 'refund', 'cancellation'];
/** What is told plainly, and done about. */
const TOLD: readonly Intent[] = [...HELD, 'damaged_item'];
/** What "not" turns into its opposite. */
const DENIABLE: readonly Intent[] = ['cancellation', 'undo'];

/** What a message is beside its words: an answer, or about an order that it names. */
interface Beside {
  answers: boolean;
  ordered: boolean;
}

/** What the model makes of a first message, with the patterns' readings that it bears out; null where it cannot tell. */
export function opened(
  sentences: readonly Sentence[],
  patterns: readonly Reading[],
  all: readonly Guess[],
  says: ReadonlySet<Sign>,
  compiled: Compiled,
  { answers, ordered }: Beside,
): Reading[] | null {
  const likely = new Map(all.map((guess) => [guess.intent, guess.likely]));
  const [best] = all;
  if (!best) return null;
  const count = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const wanted = patterns.filter(({ intent }) => !isManner(intent));
  if (answers && (count <= FEW || best.likely < SURE_BESIDE_AN_ANSWER)) return null;
  const plainTopic = best.likely >= SURE_OF_TOPIC && isAside(best.intent);
  if (hangsBy(says) === 'bound' && !plainTopic && (count <= FEW || best.likely < SURE_OF_BOUND)) return null;
  // "I wrote to you yesterday and nobody answers": what was begun elsewhere goes on.
  if (says.has('earlier') && best.intent === 'complaint') return null;
  if (says.has('goes_on') && best.intent === 'pause') return null;
  // "Is my return cancelled?" asks how that stands.
  if (says.has('is_cancelled') && !isAside(best.intent)) return null;
  // "How many days do I have left?" is answered with the order's own.
  if (says.has('window') && best.intent !== 'policy_returns') return null;
  // "My parcel to 5 avenue Foch has not arrived" sends it nowhere else.
  const own = wishesOfParts(sentences, likely, compiled).filter(
    ({ intent }) => intent !== 'address_change' || (likely.get(intent) ?? 0) >= IN_EARNEST,
  );
  // An order that is named is not asked about as a thing on the shelf, unless a part of its own asks.
  const shelved = ON_THE_SHELF.includes(best.intent) && !own.some(({ intent }) => intent === best.intent);
  if (ordered && shelved) return null;
  // "I'll check when I can go to the pickup point" asks for no shop.
  const elsewhere = best.intent === 'other' && best.likely >= CERTAINLY_OTHER;
  if (!elsewhere && wanted.some(({ intent }) => intent === 'pause')) return null;
  const goesBack =
    FITS_NOT.some((sign) => says.has(sign)) && wanted.some(({ intent }) => intent === 'return');
  const asked = best.intent !== 'exchange' && count > MORE && best.likely >= SURE_BESIDE_A_PROBLEM;
  if (goesBack && !asked) return null;
  const requested = wanted.some(
    ({ intent, score, mode }) => score === 1 && mode === 'request' && PUT.includes(intent),
  );
  if (requested && best.intent === 'order_change' && best.likely < SURE_BESIDE_A_REQUEST) return null;
  if (best.intent === 'other') return best.likely < SURELY_OTHER ? null : wanted.filter(beyondDoubt);
  if (isManner(best.intent) || best.likely < (count <= FEW ? LIKELY_OF_FEW : LIKELY)) return null;
  // Where the model is not sure, what is told plainly stands.
  const plainly = wanted.some(({ intent, score }) => score === 1 && HELD.includes(intent));
  if (plainly && best.likely < SURE) return null;
  /** Readings that the first part of a message alone bears out. */
  const first = new Set<Reading>();
  const kept = best.likely >= SURE ? wanted.filter(borneOut) : wanted;
  // Of one problem the plain words tell more: "it is broken, I want to return it".
  const read = kept.find(({ intent }) => intent === best.intent) ?? kept.find(isPlainer(best.intent));
  const others = kept.filter((reading) => reading !== read);
  const said: Reading[] = [
    ...others.filter((reading) => first.has(reading)),
    read ?? learnt(best),
    ...others.filter((reading) => !first.has(reading)),
  ];
  return joined(said, own, compiled);

  function borneOut(reading: Reading): boolean {
    const { intent, score } = reading;
    if (OWN_WORDS.includes(intent) || intent === best?.intent) return true;
    const likelyEnough = (likely.get(intent) ?? 0) >= UNLIKELY;
    // Whoever sent things back and waits for the money wants to send nothing back.
    // "Stop my subscription and refund me" takes nothing back.
    if (score < 1 || intent === 'undo' || (intent === 'return' && says.has('refund_status')))
      return likelyEnough;
    const part = bornOutIn(intent, sentences, compiled);
    if (part === 0) first.add(reading);
    return likelyEnough || part >= 0;
  }

  function beyondDoubt({ intent, score }: Reading): boolean {
    const other = best?.likely ?? 0;
    if (intent === 'human' || (intent === 'complaint' && other < NO_COMPLAINT)) return true;
    return score === 1 && other < CERTAINLY_OTHER && (likely.get(intent) ?? 0) >= UNLIKELY;
  }
}

/** True of a plain reading of the same problem, about which something is done. */
function isPlainer(guess: Intent): (reading: Reading) => boolean {
  return ({ intent, score, mode }) =>
    score === 1 &&
    // "It is too tight, can I get a 32?" asks for the other one.
    (mode !== 'ask' || (intent === 'exchange' && guess === 'return')) &&
    TOLD.includes(intent) &&
    sameProblem(intent, guess) &&
    // Who waits for their money tells of the return that it is for.
    !(guess === 'refund' && intent === 'return');
}

/**
 * The guesses without what the model takes for its opposite: a cancellation that is not wanted, a return that is, an order that goes
 * elsewhere.
 */
export function uncontradicted(
  guesses: readonly Guess[],
  sentences: readonly Sentence[],
  patterns: readonly Reading[],
  says: ReadonlySet<Sign>,
  compiled: Compiled,
  placed: boolean,
): readonly Guess[] {
  const reads = (one: Intent) => patterns.some((reading) => reading.intent === one);
  const asks = sentences.some(({ question }) => question);
  const left = guesses.filter(({ intent, likely }) => {
    if (!DENIABLE.includes(intent)) return true;
    const wished = PUT.some(reads) && (asks || says.has('earlier') || likely < SURE_OF_UNDO);
    const opposite =
      intent === 'undo'
        ? wished
        : reads('undo') || says.has('not_cancel') || (placed && !reads('cancellation'));
    return !opposite && !denied(intent, sentences, compiled);
  });
  const sum = left.reduce((all, { likely }) => all + likely, 0);
  return left.map(({ intent, likely }) => ({ intent, likely: likely / sum }));
}

/** "I do not want to cancel": said, and nowhere without a "not". */
function denied(intent: Intent, sentences: readonly Sentence[], compiled: Compiled): boolean {
  const patterns = compiled.cues.filter((cue) => cue.intent === intent).flatMap((cue) => cue.patterns);
  const saying = sentences.filter(({ tokens }) => found(patterns, tokens) !== null);
  return (
    saying.length > 0 &&
    saying.every((sentence) => !patterns.some((pattern) => meant(pattern, sentence, compiled)))
  );
}
