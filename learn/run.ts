/*
 * npm run learn: makes the model of intents from the frames beside it, and says how good it is on frames that
 * were held back. The same frames and code give the same weights to the byte.
 */
import { waysOf } from './frames.ts';
import { allOf, lesson, sampleOf } from './made-of.ts';
import { reportOf } from './report.ts';
import { writeTable } from './table-file.ts';
import { rowsOf, train } from './train.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const whole = lesson();
const { frames, examples, intents } = whole;
const ways = frames.reduce((all, frame) => all + waysOf(frame), 0);
say(`${frames.length} frames that stand for ${ways} sentences, ${intents.length} intents`);
say(`${examples.length} examples`);
const madeOf = { all: allOf(whole), sample: sampleOf(whole) };
const packed = train(rowsOf(examples, intents), intents, madeOf, say);
const content = `${JSON.stringify(packed, null, 1).replace(/\n\s+(?=-?\d|"\w+",?\n)/g, ' ')}\n`;
say(
  writeTable(
    {
      path: 'src/brain/embedded/learned/weights',
      ...{ name: 'intents', variable: 'learned', type: 'Packed', from: 'model.ts', madeBy: 'npm run learn' },
    },
    content,
  ),
);

/** Of so many frames one is held back in the second training, for the report alone. */
const HELD_BACK = 6;
const isHeld = (_: unknown, i: number) => i % HELD_BACK === 0;
const seen = lesson(frames.filter((frame, i) => !isHeld(frame, i)));
const unseen = lesson(frames.filter(isHeld));
const report = reportOf(
  unseen.examples,
  train(rowsOf(seen.examples, intents), intents, { all: '', sample: '' }, () => undefined),
);
say(`Frames held back from a training of their own, by the model alone:\n\n${report}`);
