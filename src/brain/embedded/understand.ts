import { INTENTS, isManner } from '../../conversation/intents.ts';
import type { Channel, Intent } from '../../conversation/values.ts';
import type { Problem } from '../../language/acts.ts';
import { ownMistake } from '../../language/corrections/own-mistake.ts';
import type { Sign } from '../../language/language.ts';
import { type Pointing, pointingIn } from '../../language/pointing/pointing.ts';
import { yesAndNo } from '../../language/pointing/yes-and-no.ts';
import type { Compiled } from '../../language/reading/compiled.ts';
import { colourConcept, garmentConcept, isGarment } from '../../language/reading/concepts.ts';
import { entitiesOf, type Named, type Reader } from '../../language/reading/entities.ts';
import { found } from '../../language/reading/match.ts';
import { fold, readable, type Sentence, sentencesOf } from '../../language/reading/text.ts';
import { wishesLanguage } from '../../language/switch.ts';
import { invoiceWanted, sentToCustomer } from '../../language/upkeep/sent-to-me.ts';
import { creditWanted } from '../../language/upkeep/store-credit.ts';
import { cancelsNothing, sizesReturned, swapsForNumber } from '../../language/upkeep/wishes.ts';
import { lookup } from '../../lookup.ts';
import { modeOf, type Reading, raise, readIntents, settle } from './intents.ts';
import { evidenceIn } from './learned/evidence.ts';
import { completed } from './learned/readings.ts';
import { type Mood, moodOf } from './mood.ts';
import { plainAnswer } from './polarity.ts';
import { setApart } from './spared.ts';

/** What a message means. `intents` holds what is to be answered, strongest first, rivals removed. */
export interface Understanding {
  intents: Reading[];
  /** What may have been meant where nothing is sure enough to be answered, at most two things. */
  perhaps: readonly Intent[];
  polarity: 'yes' | 'no' | null;
  named: Named;
  problem: Problem | null;
  wish: { direction: 'up' | 'down' | null; otherColour: boolean };
  /** Refers to earlier words of the customer, to a new item, to the refund's progress, to the label. */
  refers: { earlier: boolean; newItem: boolean; refundStatus: boolean; label: boolean };
  grave: boolean;
  /** Every sign that was found. */
  says: ReadonlySet<Sign>;
  greeted: boolean;
  /** The channel the customer wants to be answered on. */
  answerOn: Channel | null;
  /** When the customer can be reached or take a parcel: a sentence of their own words has such a sign. */
  availability: boolean;
  usualSize: boolean;
  /** The customer asks whether they are talking with a machine. */
  botQuestion: boolean;
  /** The customer says the parcel is on its way back. */
  handedIn: boolean;
  ordinal: 1 | 2 | null;
  /** The language the customer wants to go on in. */
  language: string | null;
  satisfaction: number | null;
  mood: Mood;
  /** Words of the message, corrected and lower case, without those that are set apart. */
  words: string[];
  /** Words about what is fine, kept or not meant. */
  spared: readonly string[];
  /** The same words also where they are all there is: "I'll keep the coat". */
  kept: readonly string[];
  /** Words that a "not" stands before. */
  denied: readonly string[];
  /** Something is set against something else, or taken back: of several things not all are meant. */
  contrast: boolean;
  /** The same words one by one as they were written, lower case. */
  said: string[];
  /** Which of several is meant, where the words point at it; what they leave out is in `spared`. */
  points: Pointing | null;
}

/** An answer to the question for a number has no more words than this. */
const FEW_WORDS = 8;

/** As a verb, in any form. */
const CALLS_OFF = /\b(?:cancel|annul)/;

