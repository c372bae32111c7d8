import { readFileSync } from 'node:fs';
import { Line } from './client.ts';
import { residentBytes } from './memory.ts';
import { plainRow, type Row } from './rows.ts';
import { each, type Host, type Measurement, pause, type Size } from './stage.ts';
import { summary } from './stats.ts';

/** Sockets, and those of the objects that do nothing, to compare with. */
const SOCKETS = { full: 10_000, quick: 1_000, smoke: 40 };
const BARE = { full: 2_000, quick: 200, smoke: 20 };
/** How many open at once. */
const AT_ONCE = 64;
/** Files that workerd holds open for one awake customer: the socket, twice, and three of the database. */
const FILES = 5;
/** An object with nothing to do is put to sleep after ten seconds; its sockets stay. In milliseconds. */
const ASLEEP = { full: 14_000, quick: 14_000, smoke: 500 };
/** Sleepers that are spoken to. */
const WOKEN = 20;
const QUESTION = 'What are your opening hours?';

/**
 * Customers with an open chat who say nothing: each has a socket and an object. All are there at once, in as
 * many services as the limit of open files per process requires. On the platform, too, one process does not
 * hold them all.
 */
export const idle: Measurement = {
  name: 'idle',
  disk: 'memory',
  orders: () => 0,
  async run({ service, group, size, another }) {
    await pause(1_000);
    const bare = await crowd([{ service, group }], '/bench/bare/chat/demo', BARE[size], size);
    const hosts: Host[] = [];
    for (let held = 0; held < SOCKETS[size]; held += mostSockets()) hosts.push(await another());
    for (const host of hosts) (await Line.open(host.service, '/chat/demo')).close();
    await pause(1_000);
    const ours = await crowd(hosts, '/chat/demo', SOCKETS[size], size);
    const answered = { bare: await woken(bare.lines), ours: await woken(ours.lines) };
    for (const line of [...bare.lines, ...ours.lines]) line.close();
    const count = (lines: Line[]) => lines.length.toLocaleString('en');
    const took = (crowd: Crowd) => `${count(crowd.lines)} opened in ${(crowd.took / 1000).toFixed(1)} s`;
    const note = `${took(ours)}, in ${hosts.length === 1 ? 'one process' : `${hosts.length} processes`}; beside ${took(bare)} with ${bare.awake.toFixed(0)} kB each awake, ${bare.asleep.toFixed(0)} kB asleep`;
    const rows: Row[] = [
      compared(`${count(ours.lines)} sockets open: memory of each`, 'kB', [ours.awake], [bare.awake], note),
      compared('memory of each, its object put to sleep', 'kB', [ours.asleep], [bare.asleep]),
      compared('a message to one of them, its object woken', 'ms', answered.ours, answered.bare),
    ];
    return { rows };
  },
};

/** Sockets of one service, so that every customer of it could be awake. */
function mostSockets(): number {
  const limit = /^Max open files\s+\d+\s+(\d+)/m.exec(limits())?.[1];
  return Math.floor((0.9 * Number(limit ?? 20_000)) / FILES);
}

function limits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}

interface Crowd {
  lines: Line[];
  /** Milliseconds until all were open. */
  took: number;
  /** Kilobytes each, when the last has been opened, and when all are asleep. */
  awake: number;
  asleep: number;
}

/**
 * Opens them all and lets them fall asleep. What was there before is not counted. Throws when one is refused.
 */
async function crowd(hosts: readonly Host[], path: string, wanted: number, size: Size): Promise<Crowd> {
  const lines: Line[] = [];
  const memory = () => hosts.reduce((sum, { group }) => sum + (residentBytes(group) ?? Number.NaN), 0);
  const before = memory();
  const begun = performance.now();
  const places = Array.from({ length: wanted }, (_, index) => hosts[index % hosts.length]);
  await each(places, AT_ONCE, async (host) => {
    if (host) lines.push(await Line.open(host.service, path));
  });
  const took = performance.now() - begun;
  const grown = () => (memory() - before) / 1024 / Math.max(1, lines.length);
  const awake = grown();
  await pause(ASLEEP[size]);
  return { lines, took, awake, asleep: grown() };
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
