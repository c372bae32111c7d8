import { type Entities, noEntities } from '../../conversation/values.ts';
import { e164 } from '../../identity/address.ts';
import { spells } from '../../identity/order-number.ts';
import { lookup } from '../../lookup.ts';
import { canonicalSize } from '../options.ts';
import { amountOf, MONEY_AFTER, MONEY_BEFORE, PAID } from './amounts.ts';
import { isOtherNumber } from './around/other-numbers.ts';
import type { Compiled } from './compiled.ts';
import { daysIn } from './dates.ts';
import { peopleIn } from './people.ts';
import { readSizes, WRITTEN_SIZES } from './sizes.ts';
import { fold, readable, sentencesOf, type Token } from './text.ts';
import { trackingIn } from './tracking.ts';

/** What is known when a message is read. */
export interface Reader {
  /** The store's day. */
  today: string;
  /** Where national phone numbers are read. */
  country: string;
  /**
   * Order numbers that mean something here: they are recognised without "#" or "order", and so is another
   * number of their length, which is then somebody else's.
   */
  known: readonly string[];
  /** An order number was asked for: a bare number is one. */
  expectsOrder: boolean;
  /** Nothing was said before this: its words hang on nothing. Absent where something may have been. */
  opens?: boolean;
}

type EntityType =
  | 'order'
  | 'amount'
  | 'date'
  | 'size'
  | 'email'
  | 'phone'
  | 'product'
  | 'tracking'
  | 'person';

/** Something a message names, with its place in the text as it is read. */
interface Found {
  type: EntityType;
  value: string | { value: number; currency: string };
  start: number;
  end: number;
}

/** What a message names; beside the record's entities, what the engine alone needs. */
export interface Named extends Entities {
  colours: string[];
  postcodes: string[];
  /** Bare numbers that may turn out to be sizes. */
  numbers: string[];
  tracking: string[];
  /** All that has a place in the text, in its order. */
  places: Found[];
}

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}/gi;
/** "Anna dot keane at example dot com", as it is said aloud. */
const SPOKEN_EMAIL =
  /(?<![\p{L}\d])([a-z0-9_-]{1,40}(?: (?:dot|point|underscore|dash|tiret) [a-z0-9_-]{1,40}){0,3}) (?:at|arobase) ([a-z0-9-]{1,40}(?: (?:dot|point) [a-z0-9-]{1,40}){0,2} (?:dot|point) [a-z]{2,12})(?![\p{L}\d])/giu;
