import { lookup } from '../../lookup.ts';
import type { Lexicon } from '../language.ts';
import { languages } from '../roster.ts';
import { words as listed } from '../words.ts';
import { numberSaid } from './counted.ts';
import { fold } from './text.ts';

/* Numbers and postcodes as they are said, in figures. */

type Numbers = Pick<Lexicon, 'numbers' | 'digits' | 'scales' | 'numberLinks' | 'repeats'>;

let every: Numbers | null = null;

/** The numbers of every language: a line in one is called in another. */
function numbers(): Numbers {
  const lexicons = languages.map(({ lexicon }) => lexicon);
  const all = <Key extends 'numbers' | 'digits' | 'scales' | 'repeats'>(key: Key) =>
    Object.assign({}, ...lexicons.map((lexicon) => lexicon[key])) as Lexicon[Key];
  every ??= {
    numbers: all('numbers'),
    digits: all('digits'),
    scales: all('scales'),
    repeats: all('repeats'),
    numberLinks: lexicons.flatMap(({ numberLinks }) => numberLinks),
  };
  return every;
}

/**
 * A text with its numbers in figures, and the letters and figures of a postcode in one. What is said digit by digit, or in groups, becomes
 * one number; a word of a single digit stays where it counts nothing: where neither another digit nor what `counts` stands behind it.
 */
export function inFigures(text: string, counts: RegExp): string {
  return withCodes(figured(text, counts));
}

/** Numbers in words as figures; what is said digit by digit, or in groups, in one. Words of a single digit stay where they count nothing. */
function figured(text: string, counts: RegExp): string {
  const words = [...text.matchAll(/\p{L}+|\d+/gu)].map(({ 0: said, index }) => ({
    word: fold(said),
    start: index,
    end: index + said.length,
  }));
  /** The word is one breath with the one before: a comma parts more than digits. */
  const flows = (at: number, digits: boolean) => {
    const between = text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);
    return (digits ? /^[\s,.-]{1,2}$/ : /^[\s-]$/).test(between);
  };
  const wordFrom = (from: number) => (at: number) => {
    for (let n = from + 1; n <= at; n++) if (!flows(n, false)) return '';
    return words[at]?.word ?? '';
  };
  let out = '';
  let done = 0;
  for (let at = 0; at < words.length; ) {
    const atoms: string[] = [];
    let next = at;
    for (;;) {
      const last = atoms.at(-1);
      if (last !== undefined && !flows(next, last.length === 1)) break;
      const glued = /\p{L}/u.test(
        text.charAt((words[next]?.start ?? 0) - 1) + text.charAt(words[next]?.end ?? 0),
      );
      const figures = /^\d/.test(words[next]?.word ?? '');
      const atom =
        figures && glued ? null : atomAt(words[next]?.word ?? '', wordFrom(next), next, last !== undefined);
      if (!atom || atoms.join('').length + atom.said.length > LONGEST_NUMBER) break;
      atoms.push(atom.said);
      next += atom.length;
    }
    const first = words[at];
    const last = words[next - 1];
    if (!first || !last || atoms.length === 0) {
      at++;
      continue;
    }
    const whole = atoms.join('');
    const single = atoms.length === 1 && whole.length === 1;
    if (!single || counts.test(text.slice(last.end)) || spelled(words, at, next)) {
      out += text.slice(done, first.start) + whole;
      done = last.end;
    }
    at = next;
  }
  return out + text.slice(done);
}

/** A postcode has no more figures, a year and a house number fewer. */
const LONGEST_NUMBER = 5;

/** A part of a number: figures, a number in words, or "double oh". */
function atomAt(
  word: string,
  wordAt: (at: number) => string,
  at: number,
  follows: boolean,
): { said: string; length: number } | null {
  if (/^\d+$/.test(word)) return { said: word, length: 1 };
  if (follows && word === 'o') return { said: '0', length: 1 };
  const times = lookup(numbers().repeats, word);
  const digit = times === undefined ? undefined : lookup(numbers().digits, wordAt(at + 1));
  if (times !== undefined && digit !== undefined) return { said: `${digit}`.repeat(times), length: 2 };
  const number = numberSaid(wordAt, at, numbers(), true);
  return number && { said: `${number.value}`, length: number.length };
}

/** A figure among letters that are said one by one: "N W one". */
function spelled(words: readonly { word: string }[], from: number, to: number): boolean {
  const letters = (at: number) => /^\p{L}{1,2}$/u.test(words[at]?.word ?? '');
  return letters(from - 1) || letters(to);
}

/** A postcode whose letters and figures are said apart, in one. */
function withCodes(text: string): string {
  return text
    .replace(SPELLED, (...said) => {
      const { area = '', figures = '', letter = '', sector = '', unit = '' } = said.at(-1);
      const spelled = /^\p{L} \p{L}$/u.test(unit) || sector !== '' || said[0] === said[0].toUpperCase();
      if (!spelled || !AREAS.has(area.replace(/ /g, '').toLowerCase())) return said[0];
      const number = `${figures}${letter}${sector}`.replace(/[ ,]/g, '');
      return `${area.replace(/ /g, '')}${number.slice(0, -1)} ${number.slice(-1)}${unit.replace(/ /g, '')}`.toUpperCase();
    })
    .replace(/(?<!\d)(\d{4})[ ,]+([a-z]) ([a-z])(?!\p{L})/giu, (_, four, one, two) =>
      `${four} ${one}${two}`.toUpperCase(),
    );
}

const SPELLED =
  /(?<![\p{L}\p{N}])(?<area>[a-z]{1,2}|[a-z] [a-z]) ?(?<figures>\d{1,2})(?: ?(?<letter>[a-z])(?!\p{L}))?(?<sector>[ ,]*\d)? ?(?<unit>[a-z] ?[a-z])(?![\p{L}\p{N}])/giu;

/** Where a postcode of the United Kingdom is of, by its letters (Royal Mail's postcode areas). */
const AREAS: ReadonlySet<string> = new Set(
  listed(`
    ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl
    gu ha hd hg hp hr hs hu hx ig ip iv ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph
    pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze
  `),
);
