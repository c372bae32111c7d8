import type { Intent } from '../../../conversation/values.ts';
import { BUCKETS, type Features, strangeness } from './features.ts';
import { learned } from './weights.ts';

/** What the trainer hands over; `learn/` says how it is made. */
export interface Packed {
  intents: readonly Intent[];
  /** What one step of a weight is worth, and the step before all features. */
  scale: number;
  bias: readonly number[];
  /** How much the patterns' signs count beside words. */
  signWeight: number;
  /** Buckets that are kept, as gaps, and their weights in runs: see `unpack`. */
  buckets: string;
  weights: readonly string[];
  /** Hashes of what made them: of all that the examples showed and the trainer's code, and of a sample of it. */
  madeOf: { all: string; sample: string };
}

interface Model {
  /** Row of a bucket, or -1. */
  rows: Int16Array;
  weights: Int8Array;
}

/** Runs of zeros are capitals and figures, weights small letters and signs: text that compresses well. */
const ZEROS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const STEPS = 'abcdefghijklmnopqrstuvwxyz()+-*/';
/** The middle of the steps. */
const ZERO = STEPS.length / 2;

/** Weights as a string of printable letters, runs of zeros as one: it is read back by `unpack`. */
export function pack(rows: readonly Int8Array[]): string {
  let packed = '';
  let zeros = 0;
  const flush = () => {
    for (; zeros > 0; zeros -= ZEROS.length) packed += ZEROS[Math.min(zeros, ZEROS.length) - 1];
    zeros = 0;
  };
  for (const row of rows)
    for (const weight of row) {
      if (weight === 0) zeros++;
      else {
        flush();
        packed += STEPS[weight < 0 ? weight + ZERO : weight + ZERO - 1];
      }
    }
  flush();
  return packed;
}

function unpack({ buckets, weights, intents }: Packed): Model {
  const rows = new Int16Array(BUCKETS).fill(-1);
  let bucket = -1;
  let count = 0;
  for (const gap of buckets.split(' ')) {
    bucket += Number.parseInt(gap, 36);
    rows[bucket] = count++;
  }
  const all = new Int8Array(count * intents.length);
  // Once in an isolate, of a hundred thousand signs, while somebody waits for the first answer.
  const runs = new Uint8Array(128);
  const steps = new Int8Array(128);
  for (let i = 0; i < ZEROS.length; i++) runs[ZEROS.charCodeAt(i)] = i + 1;
  for (let i = 0; i < STEPS.length; i++) steps[STEPS.charCodeAt(i)] = i < ZERO ? i - ZERO : i - ZERO + 1;
  let at = 0;
  for (const part of weights)
    for (let i = 0; i < part.length; i++) {
      const sign = part.charCodeAt(i);
      const run = runs[sign] ?? 0;
      if (run > 0) at += run;
      else all[at++] = steps[sign] ?? 0;
    }
  return { rows, weights: all };
}

/** Unpacks the model, which is done once. */
export function unpackModel(packed: Packed = learned.content): void {
  modelOf(packed);
}

const unpacked = new WeakMap<Packed, Model>();

function modelOf(packed: Packed): Model {
  const known = unpacked.get(packed) ?? unpack(packed);
  unpacked.set(packed, known);
  return known;
}

/** How much words and their parts speak for an intent, or, below zero, against it. */
export function leaning({ buckets }: Features, intent: Intent, packed: Packed = learned.content): number {
  const { rows, weights } = modelOf(packed);
  const at = packed.intents.indexOf(intent);
  return buckets.reduce((sum, bucket) => {
    const row = rows[bucket] ?? -1;
    return row < 0 || at < 0 ? sum : sum + (weights[row * packed.intents.length + at] ?? 0);
  }, 0);
}

/** True when the model has weights for a word, one at least of several. */
export function isKnownWord({ words }: Pick<Features, 'words'>, packed: Packed = learned.content): boolean {
  const { rows } = modelOf(packed);
  return words.some((bucket) => (rows[bucket] ?? -1) >= 0);
}

/** How likely each intent is, by the model's order of intents. */
export function likelihoods(features: Features, packed: Packed = learned.content): Float64Array {
  const { buckets, weight, signs, words } = features;
  const { rows, weights } = modelOf(packed);
  const { intents, scale, bias, signWeight } = packed;
  const sums = Float64Array.from(bias);
  const count = (list: readonly number[], by: number) => {
    for (const bucket of list) {
      const row = rows[bucket] ?? -1;
      if (row < 0) continue;
      const from = row * intents.length;
      for (let i = 0; i < intents.length; i++) sums[i] = (sums[i] ?? 0) + (weights[from + i] ?? 0) * by;
    }
  };
  count(buckets, weight * scale);
  count(signs, signWeight * scale);
  count(
    strangeness(words, (bucket) => (rows[bucket] ?? -1) >= 0),
    signWeight * scale,
  );
  const most = Math.max(...sums);
  let total = 0;
  for (const [i, sum] of sums.entries()) {
    const odds = Math.exp(sum - most);
    sums[i] = odds;
    total += odds;
  }
  return sums.map((odds) => odds / total);
}
