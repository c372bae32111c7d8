import { Line } from './client.ts';
import { residentBytes } from './memory.ts';
import { plainRow, type Row } from './rows.ts';
import { each, type Measurement, pause, type Stage } from './stage.ts';
import { summary } from './stats.ts';

const SOCKETS = 10_000;
/** Of the objects that do nothing, to compare with. */
const BARE = 2_000;
/** How many open at once, and after how long no more are opened, in milliseconds. */
const AT_ONCE = 64;
const BUDGET = 45_000;
/** An object with nothing to do is put to sleep after ten seconds; its sockets stay. */
const ASLEEP = 14_000;
/** Sleepers that are spoken to. */
const WOKEN = 20;
const QUESTION = 'What are your opening hours?';

/** Customers with their chat open who say nothing: each has a socket and an object of her own. */
export const idle: Measurement = {
  name: 'idle',
  disk: 'memory',
  orders: () => 0,
  async run(stage) {
    const part = stage.quick ? 0.1 : 1;
    await pause(1_000);
    const bare = await crowd(stage, '/bench/bare/chat/demo', BARE * part);
    const ours = await crowd(stage, '/chat/demo', SOCKETS * part);
    const answered = { bare: await woken(bare.lines), ours: await woken(ours.lines) };
    for (const line of [...bare.lines, ...ours.lines]) line.close();
    const what = `${ours.lines.length.toLocaleString('en')} of ${(SOCKETS * part).toLocaleString('en')} sockets open`;
    const refused = ours.refused[0] ? `; ${ours.refused.length} refused (${ours.refused[0]})` : '';
    const note = `opened in ${(ours.took / 1000).toFixed(0)} s${refused}; beside ${bare.lines.length.toLocaleString('en')} bare ones, opened in ${(bare.took / 1000).toFixed(1)} s: ${bare.awake.toFixed(1)} kB each awake, ${bare.asleep.toFixed(1)} kB asleep`;
    const rows: Row[] = [
      compared(`${what}: memory of each, awake`, 'kB', [ours.awake], [bare.awake], note),
      compared('memory of each, its object put to sleep', 'kB', [ours.asleep], [bare.asleep]),
      compared('a message to one of them, its object woken', 'ms', answered.ours, answered.bare),
    ];
    return { rows };
  },
};

interface Crowd {
  lines: Line[];
  refused: string[];
  /** Milliseconds until all were open, or time was up. */
  took: number;
  /** Kilobytes each, while the last opened are awake, and when all are asleep. */
  awake: number;
  asleep: number;
}

/** Opens as many as time allows, and lets them fall asleep. What was there before is not counted. */
async function crowd(
  { service, group }: Pick<Stage, 'service' | 'group'>,
  path: string,
  wanted: number,
): Promise<Crowd> {
  const lines: Line[] = [];
  const refused: string[] = [];
  const before = residentBytes(group) ?? Number.NaN;
  const begun = performance.now();
  await each(Array.from({ length: wanted }), AT_ONCE, async () => {
    if (refused.length > 20 || performance.now() - begun > BUDGET) return;
    await Line.open(service, path).then(
      (line) => void lines.push(line),
      (error: unknown) => void refused.push(error instanceof Error ? error.message : 'failed'),
    );
  });
  const took = performance.now() - begun;
  const grown = () => ((residentBytes(group) ?? Number.NaN) - before) / 1024 / Math.max(1, lines.length);
  const awake = grown();
  await pause(ASLEEP);
  return { lines, refused, took, awake, asleep: grown() };
}

/** How long some of the sleepers take to answer. */
async function woken(lines: Line[]): Promise<number[]> {
  const answered: number[] = [];
  for (let index = 0; index < WOKEN; index++) {
    const line = lines[Math.floor((index * lines.length) / WOKEN)];
    if (line) answered.push((await line.ask(QUESTION)).reply);
  }
  return answered;
}

function compared(what: string, unit: string, these: number[], those: number[], note?: string): Row {
  const ratio = summary(these).median / summary(those).median;
  return {
    ...plainRow('idle', what, these, unit, note),
    against: { what: 'a bare object', ratio: { median: ratio, least: ratio, most: ratio, iqr: 0 } },
  };
}
