import { lookup } from '../../lookup.ts';
import { addDays, validDay, weekdayOf } from '../calendar.ts';
import { languages } from '../index.ts';
import { looksAhead } from './around/tense.ts';
import type { Compiled } from './compiled.ts';
import type { Token } from './text.ts';

/** A day with its place in the text. */
export interface DayFound {
  day: string;
  start: number;
  end: number;
}

/** Days a message names, as ISO dates; relative ones are counted from `today`, bare weekdays look back, unless the words around them look ahead. */
export function daysIn(
  text: string,
  tokens: readonly Token[],
  compiled: Compiled,
  today: string,
): DayFound[] {
  const days: DayFound[] = [];
  const add = (day: string | null, start: number, end: number) => {
    if (day && !days.some((other) => other.day === day)) days.push({ day, start, end });
  };
  for (const { 0: all, 1: y, 2: m, 3: d, index } of text.matchAll(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g)) {
    add(validDay(Number(y), Number(m), Number(d)), index, index + all.length);
  }
  for (const { 0: all, 1: d, 2: m, 3: y, index } of text.matchAll(
    /(?<![\d/.])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?(?![\d/.])/g,
  )) {
    if (y || all.includes('/'))
      add(dayOf(Number(d), Number(m), y ? fullYear(y) : null, today), index, index + all.length);
  }
  const words = tokens.map(({ word }) => word);
  for (let i = 0; i < words.length; i++) {
    for (const read of [monthDay, weekday, bareDate, relative]) {
      const phrase = read(words, i, compiled, today);
      if (!phrase) continue;
      const last = i + phrase.length - 1;
      add(phrase.day, tokens[i - phrase.before]?.start ?? 0, tokens[last]?.end ?? 0);
      if (read === relative) i = last;
      break;
    }
  }
  return days;
}

/** A day that words name: how many of them, and how many before the telling one. */
interface Phrase {
  day: string;
  length: number;
  before: number;
}

function phraseOf(day: string | null, length = 1, before = 0): Phrase | null {
  return day === null ? null : { day, length, before };
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

/** A day and month; without a year the nearest such day to today. */
function dayOf(date: number, month: number, year: number | null, today: string): string | null {
  if (year !== null) return validDay(year, month, date);
  const now = Number(today.slice(0, 4));
  const near = [now - 1, now, now + 1]
    .map((candidate) => validDay(candidate, month, date))
    .filter((day) => day !== null);
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(today));
  return near.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function monthDay(words: string[], at: number, { lexicon }: Compiled, today: string): Phrase | null {
  const month = lexicon.months.findIndex((names) => names.includes(words[at] ?? '')) + 1;
  if (month === 0) return null;
  const number = (word: string | undefined) => {
    const match = /^(\d{1,2})(\p{L}*)$/u.exec(word ?? '');
    return match && (!match[2] || lexicon.ordinals.includes(match[2])) ? Number(match[1]) : null;
  };
  const linked = lexicon.dayLinks.includes(words[at - 1] ?? '');
  const before = number(words[at - 1]) ?? (linked ? number(words[at - 2]) : null);
  const date = before ?? number(words[at + 1]);
  if (date === null) return null;
  const year = /^20\d\d$/.exec(words[before === null ? at + 2 : at + 1] ?? '');
  const day = dayOf(date, month, year ? Number(year[0]) : null, today);
  return phraseOf(
    day,
    1 + (before === null ? 1 : 0) + (year ? 1 : 0),
    before === null ? 0 : number(words[at - 1]) === null ? 2 : 1,
  );
}

/** "I need it lundi": a weekday of another language that is spoken here; -1 where it is none. */
function foreignWeekday(word: string): number {
  for (const { lexicon } of languages) {
    const index = lexicon.weekdays.findIndex((names) => names.includes(word));
    if (index >= 0) return index;
  }
  return -1;
}

function weekday(words: string[], at: number, { lexicon }: Compiled, today: string): Phrase | null {
  const word = words[at] ?? '';
  // Short forms ("sun", "wed") only count in full words of four letters or more: "sat" is a verb.
  const own = lexicon.weekdays.findIndex((names) => names.includes(word));
  const index = own >= 0 ? own : foreignWeekday(word);
  if (index < 0 || word.length < 4) return null;
  const distance = (weekdayOf(today) - index + 7) % 7;
  const next = addDays(today, distance === 0 ? 7 : 7 - distance);
  const later = lexicon.weekLater
    .map((phrase) => phrase.split(' '))
    .find((parts) => parts.every((part, i) => words[at + 1 + i] === part));
  if (later) return phraseOf(addDays(next, 7), 1 + later.length);
  const before = lexicon.nextWords.includes(words[at - 1] ?? '');
  const after = lexicon.nextWords.includes(words[at + 1] ?? '');
  if (before || after) return phraseOf(next, before ? 1 : 2);
  if (looksAhead(words, at)) return phraseOf(next);
  return phraseOf(addDays(today, -(distance === 0 ? 7 : distance)));
}

function relative(words: string[], at: number, compiled: Compiled, today: string): Phrase | null {
  if (compiled.dayOpenings.has(words[at] ?? '')) {
    for (let length = 4; length >= 1; length--) {
      if (at + length > words.length) continue;
      const shift = lookup(compiled.lexicon.relativeDays, words.slice(at, at + length).join(' '));
      if (shift !== undefined) return phraseOf(addDays(today, shift), length);
    }
  }
  return counted(words, at, compiled, today);
}

/** "3 days ago", "il y a 2 semaines": `#` in a phrase stands for the number. */
function counted(
  words: string[],
  at: number,
  { lexicon, countedDays }: Compiled,
  today: string,
): Phrase | null {
  for (const { parts, days } of countedDays) {
    let count: number | undefined;
    const said = parts.every((part, i) => {
      const word = words[at + i] ?? '';
      if (part !== '#') return word === part;
      count = /^\d{1,3}$/.test(word) ? Number(word) : lookup(lexicon.digits, word);
      return count !== undefined;
    });
    if (said && count !== undefined) return phraseOf(addDays(today, count * days), parts.length);
  }
  return null;
}

/** From here up a bare number is rather a size: "le 38". */
const LAST_BARE_DATE = 27;
const THE = ['the', 'le'];

/** "le 3": the nearest such day, this month or next to it. */
function bareDate(words: string[], at: number, { lexicon }: Compiled, today: string): Phrase | null {
  const [, number = '0', ordinal] = /^(\d{1,2})(\p{L}{2})?$/u.exec(words[at] ?? '') ?? [];
  if (ordinal && !lexicon.ordinals.includes(ordinal)) return null;
  const date = Number(number);
  const lead = words[at - 1] ?? '';
  // "By the 24th": what tells the ordinal from "the second one" is that nothing follows it.
  const led = ordinal ? THE.includes(lead) : lexicon.dateLeads.includes(lead);
  if (date < 1 || date > (ordinal ? 31 : LAST_BARE_DATE) || !led) return null;
  const after = words[at + 1] ?? '';
  if (lexicon.months.some((names) => names.includes(after)) || lookup(lexicon.digits, after) !== undefined)
    return null;
  if (after && !lexicon.dateTails.includes(after)) return null;
  const [year = 0, month = 1] = today.split('-').map(Number);
  const near = [month - 1, month, month + 1]
    .map((m) => validDay(year + Math.floor((m - 1) / 12), ((m + 11) % 12) + 1, date))
    .filter((day) => day !== null);
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(today));
  return phraseOf(near.sort((a, b) => distance(a) - distance(b))[0] ?? null);
}
