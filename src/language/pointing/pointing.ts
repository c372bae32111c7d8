import { lookup } from '../../lookup.ts';
import { fold, joined, readable } from '../reading/text.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/*
 * Words that say which of several orders or things is meant without calling it by name: "the latest one", "not the silk top", "the other
 * order".
 */

/** How words point at one of several. */
export interface Pointing {
  /** Words of what is named only to be left out, lower case: "anything but the coat". */
  left: readonly string[];
  /** "Not that one", "the other order": not what was spoken of last. */
  other: boolean;
  /** When it was ordered or came, beside the others. */
  age: 'newest' | 'oldest' | null;
  /** The age is that of its coming, not of its ordering. */
  came: boolean;
  /** How far it has come. */
  state: 'delivered' | 'underway' | 'shipped' | 'unsent' | null;
  /** A day or so that is named says when it came, or when it was ordered; null where none is pointed with. */
  on: 'delivered' | 'placed' | 'either' | null;
  /** The days of a named week or month, ISO 8601, counted from `today`. */
  between: { from: string; to: string } | null;
  /** The day of the month that is named, where no month is. */
  date: number | null;
  /** Orders are pointed at, not things of one. */
  orders: boolean;
  /** What is said beside it, folded. */
  rest: string;
}

type Sign = 'other' | 'newest' | 'oldest' | 'came' | 'orders' | Exclude<Pointing['state'], null> | On;
type On = 'on_delivered' | 'on_placed' | 'on_either';

/** How a language points. Patterns of folded words, sentence marks kept apart by spaces. */
export interface PointingWords {
  /** What goes before a thing that is left out; the thing goes as far as its clause. */
  leaves: RegExp;
  /** Where a clause of what is left out ends, beside a mark. */
  ends: RegExp;
  /** Ends what is left out where an order may be meant: "not the trousers one". */
  one: RegExp;
  /** After these, what is named is no thing that is left out: "not the right dress", "not the dress I ordered". */
  keeps: RegExp;
  signs: readonly (readonly [pattern: RegExp, ...signs: Sign[]])[];
  /** A span of days by its words, counted from today. */
  spans: readonly (readonly [pattern: RegExp, days: (today: string) => { from: string; to: string }])[];
  /** Words of a date. */
  dates: RegExp;
  /** Words that add nothing to it. */
  beside: ReadonlySet<string>;
}

const TABLES: Readonly<Record<string, PointingWords>> = { en, fr };

/** How a message points; null where it does not. */
export function pointingIn(source: string, tag: string, today: string): Pointing | null {
  const words = lookup(TABLES, tag);
  if (!words) return null;
  const text = plain(source);
  const left: string[] = [];
  let orders = false;
  let rest = leaving(text, words, (thing, order) => {
    left.push(...(thing.match(/[\p{L}\p{N}]+/gu) ?? []));
    orders ||= order;
  });
  const signs = new Set<Sign>();
  for (const [pattern, ...found] of words.signs)
    rest = rest.replace(pattern, () => {
      for (const sign of found) signs.add(sign);
      return ' ';
    });
  const on = signs.has('on_delivered')
    ? 'delivered'
    : signs.has('on_placed')
      ? 'placed'
      : signs.has('on_either')
        ? 'either'
        : null;
  let between: Pointing['between'] = null;
  if (on)
    for (const [pattern, days] of words.spans)
      rest = rest.replace(pattern, () => {
        between = days(today);
        return ' ';
      });
  const [, date] = (on && /\b(\d{1,2})(?:st|nd|rd|th|er)?\b/.exec(rest)) || [];
  if (left.length === 0 && signs.size === 0) return null;
  const state = (['delivered', 'underway', 'shipped', 'unsent'] as const).find((one) => signs.has(one));
  return {
    left,
    other: signs.has('other'),
    age: signs.has('newest') ? 'newest' : signs.has('oldest') ? 'oldest' : null,
    came: signs.has('came'),
    state: state ?? null,
    on,
    between,
    date: date ? Number(date) : null,
    orders: orders || signs.has('orders'),
    rest: beside(on ? rest.replace(words.dates, ' ') : rest, words),
  };
}

/** A text without what is named in it only to be left out. */
function leaving(text: string, words: PointingWords, take: (thing: string, order: boolean) => void): string {
  let rest = '';
  let at = 0;
  for (const found of text.matchAll(words.leaves)) {
    if (found.index < at) continue;
    const from = found.index + found[0].length;
    const clause = /^[^,;.!?]*/.exec(text.slice(from))?.[0] ?? '';
    const end = clause.search(words.ends);
    const thing = end < 0 ? clause : clause.slice(0, end);
    if (words.keeps.test(thing)) continue;
    take(thing, (found.groups?.order ?? found.groups?.without) !== undefined || words.one.test(thing));
    rest += `${text.slice(at, found.index)} `;
    at = from + thing.length;
  }
  return rest + text.slice(at);
}

function beside(text: string, { beside }: PointingWords): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !beside.has(word)).join(' ');
}

function plain(text: string): string {
  return ` ${joined(fold(readable(text)))} `
    .replace(/[()–—:"]/g, ' , ')
    .replace(/([,;.!?])/g, ' $1 ')
    .replace(/[^\p{L}\p{N}',;.!?-]+/gu, ' ');
}