const PHONE = /(?:\+|\(|\b)\d[\d\s().-]{6,18}\d/g;
const ORDER =
  /#?\s?(?<![\p{L}\d-])(?:[a-z]{1,4}-?)?\d{3,12}(?:-(?:\d{1,6}|[a-z]{1,2}\d{0,4}))*(?![\p{L}\d])/giu;
/** A number as it is written in groups: "45,821", "45 821", "45.821", "45-821". */
const GROUPED = /(?<![\d.,#-])\d{1,3}(?:[ ,.]\d{3}){1,3}(?![\d,-]|\.\d)/g;
const UK_POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/gi;
/** A number put right in the same breath. */
const CORRECTION =
  /\b(?:no|sorry|rather|i mean|i meant|actually|make that|correction|oops|wait|non|pardon|plutot|je veux dire|je voulais dire|enfin|erreur|euh non|desole|desolee)\b/;
/** Right before a number that is said to be the wrong one: "not 45821 but …", « pas la 45821 ». */
const DENIED =
  /(?:\bnot|\bpas|\bnon|n't|\brather than|\binstead of|\bau lieu d[eu]|\bplutot que) +(?:(?:the|my|la|le|ma|de|for|about|pour|order|number|commande|numero|no\.?) +|l')*(?:#|n°)? ?$/;
/** Between numbers that are named one after the other. Spaces belong to one group alone: a thousand of them are read once. */
const SERIES = /^[\s,;&+/]*(?:(?:and|et|or|ou|plus)[\s,]*)?(?:(?:#|n°|no\.?)\s*)?$/i;

/** What a message names: orders, amounts, sizes, colours, days, measures. Nothing is read as two things. */
export function entitiesOf(source: string, compiled: Compiled, reader: Reader): Named {
  const { lexicon } = compiled;
  const named: Named = {
    ...noEntities(),
    colours: [],
    postcodes: [],
    numbers: [],
    tracking: [],
    places: [],
  };
  let text = readable(source);
  /** Takes what a pattern finds out of the text, so that nothing is read twice; what follows keeps its place. */
  const take = (pattern: RegExp, read: (groups: string[], index: number) => boolean) => {
    text = text.replace(pattern, (...args) => {
      const groups = args.slice(
        0,
        args.findIndex((arg) => typeof arg === 'number'),
      );
      const all: string = args[0];
      return read(
        groups.map((group) => group ?? ''),
        args[groups.length],
      )
        ? blank(all.length)
        : all;
    });
  };
  const note = (type: EntityType, value: Found['value'], start: number, end: number): boolean => {
    named.places.push({ type, value, start, end });
    return true;
  };
  for (const { start, end } of peopleIn(text)) note('person', text.slice(start, end), start, end);
  take(EMAIL, ([email = ''], index) => {
    add(named.emails, email.toLowerCase());
    return note('email', email.toLowerCase(), index, index + email.length);
  });
  take(SPOKEN_EMAIL, ([all = '', name = '', host = ''], index) => {
    const email = `${written(name)}@${written(host)}`;
    return add(named.emails, email) && note('email', email, index, index + all.length);
  });
  for (const { start, end } of trackingIn(text)) {
    const number = text.slice(start, end).replace(/[ ]/g, '').toUpperCase();
    if (reader.known.some((id) => spells(number, id))) continue;
    add(named.tracking, number);
    note('tracking', number, start, end);
    text = text.slice(0, start) + blank(end - start) + text.slice(end);
  }
  take(PHONE, ([written = ''], index) => {
    if (leadOf(text, index, lexicon.orderLeads, lexicon.orderLinks)) return false;
    if (!/^[+(0]/.test(written) && written.replace(/\D/g, '').length < 10) return false;
    const phone = e164(written, reader.country);
    return phone !== null && add(named.phones, phone) && note('phone', phone, index, index + written.length);
  });
  take(MONEY_BEFORE, ([all = '', sign = '', sum = ''], index) => money(sum, sign, index, all.length));
  take(MONEY_AFTER, ([all = '', sum = '', sign = '', smaller = ''], index) =>
    money(sum, sign, index, all.length, smaller),
  );
  for (const [pattern, sizeOf] of WRITTEN_SIZES)
    take(pattern, (groups, index) => {
      const value = sizeOf(groups);
      return value !== null && size(value, index, groups[0]?.length ?? 0);
    });
  take(GROUPED, ([written = ''], index) => {
    if (isOtherNumber(text, index, index + written.length)) return false;
    const number = written.replace(/\D/g, '');
    const known = reader.known.find((id) => spells(number, id));
    const left = `${text.slice(0, index)} ${text.slice(index + written.length)}`.match(/\p{L}+/gu) ?? [];
    const meant =
      known ??
      (leadOf(text, index, lexicon.orderLeads, lexicon.orderLinks) ||
        (number.length >= 5 && (reader.expectsOrder || left.length <= 2) && !isPaid(index)));
    return Boolean(meant) && number.length >= 4 && order(known ?? number, index, index + written.length);
  });
  const sentences = sentencesOf(text, lexicon, compiled.correct);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  readSpokenMoney();
  readSpokenPhone();
  for (const { day, start, end } of daysIn(text, tokens, compiled, reader.today)) {
    add(named.dates, day);
    note('date', day, start, end);
  }
  readOrders();
  readSpokenOrder();
  for (const [code] of text.matchAll(UK_POSTCODE)) add(named.postcodes, code.toUpperCase());
  const within = (kind: EntityType, { start, end }: { start: number; end: number }) =>
    named.places.some(({ type, ...place }) => type === kind && place.start <= start && end <= place.end);
  readSizes(tokens, compiled, text, (value, at) => {
    // "Le 24" is a day.
    if (!within('date', at)) size(value, at.start, at.end - at.start);
  });
  let pairEnds = -1;
  for (const [i, { word, start, end }] of tokens.entries()) {
    const pair = lookup(lexicon.colours, `${word} ${tokens[i + 1]?.word}`);
    const colour = pair ?? (i === pairEnds ? undefined : lookup(lexicon.colours, word));
    if (pair) pairEnds = i + 1;
    if (colour) add(named.colours, colour);
    if (lookup(lexicon.garments, word) && !within('person', { start, end })) {
      add(named.products, word);
      note('product', word, start, end);
    }
    if (/^\d{1,3}(?:[.,]5)?$/.test(word)) add(named.numbers, canonicalSize(word));
  }
  named.places.sort((a, b) => a.start - b.start || a.end - b.end);
  correct();
  return named;

  function money(sum: string, sign: string, index: number, length: number, smaller = ''): boolean {
    const amount = amountOf(sum, sign, lexicon, { country: reader.country, smaller });
    if (!amount) return false;
    named.amounts.push(amount);
    return note('amount', amount, index, index + length);
  }

  /** "I was charged 59077": no order's number, unless one has it. */
  function isPaid(at: number): boolean {
    return PAID.test(fold(text.slice(Math.max(0, at - 40), at)));
  }

  function size(value: string, index: number, length: number): boolean {
    add(named.sizes, value);
    return note('size', value, index, index + length);
  }

  function order(number: string, start: number, end: number): boolean {
    add(named.orders, number);
    return note('order', number, start, end);
  }

  /** One more number of a series, or the right one after a wrong one. */
  function follows(number: string, at: number): boolean {
    const last = named.places.findLast(({ type, end }) => type === 'order' && end <= at);
    if (!last || String(last.value).length !== number.length) return false;
    const series = !reader.expectsOrder && SERIES.test(text.slice(last.end, at));
    return series || corrects(last.end, at) || denies(last);
  }

  function denies({ start }: Found): boolean {
    return DENIED.test(fold(text.slice(Math.max(0, start - 40), start)));
  }

  function corrects(from: number, to: number): boolean {
    return to - from <= 48 && CORRECTION.test(fold(text.slice(from, to)));
  }

  /** "45821, no sorry, 45812", "not 45821 but 45812": the number that was put right is not meant. */
  function correct(): void {
    const orders = named.places.filter(({ type }) => type === 'order');
    const denied = orders.filter(denies);
    for (const [i, one] of orders.entries()) {
      const right = orders[i + 1];
      const put = right && right.value !== one.value && corrects(one.end, right.start);
      const other = denied.includes(one) && orders.some((place) => !denied.includes(place));
      if (!put && !other) continue;
      named.places = named.places.filter((place) => place !== one);
      if (!named.places.some(({ type, value }) => type === 'order' && value === one.value))
        named.orders = named.orders.filter((number) => number !== one.value);
    }
  }

  function readOrders(): void {
    const bare: { number: string; town: boolean; start: number; end: number }[] = [];
    for (const match of text.matchAll(ORDER)) {
      const written = match[0].replace(/[#\s]/g, '');
      const known = reader.known.find((id) => spells(written, id));
      const end = match.index + match[0].length;
      const at = end - written.length;
      // "I'm in room 45821" names no order, and no postcode.
      if (isOtherNumber(text, at, end) && !leadOf(text, at, lexicon.postcodeLeads, lexicon.orderLinks))
        continue;
      if (known) order(known, at, end);
      else if (leadOf(text, at, lexicon.postcodeLeads, lexicon.orderLinks)) add(named.postcodes, written);
      else if (inBrackets(text, at, written) && !isYear(written)) order(written, at, end);
      else if (match[0].includes('#') || /[#°º]\s?$/.test(text.slice(Math.max(0, at - 3), at)))
        order(written, at, end);
      else if (isYear(written)) continue;
      else if (leadOf(text, at, compiled.anyOrderLeads, lexicon.orderLinks) && written.length >= 4)
        order(written, at, end);
      else if (follows(written, at)) order(written, at, end);
      else if (written.replace(/\D/g, '').length >= 4)
        bare.push({
          number: written,
          town:
            /^\s+\p{Lu}\p{Ll}/u.test(text.slice(end)) ||
            leadOf(text, at, lexicon.homeLeads, lexicon.orderLinks),
          start: at,
          end,
        });
    }
    const alone = tokens.length <= 3;
    for (const { number, town, start, end } of bare) {
      // "69003 Lyon" is where somebody lives.
      if (!reader.expectsOrder && isPaid(start)) continue;
      const own = !town && (isLikeKnown(number, reader) || /\d{5}/.test(number));
      const meant = named.places.some((place) => place.type === 'order' && !denies(place));
      const first = (reader.expectsOrder || alone || own) && !meant;
      if (first || follows(number, start)) order(number, start, end);
      else add(named.postcodes, number);
    }
  }

  /** "quatre-vingt-sept euros": the number was said in words. */
  function readSpokenMoney(): void {
    let read = 0;
    for (const [i, token] of tokens.entries()) {
      const unit = tokens[i + 1];
      if (i < read || !unit || !inWords(token)) continue;
      // "… pounds and ten pence", « … euros cinquante ».
      const linked = /^(?:and|et)$/.test(tokens[i + 2]?.word ?? '') ? 1 : 0;
      const rest = tokens[i + 2 + linked];
      const named = /^(?:cents?|centimes?|pence)$/.test(tokens[i + 3 + linked]?.word ?? '');
      const ends = named || tokens[i + 3 + linked]?.clause !== rest?.clause;
      const smaller = rest && /^\d{1,2}$/.test(rest.word) && ends ? rest.word.padStart(2, '0') : '';
      const last = smaller ? (named ? tokens[i + 3 + linked] : rest) : unit;
      const sum = money(token.word, unit.word, token.start, (last ?? unit).end - token.start, smaller);
      if (sum && last) read = tokens.indexOf(last) + 1;
    }
  }

  /** "zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit" */
  function readSpokenPhone(): void {
    for (let i = 0; i < tokens.length; i++) {
      let digits = '';
      let end = i;
      for (; end < tokens.length && digits.length < 15; end++) {
        const word = tokens[end]?.word ?? '';
        const said = lookup(lexicon.digits, word) ?? (/^\d{1,2}$/.test(word) ? word : null);
        if (said === null) break;
        digits += String(said);
      }
      const phone = digits.length >= 10 && end - i >= 5 ? e164(digits, reader.country) : null;
      if (phone) {
        add(named.phones, phone);
        note('phone', phone, tokens[i]?.start ?? 0, tokens[end - 1]?.end ?? 0);
      }
      i = Math.max(i, end - 1);
    }
  }

  /** "four five eight two one", "45 8 21" after "order" or when a number was asked for; "… oh nine, no, one oh" puts its end right. */
  function readSpokenOrder(): void {
    if (named.orders.length > 0) return;
    for (let i = 0; i < tokens.length; i++) {
      const { digits, end } = spokenAt(i);
      if ((end - i < 2 && !inWords(tokens[i])) || digits.length < 4) continue;
      const span = { start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
      if (isOtherNumber(text, span.start, span.end)) {
        i = end;
        continue;
      }
      const before = tokens.slice(Math.max(0, i - 4), i).map(({ word }) => word);
      if (
        isLikeKnown(digits, reader) ||
        reader.expectsOrder ||
        (digits.length === 5 && !isPaid(tokens[i]?.start ?? 0)) ||
        before.some((word) => lexicon.orderLeads.includes(word))
      ) {
        order(putRight(digits, end), tokens[i]?.start ?? 0, tokens[end - 1]?.end ?? 0);
        return;
      }
      i = end;
    }
  }

  /** The digits that are said from a token on, and where they end. */
  function spokenAt(start: number): { digits: string; end: number } {
    let digits = '';
    let end = start;
    for (; end < tokens.length && digits.length < 12; end++) {
      const word = tokens[end]?.word ?? '';
      const times = lookup(lexicon.repeats, word) ?? 1;
      if (times > 1) end++;
      const said = times > 1 ? (tokens[end]?.word ?? '') : word;
      const digit = lookup(lexicon.digits, said);
      if (digit === undefined && !/^\d{1,3}$/.test(said) && !inWords(tokens[end])) break;
      digits += (digit === undefined ? said : String(digit)).repeat(times);
    }
    return { digits, end };
  }

  /** A number with what is said next to correct it: all of it again, or its end. */
  function putRight(digits: string, end: number): string {
    const from = tokens[end - 1]?.end ?? 0;
    for (let i = end; i < tokens.length && (tokens[i]?.start ?? 0) - from <= 48; i++) {
      const again = spokenAt(i);
      if (again.end === i) continue;
      const length = again.digits.length;
      if (length > digits.length || !corrects(from, tokens[i]?.start ?? 0)) return digits;
      return putRight(digits.slice(0, digits.length - length) + again.digits, again.end);
    }
    return digits;
  }
}

/** Signs of an address by their names. */
function written(said: string): string {
  return said
    .toLowerCase()
    .replace(/ (?:dot|point) /g, '.')
    .replace(/ underscore /g, '_')
    .replace(/ (?:dash|tiret) /g, '-');
}

/** What a thing leaves where it was taken out: as long as it was, and the end of a clause. */
function blank(length: number): string {
  return (length > 2 ? ' ;' : ';').padEnd(length);
}

/** As long as the numbers of the orders that are known: one of them, or somebody else's. */
function isLikeKnown(number: string, { known }: Reader): boolean {
  return known.some((id) => /^\d+$/.test(id) && id.length === number.length);
}

/** A number that was said in words: "quarante-cinq mille huit cent vingt et un". */
function inWords(token: Token | undefined): boolean {
  return token !== undefined && /^\d+$/.test(token.word) && !/\d/.test(token.raw);
}

/** Just the contract's part of what was found. */
export function recorded({ orders, products, sizes, amounts, dates, emails, phones }: Named): Entities {
  return { orders, products, sizes, amounts, dates, emails, phones };
}

/** True when one of `leads` stands right before `at`, with nothing but `links` and signs between. */
function leadOf(text: string, at: number, leads: readonly string[], links: readonly string[]): boolean {
  const words = fold(text.slice(Math.max(0, at - 48), at)).match(/[\p{L}]+|[;!?\n]/gu) ?? [];
  for (let i = words.length - 1, steps = 0; i >= 0 && steps < 5; i--, steps++) {
    const word = words[i] ?? '';
    if (leads.includes(word)) return true;
    if (!links.includes(word)) return false;
  }
  return false;
}

/** "My dress (45821)" */
function inBrackets(text: string, at: number, written: string): boolean {
  return written.length >= 4 && text[at - 1] === '(' && text[at + written.length] === ')';
}

function isYear(number: string): boolean {
  return /^(?:19|20)\d\d$/.test(number);
}

function add<T>(list: T[], value: T): boolean {
  if (!list.includes(value)) list.push(value);
  return true;
}
