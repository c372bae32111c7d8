import { type Entities, noEntities } from '../../conversation/values.ts';
import { e164 } from '../../identity/address.ts';
import { spells } from '../../identity/order-number.ts';
import { lookup } from '../../lookup.ts';
import { canonicalSize } from '../options.ts';
import type { Compiled } from './compiled.ts';
import { daysIn } from './dates.ts';
import { fold, readable, sentencesOf, type Token } from './text.ts';

/** What is known when a message is read. */
export interface Reader {
  /** The store's day. */
  today: string;
  /** Where national phone numbers are read. */
  country: string;
  /** Order numbers that mean something here: they are recognised without "#" or "order". */
  known: readonly string[];
  /** An order number was asked for: a bare number is one. */
  expectsOrder: boolean;
}

/** What a message names; beside the record's entities, what the engine alone needs. */
export interface Named extends Entities {
  colours: string[];
  postcodes: string[];
  /** Bare numbers that may turn out to be sizes. */
  numbers: string[];
}

const EMAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}/gi;
const PHONE = /(?:\+|\(|\b)\d[\d\s().-]{6,18}\d/g;
const MONEY_BEFORE = /(?<!\d)(€|\$|£|\b(?:eur|usd|gbp|chf))\s?(\d{1,7})(?:[.,](\d{2}))?(?!\d)/gi;
const MONEY_AFTER =
  /(?<![\d.,])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,7})(?:[.,](\d{2}))?\s?(€(?:\d{2}(?!\d))?|\$|£|[a-z]{3,8}\b)/gi;
const ORDER =
  /#?\s?(?<![\p{L}\d-])(?:[a-z]{1,4}-?)?\d{3,12}(?:-(?:\d{1,6}|[a-z]{1,2}\d{0,4}))*(?![\p{L}\d])/giu;
