import { BUCKETS } from '../src/brain/embedded/learned/features.ts';
import { Dice } from './dice.ts';

/** An example as numbers: what it shows, and how likely each class should be. */
export interface Row {
  buckets: number[];
  weight: number;
  signs: number[];
  words: number[];
  targets: number[];
}

interface Fit {
  classes: number;
  signWeight: number;
  epochs: number;
  rate: number;
  seed: number;
  /** Share of what an example shows that is hidden from each step, so that nothing hangs on one word. */
  hidden: number;
}

/** Epochs at the end whose weights are averaged: what the last examples taught counts no more than the rest. */
const AVERAGED = 3;

/** Weights of a bucket side by side, a class each, and the bias of each class. */
export interface Weights {
  classes: number;
  all: Float32Array;
  bias: Float64Array;
}

/**
 * Multinomial logistic regression by AdaGrad, one example at a time. `kept` marks the weights that may differ
 * from zero; without it all may.
 */
export function fit(
  examples: readonly Row[],
  { classes, signWeight, epochs, rate, seed, hidden }: Fit,
  kept: Uint8Array | null = null,
): Weights {
  const all = new Float32Array(BUCKETS * classes);
  const past = new Float32Array(BUCKETS * classes).fill(0.1);
  const bias = new Float64Array(classes);
  const pastBias = new Float64Array(classes).fill(1);
  const weights = { classes, all, bias };
  const dice = new Dice(seed);
  const shown = () => dice.roll() >= hidden;
  const order = examples.map((_, i) => i);
  const mean = new Float32Array(BUCKETS * classes);
  const meanBias = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + epoch * 0.35);
    for (const at of dice.shuffle(order)) {
      const example = examples[at];
      if (!example) continue;
      const buckets = example.buckets.filter(shown);
      const signs = example.signs.filter(shown);
      const errors = chancesOf({ buckets, signs, weight: example.weight }, weights, signWeight);
      for (let i = 0; i < classes; i++) {
        const error = (errors[i] ?? 0) - (example.targets[i] ?? 0);
        errors[i] = error;
        pastBias[i] = (pastBias[i] ?? 0) + error * error;
        bias[i] = (bias[i] ?? 0) - (step * error) / Math.sqrt(pastBias[i] ?? 1);
      }
      learn(buckets, example.weight, errors, step);
      learn(signs, signWeight, errors, step);
    }
    if (epoch < epochs - AVERAGED) continue;
    for (let i = 0; i < all.length; i++) mean[i] = (mean[i] ?? 0) + (all[i] ?? 0) / AVERAGED;
    for (let i = 0; i < classes; i++) meanBias[i] = (meanBias[i] ?? 0) + (bias[i] ?? 0) / AVERAGED;
  }
  return { classes, all: mean, bias: meanBias };

  function learn(list: readonly number[], by: number, errors: Float64Array, step: number): void {
    for (const bucket of list) {
      const from = bucket * classes;
      for (let i = 0; i < classes; i++) {
        const at = from + i;
        if (kept && kept[at] === 0) continue;
        const slope = (errors[i] ?? 0) * by;
        const sum = (past[at] ?? 0) + slope * slope;
        past[at] = sum;
        all[at] = (all[at] ?? 0) - (step * slope) / Math.sqrt(sum);
      }
    }
  }
}

/** How likely each class is. */
function chancesOf(
  { buckets, weight, signs }: Omit<Row, 'targets' | 'words'>,
  { classes, all, bias }: Weights,
  signWeight: number,
): Float64Array {
  const sums = Float64Array.from(bias);
  const count = (list: readonly number[], by: number) => {
    for (const bucket of list) {
      const from = bucket * classes;
      for (let i = 0; i < classes; i++) sums[i] = (sums[i] ?? 0) + (all[from + i] ?? 0) * by;
    }
  };
  count(buckets, weight);
  count(signs, signWeight);
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > most) most = sum;
  let total = 0;
  for (let i = 0; i < classes; i++) {
    const odds = Math.exp((sums[i] ?? 0) - most);
    sums[i] = odds;
    total += odds;
  }
  for (let i = 0; i < classes; i++) sums[i] = (sums[i] ?? 0) / total;
  return sums;
}
