import { addDays, validDay, weekdayOf } from './calendar.ts';
import type { Lexicon } from './language/language.ts';
import type { Token } from './text.ts';

/** Days a message names, as ISO dates; relative ones are counted from `today`, bare weekdays look back. */
export function daysIn(text: string, tokens: readonly Token[], lexicon: Lexicon, today: string): string[] {
  const days: string[] = [];
  const add = (day: string | null) => {
    if (day && !days.includes(day)) days.push(day);
  };
  for (const [, y, m, d] of text.matchAll(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g)) {
    add(validDay(Number(y), Number(m), Number(d)));
  }
  for (const [, d, m, y] of text.matchAll(
    /(?<![\d/.])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?(?![\d/.])/g,
  )) {
    if (y || text.includes(`${d}/${m}`)) add(dayOf(Number(d), Number(m), y ? fullYear(y) : null, today));
  }
  const words = tokens.map(({ word }) => word);
  for (let i = 0; i < words.length; i++) {
    add(monthDay(words, i, lexicon, today));
    add(weekday(words, i, lexicon, today));
    const phrase = relative(words, i, lexicon, today);
    if (!phrase) continue;
    add(phrase.day);
    i += phrase.length - 1;
  }
  return days;
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

function monthDay(words: string[], at: number, lexicon: Lexicon, today: string): string | null {
  const month = lexicon.months.findIndex((names) => names.includes(words[at] ?? '')) + 1;
  if (month === 0) return null;
  const number = (word: string | undefined) => {
    const match = /^(\d{1,2})(?:st|nd|rd|th|er|e|eme)?$/.exec(word ?? '');
    return match ? Number(match[1]) : null;
  };
  const before =
    number(words[at - 1]) ?? (lexicon.dayLinks.includes(words[at - 1] ?? '') ? number(words[at - 2]) : null);
  const date = before ?? number(words[at + 1]);
  if (date === null) return null;
  const year = /^20\d\d$/.exec(words[before === null ? at + 2 : at + 1] ?? '');
  return dayOf(date, month, year ? Number(year[0]) : null, today);
}

function weekday(words: string[], at: number, lexicon: Lexicon, today: string): string | null {
  const word = words[at] ?? '';
  // Short forms ("sun", "wed") only count in full words of four letters or more: "sat" is a verb.
  const index = lexicon.weekdays.findIndex((names) => names.includes(word));
  if (index < 0 || word.length < 4) return null;
  const forward = lexicon.nextWords.includes(words[at - 1] ?? '');
  const distance = (weekdayOf(today) - index + 7) % 7;
  if (forward) return addDays(today, distance === 0 ? 7 : 7 - distance);
  return addDays(today, -(distance === 0 ? 7 : distance));
}

function relative(
  words: string[],
  at: number,
  lexicon: Lexicon,
  today: string,
): { day: string; length: number } | null {
  for (let length = 4; length >= 1; length--) {
    const shift = lexicon.relativeDays[words.slice(at, at + length).join(' ')];
    if (shift !== undefined) return { day: addDays(today, shift), length };
  }
  const word = words[at] ?? '';
  const count = /^\d{1,3}$/.test(word) ? Number(word) : lexicon.digits[word];
  if (count === undefined) return null;
  for (const phrase of lexicon.daysAgo) {
    const length = phrase.split(' ').length;
    if (words.slice(at + 1, at + 1 + length).join(' ') === phrase)
      return { day: addDays(today, -count), length: 1 };
  }
  const ahead = lexicon.daysAhead.some((phrase) => phrase === `${words[at - 1]} ${words[at + 1]}`);
  return ahead ? { day: addDays(today, count), length: 1 } : null;
}