/** A number as it is written in groups: "45,821", "45 821". */
const GROUPED = /(?<![\d.,#-])\d{1,3}(?:[ ,]\d{3}){1,3}(?![\d.,-])/g;
const UK_POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b/gi;

export function entitiesOf(source: string, compiled: Compiled, reader: Reader): Named {
  const { lexicon } = compiled;
  const named: Named = { ...noEntities(), colours: [], postcodes: [], numbers: [] };
  let text = readable(source);
  /** Takes what a pattern finds out of the text, so that nothing is read twice. */
  const take = (pattern: RegExp, read: (groups: string[], index: number) => boolean) => {
    text = text.replace(pattern, (...args) => {
      const groups = args.slice(
        0,
        args.findIndex((arg) => typeof arg === 'number'),
      );
      return read(
        groups.map((group) => group ?? ''),
        args[groups.length],
      )
        ? ' ; '
        : args[0];
    });
  };
  take(EMAIL, ([email = '']) => add(named.emails, email.toLowerCase()));
  take(PHONE, ([written = ''], index) => {
    if (leadOf(text, index, lexicon.orderLeads, lexicon.orderLinks)) return false;
    if (!/^[+(0]/.test(written) && written.replace(/\D/g, '').length < 10) return false;
    const phone = e164(written, reader.country);
    return phone !== null && add(named.phones, phone);
  });
  take(MONEY_BEFORE, ([, sign = '', units = '', cents = '']) => money(sign, units, cents));
  take(MONEY_AFTER, ([, units = '', cents = '', sign = '']) =>
    // "87€50": the cents stand behind the sign.
    money(sign.replace(/(?<!\d)\d+$/, ''), units.replace(/\D/g, ''), cents || sign.replace(/\D/g, '')),
  );
  take(GROUPED, ([written = ''], index) => {
    const number = written.replace(/\D/g, '');
    const known = reader.known.find((id) => spells(number, id));
    const meant = known ?? leadOf(text, index, lexicon.orderLeads, lexicon.orderLinks);
    return Boolean(meant) && number.length >= 4 && add(named.orders, known ?? number);
  });
  const tokens = sentencesOf(text, lexicon, compiled.correct).flatMap((sentence) => sentence.tokens);
  readSpokenMoney();
  readSpokenPhone();
  named.dates = daysIn(text, tokens, compiled, reader.today);
  readOrders();
  readSpokenOrder();
  for (const [code] of text.matchAll(UK_POSTCODE)) add(named.postcodes, code.toUpperCase());
  readSizes(tokens, compiled, named);
  let pairEnds = -1;
  for (const [i, { word }] of tokens.entries()) {
    const pair = lookup(lexicon.colours, `${word} ${tokens[i + 1]?.word}`);
    const colour = pair ?? (i === pairEnds ? undefined : lookup(lexicon.colours, word));
    if (pair) pairEnds = i + 1;
    if (colour) add(named.colours, colour);
    if (lookup(lexicon.garments, word)) add(named.products, word);
    if (/^\d{1,3}(?:[.,]5)?$/.test(word)) add(named.numbers, canonicalSize(word));
  }
  return named;

  function money(sign: string, units: string, cents: string): boolean {
    const currency = lookup(lexicon.currencies, fold(sign)) ?? lookup(lexicon.currencies, sign);
    if (!currency) return false;
    const value = Number(units) * 100 + Number(cents);
    named.amounts.push({ value, currency });
    return true;
  }

  function readOrders(): void {
    const bare: string[] = [];
    for (const match of text.matchAll(ORDER)) {
      const written = match[0].replace(/[#\s]/g, '');
      const known = reader.known.find((id) => spells(written, id));
      const at = match.index + match[0].length - written.length;
      if (known) add(named.orders, known);
      else if (leadOf(text, at, lexicon.postcodeLeads, lexicon.orderLinks)) add(named.postcodes, written);
      else if (inBrackets(text, at, written) && !isYear(written)) add(named.orders, written);
      else if (match[0].includes('#') || /[#°º]\s?$/.test(text.slice(Math.max(0, at - 3), at)))
        add(named.orders, written);
      else if (isYear(written)) continue;
      else if (leadOf(text, at, compiled.anyOrderLeads, lexicon.orderLinks) && written.length >= 4)
        add(named.orders, written);
      else if (written.replace(/\D/g, '').length >= 4) bare.push(written);
    }
    const alone = tokens.length <= 3;
    for (const number of bare) {
      if ((reader.expectsOrder || alone) && named.orders.length === 0) add(named.orders, number);
      else add(named.postcodes, number);
    }
  }

  /** "quatre-vingt-sept euros": the number was said in words. */
  function readSpokenMoney(): void {
    for (const [i, token] of tokens.entries()) {
      const unit = tokens[i + 1]?.word;
      if (unit && inWords(token)) money(unit, token.word, '');
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
      if (phone) add(named.phones, phone);
      i = Math.max(i, end - 1);
    }
  }

  /** "four five eight two one", "45 8 21" after "order" or when a number was asked for. */
  function readSpokenOrder(): void {
    if (named.orders.length > 0) return;
    for (let i = 0; i < tokens.length; i++) {
      let digits = '';
      let end = i;
      for (; end < tokens.length && digits.length < 12; end++) {
        const word = tokens[end]?.word ?? '';
        const times = lookup(lexicon.repeats, word) ?? 1;
        if (times > 1) end++;
        const said = times > 1 ? (tokens[end]?.word ?? '') : word;
        const digit = lookup(lexicon.digits, said);
        if (digit === undefined && !/^\d{1,3}$/.test(said) && !inWords(tokens[end])) break;
        digits += (digit === undefined ? said : String(digit)).repeat(times);
      }
      if ((end - i < 2 && !inWords(tokens[i])) || digits.length < 4) continue;
      const before = tokens.slice(Math.max(0, i - 4), i).map(({ word }) => word);
      const known = reader.known.includes(digits);
      if (known || reader.expectsOrder || before.some((word) => lexicon.orderLeads.includes(word))) {
        add(named.orders, digits);
        return;
      }
      i = end;
    }
  }
}

/** A number that was said in words: "quarante-cinq mille huit cent vingt et un". */
function inWords(token: Token | undefined): boolean {
  return token !== undefined && /^\d+$/.test(token.word) && !/\d/.test(token.raw);
}

/** Just the contract's part of what was found. */
export function recorded({ orders, products, sizes, amounts, dates, emails, phones }: Named): Entities {
  return { orders, products, sizes, amounts, dates, emails, phones };
}

function readSizes(tokens: readonly Token[], { lexicon }: Compiled, named: Named): void {
  tokens.forEach(({ word, raw, clause }, i) => {
    const before = tokens[i - 1]?.clause === clause ? tokens[i - 1]?.word : undefined;
    const after = tokens[i + 1]?.clause === clause ? tokens[i + 1]?.word : undefined;
    const led = before !== undefined && lexicon.sizeLeads.includes(before);
    const sized = before !== undefined && lexicon.sizeNames.includes(before);
    const ended =
      after === undefined ||
      lexicon.sizeTails.includes(after) ||
      lookup(lexicon.colours, after) !== undefined;
    if (/^(?:x{1,4}[sl]|[2-6]x[sl])$/.test(word)) add(named.sizes, canonicalSize(word));
    else if (/^[sml]$/.test(word)) {
      const capital = raw === raw.toUpperCase();
      if (sized || (capital && !raw.includes("'")) || (led && ended) || (tokens.length <= 2 && ended)) {
        add(named.sizes, word.toUpperCase());
      }
    } else if (/^\d{1,2}(?:[.,]5)?$/.test(word)) {
      if (sized || (lexicon.numberLeads.includes(before ?? '') && ended && Number(word) >= 20)) {
        add(named.sizes, canonicalSize(word));
      }
    } else {
      const pair = lookup(lexicon.sizeWords, `${before ?? ''} ${word}`);
      const single = lookup(lexicon.sizeWords, word);
      if (pair) add(named.sizes, pair);
      else if (single && (sized || (led && ended) || (tokens.length <= 2 && ended))) add(named.sizes, single);
    }
  });
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