/** Told of another order, and wished for of none. */
const OTHER_CANCELLED =
  /\b(?:the other|l'autre|other one|other order)(?: one| order| commande)? (?:was|is|has been|had been|got|est|a ete|etait|avait ete) (?:already |deja |bien )?(?:cancel|annul)/;

/** What people threaten with. */
const THREATENED: readonly Intent[] = ['cancellation', 'return', 'refund', 'undo'];

/** What each reader has read: a turn reads the same words for the plan and for the record. */
const read = new WeakMap<Reader, Map<string, Understanding>>();

/** What a message says, read once for each reader however often it is asked for. */
export function understand(source: string, compiled: Compiled, reader: Reader): Understanding {
  const known = read.get(reader) ?? new Map<string, Understanding>();
  read.set(reader, known);
  const understanding = known.get(source) ?? understandAnew(source, compiled, reader);
  known.set(source, understanding);
  return understanding;
}

function understandAnew(source: string, compiled: Compiled, reader: Reader): Understanding {
  // What is refused beside a yes is not wished for.
  const own = readable(source);
  const text = yesAndNo(own)?.rest ?? own;
  const named = entitiesOf(text, compiled, reader);
  const sentences = sentencesOf(withoutAddresses(text), compiled.lexicon, compiled.correct);
  const toCustomer = sentToCustomer(text);
  const says = signsOf(sentences, compiled);
  // "Renvoyez-moi la facture" sends nothing back; a label is given again by its return.
  if (toCustomer && !says.has('label')) says.delete('return');
  const has = (sign: Sign) => says.has(sign);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const words = tokens.map(({ word }) => word);
  const hypothetical = has('hypothetical') && named.orders.length === 0;
  const trouble = problemOf(has);
  // "Does it run small?" tells of no trouble.
  const asksFall = sentences.some(({ question, tokens }) => question && found(compiled.signs.falls, tokens));
  const ours = ownMistake(text);
  const calledOff = ours && (has('takes_out') || CALLS_OFF.test(fold(text)));
  const problem = hypothetical || asksFall || calledOff ? null : trouble;
  const whole = readIntents(sentences, compiled);
  const { rest, spared, denied, contrast } = setApart(sentences, compiled);
  const left = spared.length > 0 ? readIntents(rest, compiled) : whole;
  const restWords = rest.flatMap((sentence) => sentence.tokens.map(({ word }) => word));
  const wants = [...left.keys()].some((intent) => !isManner(intent));
  const names = restWords.some((word) => lookup(compiled.lexicon.garments, word) !== undefined);
  // "I'll keep the coat after all" alone takes a return back: nothing else is wanted beside it.
  const apart = spared.length > 0 && (wants || names || !whole.has('undo'));
  const readings = apart && (wants || names) ? left : whole;
  if (toCustomer && !says.has('label')) readings.delete('return');
  // A mistake of the customer's own is why something is called off, and none of the shop's.
  if (ours) readings.delete('wrong_item');
  if (OTHER_CANCELLED.test(fold(text))) readings.delete('cancellation');
  if (calledOff) for (const intent of ['return', 'exchange'] as const) readings.delete(intent);
  if (cancelsNothing(text)) {
    readings.delete('cancellation');
    if (says.has('return')) readings.delete('undo');
  }
  if ((toCustomer || readings.has('payment')) && invoiceWanted(text)) {
    readings.delete('payment');
    raise(readings, 'invoice', 1, 'request');
  }
  if (creditWanted(text)) {
    readings.delete('exchange');
    raise(readings, 'refund', 1, 'request');
  }
  if (readings.has('exchange') && sizesReturned(text)) {
    readings.delete('exchange');
    raise(readings, 'return', 1, 'request');
  }
  // Of a thing, "to a 39" is a size.
  if (named.orders.length === 0 && words.some(isGarment) && swapsForNumber(text)) {
    readings.delete('order_change');
    raise(readings, 'exchange', 1, 'request');
  }
  const mood = moodOf(text, sentences, compiled);
  // "TOMORROW?? are you kidding me" asks for no time to think.
  const waits = !has('goes_on') && !mood.anger;
  if (!waits) readings.delete('pause');
  if (hypothetical && trouble) raise(readings, 'policy_returns', 0.6, 'ask');
  if (problem && problem !== 'changed_mind') raise(readings, 'return', 0.6, modeOf(sentences, compiled));
  else if (problem) raise(readings, 'return', 0.5, modeOf(sentences, compiled));
  const wish = {
    direction: directionOf(has, problem),
    otherColour: has('other_colour'),
  };
  const refers = {
    earlier: has('earlier') || has('goes_on'),
    newItem: has('new_item'),
    refundStatus: has('refund_status'),
    label: has('label'),
  };
  const greeted = readings.has('greeting');
  const settled = settle(readings, {
    problem: problem !== null,
    grave: has('grave'),
    noExchange: has('no_exchange'),
  });
  const polarity = plainAnswer(sentences, compiled);
  // "I'll end up cancelling the lot" wishes for nothing of the kind.
  const wished = ({ intent }: Reading) => !has('threatens') || !THREATENED.includes(intent);
  const gives = reader.expectsOrder && named.orders.length > 0 && words.length <= FEW_WORDS;
  const ordered = named.orders.length > 0 || words.some((word) => compiled.lexicon.orderLeads.includes(word));
  const answers = polarity !== null || apart;
  // A bare yes or no, a number that was asked for, and what was taken back, is for the patterns alone.
  const { intents: meant, perhaps } =
    gives || (answers && !reader.opens)
      ? { intents: settled, perhaps: [] }
      : completed(
          text,
          sentences,
          evidenceIn(sentences, named, compiled),
          settled,
          says,
          compiled,
          ordered,
          reader.opens ? (answers ? 'with an answer' : 'plainly') : null,
          named.postcodes.length > 0,
        );
  const sent = ({ intent, learnt }: Reading) =>
    learnt === true && intent === 'return' && toCustomer && !says.has('label');
  // "Looking for a dress in UK 14" is no partner's letter.
  const shelf = words.some(isGarment) && named.sizes.length + named.colours.length > 0;
  const ofShop = (reading: Reading): Reading =>
    shelf && reading.learnt && reading.intent === 'business' ? { ...reading, intent: 'stock' } : reading;
  const intents = meant
    .map(ofShop)
    .filter((reading) => wished(reading) && !sent(reading))
    .filter(({ intent }) => !ours || intent !== 'wrong_item')
    .filter(({ intent }) => waits || intent !== 'pause');
  const points = pointingIn(text, compiled.language.tag, reader.today);
  const out = (points?.left ?? []).map(compiled.correct);
  const raw = (apart ? rest.flatMap((sentence) => sentence.tokens) : tokens).map(({ raw }) => fold(raw));
  // What was set apart is out already.
  const more = apart ? without(out, spared).map(({ word }) => word) : out;
  const stays = without(apart ? restWords : words, more);
  return {
    intents,
    perhaps,
    polarity,
    named: out.length > 0 ? optionsLeft(named, out) : named,
    problem,
    wish,
    refers,
    grave: has('grave'),
    says,
    greeted,
    answerOn: has('answer_on') ? channelIn(words, compiled) : null,
    availability: has('availability'),
    usualSize: has('usual_size'),
    botQuestion: has('bot_question'),
    handedIn: has('handed_in'),
    ordinal: has('first') ? 1 : has('second') ? 2 : null,
    language: wishesLanguage(sentences, compiled) ? languageIn(words, compiled) : null,
    satisfaction: mood.satisfaction,
    mood,
    words: stays.map(({ word }) => word),
    spared: [...(apart ? spared : []), ...out],
    kept: [...spared, ...out],
    denied: denied.filter((word) => !out.includes(word)),
    contrast: contrast || out.length > 0,
    said: stays.map(({ at }) => raw[at] ?? ''),
    points,
  };
}

/** What is named without the colours and sizes that are named only to be left out. */
function optionsLeft(named: Named, out: readonly string[]): Named {
  const gone = new Set(out.map(colourConcept));
  const stay = (options: readonly string[]) => options.filter((option) => !gone.has(colourConcept(option)));
  return {
    ...named,
    colours: stay(named.colours),
    sizes: stay(named.sizes),
    numbers: stay(named.numbers),
  };
}

/** Words that are left, each with its place, where others were named only to be left out. */
function without(words: readonly string[], out: readonly string[]): { word: string; at: number }[] {
  const gone = [...out];
  return words.flatMap((word, at) => {
    const found = gone.indexOf(word);
    if (found < 0) return [{ word, at }];
    gone.splice(found, 1);
    return [];
  });
}

/**
 * An answer to something that was asked back (a number, a size, a button) goes on with what was wanted
 * before; anything else stands for itself. `wanted` is read only where that matters.
 */
export function continued(
  own: Understanding,
  wanted: () => Understanding | null,
  pressed: boolean,
): Understanding {
  const { named } = own;
  // « Top, merci » is no top.
  if (own.words.length <= 3 && /^top (?:merci|thanks|thank)\b/.test(own.words.join(' '))) return own;
  // "And order 45821, how long do I have?" asks something new.
  const asks = own.says.has('window');
  const gives =
    pressed ||
    named.orders.length + named.emails.length + named.phones.length + named.postcodes.length > 0 ||
    named.sizes.length + named.colours.length + named.numbers.length + named.products.length > 0 ||
    own.problem !== null ||
    own.says.has('everything');
  if (asks || !gives || own.says.has('withdraws') || (own.polarity === 'no' && !pressed)) return own;
  const wishes = own.intents.filter(({ intent }) => !isManner(intent));
  // A problem alone reads as a return; after "I'd like to exchange it" it is the reason.
  if (wishes.some(({ intent }) => !(intent === 'return' && own.problem))) return own;
  const pending = wanted();
  const before = pending?.intents.filter(({ intent }) => !INTENTS[intent].standalone) ?? [];
  const reason = before.some(({ intent }) => intent === 'exchange' || intent === 'refund');
  if (!pending || (wishes.length > 0 && !reason)) return own;
  // "Change the sandals to a 39" goes on with no cancellation.
  if (own.words.some((word) => CHANGES.test(word)) && before.some(({ intent }) => intent === 'cancellation'))
    return own;
  const shelf = named.sizes.length + named.colours.length > 0 || own.wish.otherColour;
  // The last word on a thing holds: "sorry, the coat" is no coat beside the top that was named before.
  // "And the coat?" after a question about the shelf asks the same of another thing, and wants nothing beside it.
  const shelved = before.every(({ intent }) => intent === 'stock' || intent === 'size_advice');
  const replaces = own.words.some(isGarment) && (shelved || !own.says.has('also'));
  const gone = new Set(own.spared.map(garmentConcept));
  const kept = (replaces ? [] : pending.words)
    .map((word, i) => ({ word, said: pending.said[i] ?? word }))
    .filter(
      ({ word }) =>
        !gone.has(garmentConcept(word)) &&
        !(named.colours.length > 0 && pending.named.colours.includes(word)) &&
        !(named.products.length > 0 && pending.named.products.includes(word)),
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
    words: [...own.words, ...kept.map(({ word }) => word)],
    said: [...own.said, ...kept.map(({ said }) => said)],
    points: own.points ?? pending.points,
  };
}

/** As a verb: something else is wanted in its place. */
const CHANGES =
  /^(?:chang(?:e|er|ez|ing)|swap|switch|exchange|replace|echang(?:e|er|ez)|rempla(?:ce|cer|cez))$/;

/** A size or colour in answer to a return or refund is the wish for an exchange. */
function turned(reading: Reading): Reading {
  return reading.intent === 'return' || reading.intent === 'refund'
    ? { ...reading, intent: 'exchange', mode: 'request' }
    : reading;
}

function signsOf(sentences: readonly Sentence[], { allSigns }: Compiled): Set<Sign> {
  const says = new Set<Sign>();
  for (const [sign, patterns] of allSigns)
    if (sentences.some(({ tokens }) => found(patterns, tokens) !== null)) says.add(sign);
  return says;
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

function channelIn(words: readonly string[], { lexicon }: Compiled): Channel | null {
  for (const word of words) {
    const channel = lookup(lexicon.channels, word);
    if (channel) return channel;
  }
  return null;
}

function languageIn(words: readonly string[], { lexicon }: Compiled): string | null {
  for (const word of words) {
    const tag = lookup(lexicon.languages, word);
    if (tag) return tag;
  }
  return null;
}

/** Addresses and links are no sentences; what stands behind them keeps its place. */
function withoutAddresses(text: string): string {
  return text.replace(/\S{1,256}@\S{1,256}|https?:\/\/\S{1,2000}/gi, (address) => ' '.repeat(address.length));
}
