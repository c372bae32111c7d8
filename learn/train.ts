import { BUCKETS, featuresOf, strangeBuckets, strangeness } from '../src/brain/embedded/learned/features.ts';
import { type Packed, pack } from '../src/brain/embedded/learned/model.ts';
import type { Intent } from '../src/conversation/values.ts';
import { languageOf } from '../src/language/index.ts';
import { compiled } from '../src/language/reading/compiled.ts';
import { readable, sentencesOf } from '../src/language/reading/text.ts';
import type { Example } from './examples.ts';
import { fit, type Row, type Weights } from './regression.ts';

const SIGN_WEIGHT = 0.5;
/** Buckets and single weights that are kept: what the upload has room for. */
const MOST_BUCKETS = 11_000;
const MOST_WEIGHTS = 80_000;
/** Steps of a weight to either side. */
const STEPS = 9;
/** A bucket in fewer examples tells of these alone. */
const FEWEST = 4;

/** Examples as numbers. */
export function rowsOf(examples: readonly Example[], intents: readonly Intent[]): Row[] {
  return examples.map(({ text, language, intents: wanted }) => {
    const words = compiled(languageOf(language));
    const plain = readable(text);
    const sentences = sentencesOf(plain, words.lexicon, words.correct);
    return {
      ...featuresOf(plain, sentences, words),
      targets: intents.map((intent) => (wanted.includes(intent) ? 1 / wanted.length : 0)),
    };
  });
}

/** Learns, keeps what tells most, learns again with that alone, and packs it. */
export function train(
  rows: readonly Row[],
  intents: readonly Intent[],
  madeOf: Packed['madeOf'],
  say: (line: string) => void,
): Packed {
  const classes = intents.length;
  const settings = { classes, signWeight: SIGN_WEIGHT, rate: 0.35, hidden: 0.33 };
  const kept = tellingOf(rows, fit(rows, { ...settings, epochs: 4, seed: 1 }));
  for (const bucket of strangeBuckets()) kept.fill(1, bucket * classes, (bucket + 1) * classes);
  const isKept = (bucket: number) => kept.subarray(bucket * classes, (bucket + 1) * classes).includes(1);
  const known = new Set(Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter(isKept));
  const shown = rows.map((row) => ({
    ...row,
    signs: [...row.signs, ...strangeness(row.words, (bucket) => known.has(bucket))],
  }));
  const { all, bias } = fit(shown, { ...settings, epochs: 5, seed: 2 }, kept);
  const rowAt = (bucket: number) => all.subarray(bucket * classes, (bucket + 1) * classes);
  const sizes = Float32Array.from(
    all.filter((one) => one !== 0),
    Math.abs,
  ).sort();
  const scale = (sizes[Math.floor((sizes.length - 1) * 0.995)] ?? 1) / STEPS;
  const steps = new Map<number, Int8Array>();
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const row = Int8Array.from(rowAt(bucket), (one) =>
      Math.max(-STEPS, Math.min(STEPS, Math.round(one / scale))),
    );
    if (known.has(bucket)) steps.set(bucket, row);
  }
  const buckets = [...steps.keys()];
  say(`${buckets.length} buckets and ${sizes.length} weights kept`);
  const round = (value: number) => Math.round(value * 1e5) / 1e5;
  return {
    intents,
    scale: round(scale),
    bias: [...bias].map(round),
    signWeight: SIGN_WEIGHT,
    buckets: buckets.map((bucket, i) => (bucket - (buckets[i - 1] ?? -1)).toString(36)).join(' '),
    // In lines: nobody's tools like one of 60,000 signs.
    weights: pack([...steps.values()]).match(/.{1,100}/g) ?? [],
    madeOf,
  };
}

/** What is kept: the buckets that weigh most by how often they are seen, and of these the greatest weights. */
function tellingOf(rows: readonly Row[], { classes, all }: Weights): Uint8Array {
  const counts = new Uint32Array(BUCKETS);
  for (const { buckets, signs } of rows)
    for (const bucket of [...buckets, ...signs]) counts[bucket] = (counts[bucket] ?? 0) + 1;
  const often = Float64Array.from(counts, (count) => (count < FEWEST ? 0 : Math.sqrt(Math.min(80, count))));
  const worth = Float64Array.from(all, (one, at) => Math.abs(one) * (often[Math.floor(at / classes)] ?? 0));
  const best = Array.from(often, (_, bucket) => ({
    bucket,
    worth: worth.subarray(bucket * classes, (bucket + 1) * classes).reduce((sum, one) => sum + one, 0),
  }))
    .sort((a, b) => b.worth - a.worth || a.bucket - b.bucket)
    .slice(0, MOST_BUCKETS);
  const chosen = new Set(best.map(({ bucket }) => bucket));
  const among = worth.filter((_, at) => chosen.has(Math.floor(at / classes))).sort();
  const least = among[Math.max(0, among.length - MOST_WEIGHTS)] ?? 0;
  return Uint8Array.from(worth, (one, at) =>
    one > 0 && one >= least && chosen.has(Math.floor(at / classes)) ? 1 : 0,
  );
}
