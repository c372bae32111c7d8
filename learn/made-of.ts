import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { Intent } from '../src/conversation/values.ts';
import { type Example, examplesOf } from './examples.ts';
import { type Frame, readFrames } from './frames.ts';
import { rowsOf } from './train.ts';

/** Where the dice of the examples begin. */
const SEED = 20_261_129;
/** Of so many examples one is in the sample. */
const SAMPLED = 16;

/** What is learnt from: frames, their examples, and the intents they have. */
export interface Lesson {
  frames: readonly Frame[];
  examples: readonly Example[];
  intents: readonly Intent[];
}

export function lesson(frames: readonly Frame[] = readFrames()): Lesson {
  const intents = [...new Set(frames.flatMap(({ intents: named }) => named))].sort();
  return { frames, examples: examplesOf(frames, SEED), intents };
}

/**
 * Hash of the trainer's code and of what the examples show the model. Words, signs, spelling and how a text is cut all
 * come in with what is shown, wherever in the code they stand.
 */
export function allOf({ examples, intents }: Lesson): string {
  return hashOf(examples, intents);
}

/** The same of a sample of the examples. */
export function sampleOf({ examples, intents }: Lesson): string {
  return hashOf(
    examples.filter((_, i) => i % SAMPLED === 0),
    intents,
  );
}

function hashOf(examples: readonly Example[], intents: readonly Intent[]): string {
  const hash = createHash('sha256');
  const files = [
    ...globSync('learn/{regression,train,dice}.ts').toSorted(),
    'src/brain/embedded/learned/features.ts',
  ];
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  hash.update(intents.join(' '));
  for (const { buckets, signs, words, weight, targets } of rowsOf(examples, intents))
    hash.update(JSON.stringify([buckets, signs, words, weight, targets]));
  return hash.digest('hex');
}
