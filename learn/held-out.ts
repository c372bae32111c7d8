import { globSync, readFileSync } from 'node:fs';
import { fold } from '../src/language/reading/text.ts';

/*
 * The lines that the model is measured by. Nothing that is nearly one of them is learnt from, or they would measure what was
 * learnt by heart.
 */

const FILES = ['test/brain/strangers/*.tsv', 'test/brain/learned/lines.tsv'];
/** Words that two sentences share, of all that either has, from which on they are nearly the same. */
const NEARLY = 0.7;

type Words = ReadonlySet<string>;

const wordsOf = (text: string): Words => new Set(fold(text).match(/[\p{L}\d]+/gu));

function readLines(): Words[] {
  return globSync(FILES)
    .toSorted()
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => wordsOf(line.split('\t').at(-1) ?? ''))
    .filter(({ size }) => size > 1);
}

/** Tells of sentences whether they are nearly a line that is held out. */
export function heldOut(lines: readonly Words[] = readLines()): (sentence: string) => boolean {
  const byWord = new Map<string, Words[]>();
  for (const words of lines) for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), words]);
  return (sentence) => {
    const own = wordsOf(sentence);
    const shared = new Map<Words, number>();
    for (const word of own)
      for (const words of byWord.get(word) ?? []) shared.set(words, (shared.get(words) ?? 0) + 1);
    return [...shared].some(([words, count]) => count / (own.size + words.size - count) >= NEARLY);
  };
}
