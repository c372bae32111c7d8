import { isManner, rivals, sameProblem } from '../../conversation/intents.ts';
import type { Intent } from '../../conversation/values.ts';
import type { Compiled } from '../../language/reading/compiled.ts';
import { found } from '../../language/reading/match.ts';
import { meant } from '../../language/reading/meant.ts';
import type { Sentence } from '../../language/reading/text.ts';

/** How an intent was meant: told, asked about, or asked for. */
export type Mode = 'tell' | 'ask' | 'request';

export interface Reading {
  intent: Intent;
  score: number;
  mode: Mode;
  /** Named by the model: it tells what a message is about, and agrees to nothing. */
  learnt?: true;
}

type Readings = Map<Intent, Reading>;

/** Below this a reading is a guess. */
const MEANT = 0.55;

const IN_A_SENTENCE = rivals('sentence');
const WEAKER = rivals('clearerInSentence');
const IN_A_MESSAGE = rivals('message');
const WEAKER_IN_A_MESSAGE = rivals('clearerInMessage');

/** Every intent of a message with its strength; within a sentence the clearer reading wins. */
export function readIntents(sentences: readonly Sentence[], compiled: Compiled): Readings {
  const all: Readings = new Map();
  for (const sentence of sentences.flatMap((whole) => partsOf(whole, compiled))) {
    const mode = modeOf([sentence], compiled);
    const here = readHere(sentence, mode, compiled);
    explain(here, WEAKER, 0.01);
    explain(here, IN_A_SENTENCE);
    for (const { intent, score } of here.values()) raise(all, intent, score, mode);
  }
  return all;
}

/**
 * "Where is my coat, can I return the belt, and when do you close?" is three questions: clauses that each say
 * something of their own plainly, about different problems, are read one by one.
 */
function partsOf(sentence: Sentence, compiled: Compiled): Sentence[] {
  const clauses = Map.groupBy(sentence.tokens, ({ clause }) => clause);
  if (clauses.size < 2) return [sentence];
  const parts = [...clauses.values()].map((tokens) => ({ ...sentence, tokens }));
  const topics = parts.map((part) => {
    const here = readHere(part, 'tell', compiled);
    explain(here, IN_A_SENTENCE);
    const asks = part.question && found(compiled.signs.question, part.tokens) !== null;
    const wishes = [...here.values()].filter(({ intent, score }) => score === 1 && !isManner(intent));
    return asks || here.has('order_status') || here.has('hours') ? wishes : [];
  });
  const telling = topics.filter((wishes) => wishes.length > 0);
  const apart = telling.every((wishes, i) =>
    telling.every(
      (others, j) =>
        i === j || !wishes.some((one) => others.some((other) => sameProblem(one.intent, other.intent))),
    ),
  );
  return telling.length > 1 && apart ? parts : [sentence];
}

function readHere(sentence: Sentence, mode: Mode, compiled: Compiled): Readings {
  const here: Readings = new Map();
  for (const { intent, weight, patterns } of compiled.cues) {
    // "No, that's fine, bye": a farewell is not denied.
    const said =
      intent === 'goodbye'
        ? found(patterns, sentence.tokens) !== null
        : patterns.some((pattern) => meant(pattern, sentence, compiled));
    if (!said) continue;
    const before = here.get(intent)?.score ?? 0;
    here.set(intent, { intent, score: 1 - (1 - before) * (1 - weight), mode });
  }
  return here;
}

/** Puts an intent among the readings, with the higher score of two; a wish once read stays a wish. */
export function raise(readings: Readings, intent: Intent, score: number, mode: Mode): void {
  const before = readings.get(intent);
  const kept = before && (before.mode === 'request' || mode === 'tell') ? before.mode : mode;
  readings.set(intent, { intent, score: Math.max(before?.score ?? 0, score), mode: kept });
}

/** What is to be answered, strongest first: rivals removed, manners only when there is nothing else. */
export function settle(
  readings: Readings,
  seen: { problem: boolean; grave: boolean; noExchange: boolean },
): Reading[] {
  const left: Readings = new Map([...readings].filter(([, { score }]) => score >= MEANT));
  if (seen.noExchange && left.has('refund')) left.delete('exchange');
  explain(left, WEAKER_IN_A_MESSAGE, 0.01);
  explain(left, IN_A_MESSAGE);
  // What is wrong with the customer's own item comes before how returns work in general.
  if (seen.problem && left.has('return')) left.delete('policy_returns');
  // "It runs small" is a reason, not a question on sizes.
  if (seen.problem && left.get('size_advice')?.mode === 'tell') left.delete('size_advice');
  const real = [...left.values()].filter(({ intent }) => !isManner(intent));
  // Anger alone needs a person; anger about a parcel needs the parcel.
  const calm = real.filter(({ intent }) => intent !== 'complaint' || seen.grave || real.length === 1);
  return (real.length > 0 ? calm : [...left.values()]).sort((a, b) => b.score - a.score);
}

function explain(readings: Readings, pairs: typeof IN_A_MESSAGE, margin = 0): void {
  const strength = (intent: Intent) => readings.get(intent)?.score ?? 0;
  for (const [winner, losers] of pairs) {
    if (!readings.has(winner)) continue;
    for (const loser of losers) if (strength(winner) >= strength(loser) + margin) readings.delete(loser);
  }
}

/** A question outranks a request: "I would like to know how to return it" asks for nothing to be done. */
export function modeOf(sentences: readonly Sentence[], compiled: Compiled): Mode {
  let mode: Mode = 'tell';
  for (const { tokens, question } of sentences) {
    const asks = found(compiled.signs.question, tokens) !== null;
    const requests = found(compiled.signs.request, tokens) !== null;
    if (asks) mode = mode === 'request' ? mode : 'ask';
    else if (requests) mode = 'request';
    else if (question && mode === 'tell') mode = 'ask';
  }
  return mode;
}
