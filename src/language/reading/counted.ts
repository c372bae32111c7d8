import { lookup } from '../../lookup.ts';
import type { Lexicon } from '../language.ts';

/** Longest number phrase: "quatre vingt dix neuf". */
const LONGEST_NUMBER = 4;

type Numbers = Pick<Lexicon, 'numbers' | 'digits' | 'scales' | 'numberLinks'>;

/**
 * The number that is said from a word on, with hundreds and thousands, and how many words say it; null where none is. A single digit is
 * one only where `single` says so. `wordAt` answers folded words, empty behind the last.
 */
export function numberSaid(
  wordAt: (at: number) => string,
  from: number,
  { numbers, digits, scales, numberLinks }: Numbers,
  single = false,
): { value: number; length: number } | null {
  let total = 0;
  let part: number | null = null;
  /** What may be added next is below this: after "cent" less than a hundred, after "vingt" nothing. */
  let room = Number.POSITIVE_INFINITY;
  let at = from;
  let plain = true;
  const counts = (word: string) =>
    [numbers, digits, scales].some((said) => lookup<unknown>(said, word) !== undefined);
  for (;;) {
    // "Nine thousand and seventy": only behind a hundred or a thousand.
    const linked = at > from && numberLinks.includes(wordAt(at)) && counts(wordAt(at + 1));
    if (linked && lookup(scales, wordAt(at - 1)) !== undefined) at++;
    const scale = lookup(scales, wordAt(at));
    if (scale === 1000 && total === 0) {
      total = (part ?? 1) * scale;
      part = null;
      room = scale;
    } else if (scale === 100 && (part === null || part < 10)) {
      part = (part ?? 1) * scale;
      room = scale;
    } else {
      const phrase = phraseAt(at);
      const value = phrase?.value ?? lookup(digits, wordAt(at));
      const alone = phrase === null && plain && lookup(scales, wordAt(at + 1)) === undefined;
      if (value === undefined || value >= room || alone) break;
      part = (part ?? 0) + value;
      room = 0;
      at += phrase?.length ?? 1;
      plain &&= phrase === null;
      continue;
    }
    at++;
    plain = false;
  }
  if (!plain) return { value: total + (part ?? 0), length: at - from };
  const digit = single ? lookup(digits, wordAt(from)) : undefined;
  return digit === undefined ? null : { value: digit, length: 1 };

  function phraseAt(start: number): { value: number; length: number } | null {
    for (let length = LONGEST_NUMBER; length >= 1; length--) {
      const words = Array.from({ length }, (_, i) => wordAt(start + i));
      const value = words.includes('') ? undefined : lookup(numbers, words.join(' '));
      if (value !== undefined) return { value, length };
    }
    return null;
  }
}
