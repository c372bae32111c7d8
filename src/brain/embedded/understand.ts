import type { Channel, Intent } from '../../conversation/values.ts';
import type { Problem } from './acts.ts';
import type { Compiled } from './compiled.ts';
import { plainAnswer } from './consent.ts';
import { entitiesOf, type Named, type Reader } from './entities.ts';
import type { Sign } from './language/language.ts';
import { found, matches, type Span } from './match.ts';
import { moodOf } from './mood.ts';
import { readable, type Sentence, sentencesOf } from './text.ts';

/** How an intent was meant: told, asked about, or asked for. */
export type Mode = 'tell' | 'ask' | 'request';

export interface Reading {
  intent: Intent;
  score: number;
  mode: Mode;
}

/** What a message means. `intents` holds what is to be answered, strongest first, rivals removed. */
export interface Understanding {
  intents: Reading[];
  polarity: 'yes' | 'no' | null;
  named: Named;
  problem: Problem | null;
  wish: { direction: 'up' | 'down' | null; otherColour: boolean };
  /** Refers to earlier words of hers, to a new item, to the refund's progress, to the label. */
  refers: { earlier: boolean; newItem: boolean; refundStatus: boolean; label: boolean };
  grave: boolean;
  greeted: boolean;
  /** The channel she wants to be answered on. */
  answerOn: Channel | null;
  /** When she says she can be reached or take a parcel: her own words' sentence has such a sign. */
  availability: boolean;
  ordinal: 1 | 2 | null;
  language: string | null;
  satisfaction: number | null;
  /** Words of the message, corrected and lower case. */
  words: string[];
}

const MEANT = 0.55;

export function understand(source: string, compiled: Compiled, reader: Reader): Understanding {
  const text = readable(source);
  const named = entitiesOf(text, compiled, reader);
  const sentences = sentencesOf(withoutAddresses(text), compiled.lexicon, compiled.correct);
  const has = (sign: Sign) => sentences.some(({ tokens }) => affirmed(compiled, sign, tokens));
  const words = sentences.flatMap(({ tokens }) => tokens.map(({ word }) => word));
  const problem = problemOf(has);
  const scores = score(sentences, compiled);
  if (problem && problem !== 'changed_mind') raise(scores, 'return', 0.6, modeOf(sentences, compiled));
  else if (problem) raise(scores, 'return', 0.5, modeOf(sentences, compiled));
  const wish = {
    direction: directionOf(has, problem),
    otherColour: has('other_colour'),
  };
  const refers = {
    earlier: has('earlier'),
    newItem: has('new_item'),
    refundStatus: has('refund_status'),
    label: has('label'),
  };
  const greeted = scores.has('greeting');
  return {
    intents: settleRivals(scores, { problem, grave: has('grave'), named: named.orders.length > 0 }),
    polarity: plainAnswer(sentences, compiled),
    named,
    problem,
    wish,
    refers,
    grave: has('grave'),
    greeted,
    answerOn: has('answer_on') ? channelIn(words, compiled) : null,
    availability: has('availability'),
    ordinal: has('first') ? 1 : has('second') ? 2 : null,
    language: languageIn(words, compiled),
    satisfaction: moodOf(text, sentences, compiled),
    words,
  };
}

/**
 * An answer to something that was asked back (a number, a size, a button) goes on with what she wanted before; anything else
 * stands for itself.
 */
export function continued(
  own: Understanding,
  pending: Understanding | null,
  pressed: boolean,
): Understanding {
  const wants = own.intents.some(({ intent }) => !MANNERS.includes(intent) && intent !== 'return');
  const { named } = own;
  const gives =
    pressed ||
    named.orders.length + named.emails.length + named.phones.length + named.postcodes.length > 0 ||
    named.sizes.length + named.colours.length + named.numbers.length + named.products.length > 0 ||
    own.problem !== null;
  if (!pending || wants || !gives || (own.polarity === 'no' && !pressed)) return own;
  const shelf = named.sizes.length + named.colours.length > 0 || own.wish.otherColour;
  const before = pending.intents.filter(
    ({ intent }) => !['pause', 'human', 'complaint', 'undo'].includes(intent),
  );
  const intents = shelf ? before.map((reading) => turned(reading)) : before;
  return {
    ...own,
    intents: intents.length > 0 ? intents : own.intents,
    problem: own.problem ?? pending.problem,
    wish: {
      direction: own.wish.direction ?? (shelf ? null : pending.wish.direction),
      otherColour: own.wish.otherColour || (pending.wish.otherColour && named.colours.length === 0),
    },
    refers: {
      earlier: own.refers.earlier || pending.refers.earlier,
      newItem: own.refers.newItem || pending.refers.newItem,
      refundStatus: own.refers.refundStatus || pending.refers.refundStatus,
      label: own.refers.label || pending.refers.label,
    },
    named: {
      ...named,
      orders: named.orders.length > 0 ? named.orders : pending.named.orders,
      sizes: named.sizes.length > 0 ? named.sizes : pending.named.sizes,
      colours: named.colours.length > 0 ? named.colours : pending.named.colours,
      products: named.products.length > 0 ? named.products : pending.named.products,
    },
    words: [...own.words, ...pending.words],
  };
}

/** A size or colour in answer to a return or refund is the wish for an exchange. */
function turned(reading: Reading): Reading {
  return reading.intent === 'return' || reading.intent === 'refund'
    ? { ...reading, intent: 'exchange', mode: 'request' }
    : reading;
}

