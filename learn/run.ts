/*
 * npm run learn: makes the model of intents from the frames beside it, and says how good it is on frames that
 * were held back. The same frames and code give the same weights to the byte.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { examplesOf } from './examples.ts';
import { readFrames, waysOf } from './frames.ts';
import { madeOf } from './made-of.ts';
import { reportOf } from './report.ts';
import { rowsOf, train } from './train.ts';

const SEED = 20_261_129;
const say = (line: string) => process.stdout.write(`${line}\n`);

const frames = readFrames();
const intents = [...new Set(frames.flatMap(({ intents: named }) => named))].sort();
const ways = frames.reduce((all, frame) => all + waysOf(frame), 0);
say(`${frames.length} frames that stand for ${ways} sentences, ${intents.length} intents`);
const learnt = examplesOf(frames, SEED);
say(`${learnt.length} examples`);
const packed = train(rowsOf(learnt, intents), intents, madeOf(), say);
const module = `import type { Packed } from './model.ts';

/** Made by \`npm run learn\`. */
export const learned: Packed = ${JSON.stringify(packed, null, 1).replace(/\n\s+(?=-?\d|"\w+",?\n)/g, ' ')};
`;
writeFileSync('src/brain/embedded/learned/weights.ts', module);
say(`${module.length} bytes, ${gzipSync(module, { level: 9 }).length} compressed`);

/** Of so many frames one is held back in the second training, for the report alone. */
const HELD_BACK = 6;
const isHeld = (_: unknown, i: number) => i % HELD_BACK === 0;
const seen = examplesOf(
  frames.filter((frame, i) => !isHeld(frame, i)),
  SEED,
);
const unseen = examplesOf(frames.filter(isHeld), SEED);
const report = reportOf(
  unseen,
  train(rowsOf(seen, intents), intents, '', () => undefined),
);
say(`Frames held back from a training of their own, by the model alone:\n\n${report}`);
