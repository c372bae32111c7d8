import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { comparedRow, goal, plainRow, type Row } from '../measure/rows.ts';
import { type Measurement, pause, type Stage } from '../measure/stage.ts';
import { quantile } from '../measure/stats.ts';
import { TALKS, type Talk } from './talk.ts';

/** Conversations a channel, how often each says something, and for how long, in milliseconds. */
const RUSH = {
  full: { conversations: 200, every: 10_000, lasts: 30_000 },
  quick: { conversations: 50, every: 10_000, lasts: 20_000 },
  smoke: { conversations: 3, every: 1_000, lasts: 2_000 },
};
/** Messages of a channel with nobody else about. */
const IDLE = { full: 24, quick: 12, smoke: 2 };
/** Clock ticks of /proc, in milliseconds. */
const TICK = 10;
const QUESTIONS = ['What are your opening hours?', 'Do you ship to Spain?', 'How do returns work?'];
const question = (turn: number) => QUESTIONS[turn % QUESTIONS.length] ?? '';

/** A conversation of the rush. */
type Busy = Talk & { channel: string; sent: number };
type Times = Record<string, number[]>;

/** Many conversations at once on all channels, over their real wire formats, against one at a time. */
export const rush: Measurement = {
  name: 'rush',
  disk: 'memory',
  orders: ({ size }) => 4 * (RUSH[size].conversations + 4),
  async run(stage) {
    const { conversations, every, lasts } = RUSH[stage.size];
    const idle = await alone(stage);
    const talks: Busy[] = [];
    for (const [channel, talkOf] of Object.entries(TALKS))
      await each(Array.from({ length: conversations }), 16, async () => {
        talks.push({ channel, sent: 1, ...(await talkOf(stage, stage.orders.person())) });
      });
    // They are active already: what a first message costs on top (an object made, its sender found) is past.
    await each(talks, 64, (talk) => talk.ask(question(0)));
    await stage.calm.wait();
    const load = loadOf(stage.pid);
    const times: Times = Object.fromEntries(Object.keys(TALKS).map((channel) => [channel, []]));
    const late: string[] = [];
    const begun = performance.now();
    const play = async (talk: Busy, index: number) => {
      // Neighbours in the list are of one channel: spread over the whole interval, all channels speak all the
      // time.
      const first = every * ((index * 0.618_034) % 1);
      for (let turn = 0; first + turn * every < lasts; turn++) {
        await pause(Math.max(0, begun + first + turn * every - performance.now()));
        talk.sent++;
        await talk.ask(question(turn)).then(
          (took) => times[talk.channel]?.push(took),
          (error: unknown) => late.push(error instanceof Error ? error.message : 'failed'),
        );
      }
    };
    await Promise.all(talks.map(play));
    const { service, note } = load();
    await stage.calm.wait();
    const rows = Object.keys(TALKS).map((channel) => {
      const those = [idle[channel] ?? []];
      const than = `p95 to idle p95 (${quantile(those.flat(), 0.95).toFixed(1)})`;
      const what = `${channel}, ${talks.length} conversations at once`;
      return comparedRow('rush', what, [times[channel] ?? []], { than, those, most: 3, p95: true });
    });
    const messages = talks.reduce((sum, { sent }) => sum + sent - 1, 0);
    const cost = plainRow(
      'rush',
      'processor time of the service for each message',
      [service / messages],
      'ms',
      note,
    );
    return [...rows, cost, await accounted(talks, late)];
  },
};

/** The same messages with nobody else about. */
async function alone(stage: Stage): Promise<Times> {
  const times: Times = {};
  for (const [channel, talkOf] of Object.entries(TALKS)) {
    const talk = await talkOf(stage, stage.orders.person());
    const all: number[] = [];
    for (let message = 0; message <= IDLE[stage.size]; message++) {
      all.push(await talk.ask(question(message)));
      await pause(40);
    }
    times[channel] = all.slice(1);
    await talk.end?.();
  }
  return times;
}

/** Everything that was said is in the service's memory once, and answered once. */
async function accounted(talks: Busy[], late: string[]): Promise<Row> {
  const wrong: string[] = [];
  const sum = { sent: 0, heard: 0, said: 0 };
  await each(talks, 16, async ({ channel, sent, kept, end }) => {
    const { heard, said } = await kept();
    sum.sent += sent;
    sum.heard += heard;
    sum.said += said;
    if (heard !== sent || said !== sent)
      wrong.push(`${channel} ${sent} sent, ${heard} kept, ${said} answers`);
    await end?.();
  });
  const notes = [...wrong, ...new Set(late)].slice(0, 6).map((note) => `; ${note}`);
  return {
    ...plainRow(
      'rush',
      'conversations with a message that is not there once, with one answer',
      [wrong.length],
      'of them',
      `${sum.sent} sent, ${sum.heard} kept, ${sum.said} answered, ${late.length} of them too late${notes.join('')}`,
    ),
    goal: goal('nothing lost', wrong.length === 0),
  };
}

/** Begins to watch who keeps the processor busy; what it returns ends that. `service` in milliseconds. */
function loadOf(pid: number): () => { service: number; note: string } {
  const [begun, client, before] = [performance.now(), process.cpuUsage(), ticks(pid)];
  return () => {
    const { user, system } = process.cpuUsage(client);
    const service = (ticks(pid) - before) * TICK;
    const took = performance.now() - begun;
    const percent = (spent: number) => `${Math.round((100 * spent) / took)} %`;
    const note = `${availableParallelism()} cores; the service busy for ${percent(service)} of one, the measuring client for ${percent((user + system) / 1_000)}`;
    return { service, note };
  };
}

/** Processor time of a process so far: after its name, the 12th and 13th field (proc_pid_stat(5)). */
function ticks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Runs `work` for each item, so many at a time. */
async function each<T>(items: readonly T[], at: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: at }, worker));
}