function score(sentences: readonly Sentence[], compiled: Compiled): Map<Intent, Reading> {
  const scores = new Map<Intent, Reading>();
  for (const sentence of sentences) {
    const mode = modeOf([sentence], compiled);
    const here = new Map<Intent, number>();
    for (const { intent, weight, patterns } of compiled.cues) {
      const hit = patterns.some((pattern) => {
        for (const span of matches(pattern, sentence.tokens))
          if (!negated(span, sentence, compiled)) return true;
        return false;
      });
      if (hit) here.set(intent, 1 - (1 - (here.get(intent) ?? 0)) * (1 - weight));
    }
    for (const [intent, value] of here) raise(scores, intent, value, mode);
  }
  return scores;
}

function raise(scores: Map<Intent, Reading>, intent: Intent, value: number, mode: Mode): void {
  const before = scores.get(intent);
  const stronger = before && (before.mode === 'request' || mode === 'tell') ? before.mode : mode;
  scores.set(intent, { intent, score: Math.max(before?.score ?? 0, value), mode: stronger });
}

/** "Not" and the like in the two words before a cue, in its clause, unless it denies something else ("not know how to"). */
function negated({ start }: Span, { tokens }: Sentence, compiled: Compiled): boolean {
  const clause = tokens[start]?.clause;
  for (let at = start - 1; at >= Math.max(0, start - 4); at--) {
    const token = tokens[at];
    if (!token || token.clause !== clause || compiled.negationStops.has(token.word)) return false;
    if (compiled.negators.has(token.word)) return true;
  }
  return false;
}

function affirmed(compiled: Compiled, sign: Sign, tokens: Sentence['tokens']): boolean {
  return found(compiled.signs[sign], tokens) !== null;
}

/** A question outranks a request ("I would like to know how to return it"), unless it is one ("can you send me …"). */
function modeOf(sentences: readonly Sentence[], compiled: Compiled): Mode {
  let mode: Mode = 'tell';
  for (const { tokens, question } of sentences) {
    const asks = found(compiled.signs.question, tokens);
    const requests = found(compiled.signs.request, tokens);
    if (asks && !(requests && requests.start <= asks.start && !question))
      mode = mode === 'request' ? mode : 'ask';
    else if (requests) mode = 'request';
    else if (question && mode === 'tell') mode = 'ask';
  }
  return mode;
}

function problemOf(has: (sign: Sign) => boolean): Problem | null {
  if (has('too_small')) return 'size_too_small';
  if (has('too_big')) return 'size_too_big';
  if (has('misfit')) return 'size';
  return has('changed_mind') ? 'changed_mind' : null;
}

function directionOf(has: (sign: Sign) => boolean, problem: Problem | null): 'up' | 'down' | null {
  // "Next size" alone means up, so down is looked for first.
  if (has('size_down')) return 'down';
  if (has('size_up')) return 'up';
  return problem === 'size_too_small' ? 'up' : problem === 'size_too_big' ? 'down' : null;
}

/** What is left when a stronger reading explains a weaker one. */
const EXPLAINS: [Intent, Intent[]][] = [
  ['undo', ['cancellation', 'exchange', 'return', 'refund', 'human', 'complaint']],
  ['human', ['pause', 'other']],
  ['address_change', ['exchange', 'order_status', 'policy_shipping', 'stock']],
  ['payment', ['order_status', 'stock', 'exchange']],
  ['wrong_item', ['return', 'exchange', 'order_status', 'missing_parcel', 'stock', 'size_advice']],
  ['damaged_item', ['return', 'exchange', 'order_status', 'missing_parcel', 'stock']],
  ['missing_parcel', ['order_status', 'policy_shipping', 'hours']],
  ['cancellation', ['refund', 'return', 'exchange', 'order_status']],
  ['policy_returns', ['return', 'refund', 'exchange', 'hours', 'order_status']],
  ['policy_shipping', ['order_status', 'stock', 'hours']],
  ['exchange', ['return', 'stock', 'order_status', 'size_advice']],
  ['size_advice', ['stock']],
  ['refund', ['order_status']],
  ['hours', ['human', 'order_status', 'stock']],
  ['return', ['order_status']],
  ['stock', ['order_status']],
];

const MANNERS: readonly Intent[] = ['greeting', 'thanks', 'goodbye', 'yes', 'no'];

function settleRivals(
  scores: Map<Intent, Reading>,
  seen: { problem: Problem | null; grave: boolean; named: boolean },
): Reading[] {
  const left = new Map([...scores].filter(([, { score }]) => score >= MEANT));
  const strong = (intent: Intent) => left.get(intent)?.score ?? 0;
  // Without a story of her own, "do you have it in M" and "which size should I take" are about the shelf.
  for (const [winner, losers] of EXPLAINS) {
    if (!left.has(winner)) continue;
    for (const loser of losers)
      if (strong(winner) >= strong(loser) || winner !== 'policy_returns') left.delete(loser);
  }
  if (left.has('pause'))
    for (const put of ['return', 'exchange', 'refund', 'stock'] as const) left.delete(put);
  if (left.has('complaint') && !seen.grave) {
    const others = [...left.keys()].some((intent) => intent !== 'complaint' && !MANNERS.includes(intent));
    if (others) left.delete('complaint');
  }
  const readings = [...left.values()].sort((a, b) => b.score - a.score);
  const real = readings.filter(({ intent }) => !MANNERS.includes(intent));
  return real.length > 0 ? real : readings;
}

function channelIn(words: readonly string[], { lexicon }: Compiled): Channel | null {
  for (const word of words) {
    const channel = lexicon.channels[word];
    if (channel) return channel;
  }
  return null;
}

function languageIn(words: readonly string[], { lexicon }: Compiled): string | null {
  for (const word of words) {
    const tag = lexicon.languages[word];
    if (tag) return tag;
  }
  return null;
}

/** Addresses and links are no sentences. */
function withoutAddresses(text: string): string {
  return text.replace(/\S{1,256}@\S{1,256}/g, ' ').replace(/https?:\/\/\S{1,2000}/gi, ' ');
}
