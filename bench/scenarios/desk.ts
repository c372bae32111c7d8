import { z } from 'zod';
import { Inbox } from '../../scripts/clients/inbox.ts';
import { PATIENCE, type Service, socketUrl } from '../../scripts/clients/service.ts';
import {
  DESK_SUBPROTOCOL,
  type DeskServerFrame,
  THREAD_SUBPROTOCOL,
  type ThreadServerFrame,
} from '../../src/console/protocol.ts';
import { Line } from '../measure/line.ts';
import { comparedRow, plainRow, type Row } from '../measure/rows.ts';
import { type Measurement, pause, type Stage, timed } from '../measure/stage.ts';
import { summary } from '../measure/stats.ts';

/** Advisors at the desk, threads that wait, and exchanges behind a thread. */
const ADVISORS = { full: 500, quick: 100, smoke: 3 };
const WAITING = { full: 5_000, quick: 1_000, smoke: 20 };
const LONG = { full: 100_000, quick: 100_000, smoke: 1_000 };
const SHORT = 10;
/** Times that each thing is done in a round. */
const TIMES = { full: 10, quick: 5, smoke: 1 };
/** Milliseconds within which a console has what it is told. */
const MOST = 1_000;

/**
 * The desk of a large store: consoles of hundreds of people over a list of thousands, from a customer's wish for a person to
 * the screens, and a thread opened with next to nothing and with very much behind it.
 */
export const desk: Measurement = {
  name: 'desk',
  disk: 'memory',
  orders: () => 0,
  async run(stage) {
    const { service, size, rounds } = stage;
    const alone = await Console.open(service);
    const first = await handovers(stage, [alone]);
    const rows: Row[] = [
      plainRow('desk', 'a wish for a person to one console, nobody waiting', first.flat()),
    ];
    const lists = await listed(service, TIMES[size] * rounds);
    await plant(service, 'desk', { count: WAITING[size] });
    const full = await listed(service, TIMES[size] * rounds);
    const waiting = `${WAITING[size].toLocaleString('en')} waiting`;
    rows.push(compared(`the list opened, ${waiting}`, full, 'the list opened, a few waiting', lists));
    const cookies = await hired(service, ADVISORS[size] - 1);
    const tenth = Math.ceil(cookies.length / 10);
    const all = [alone];
    const came: Record<'few' | 'all', number[]> = { few: [], all: [] };
    for (const [at, cookie] of cookies.entries()) {
      const since = performance.now();
      all.push(await Console.open(service, cookie));
      if (at < tenth) came.few.push(performance.now() - since);
      if (at >= cookies.length - tenth) came.all.push(performance.now() - since);
    }
    const many = `${ADVISORS[size]} advisors`;
    const few = `the first tenth of them (${summary(came.few).median.toFixed(2)} ms)`;
    rows.push(
      comparedRow('desk', `the last tenth of ${many} come to the desk`, [came.all], {
        than: few,
        those: [came.few],
      }),
    );
    // What was told of who is there, to each of those who were.
    await pause(1_000);
    const news = all.map(({ inbox }) =>
      inbox.all.reduce((sum, { frame }) => sum + (frame.type === 'presence' ? frame.people.length : 0), 0),
    );
    rows.push(plainRow('desk', `people that each of ${many} is told of`, news, 'people'));
    const told = (await handovers(stage, all)).flat();
    const { p95 } = summary(told);
    rows.push({
      ...plainRow('desk', `a wish for a person to each of ${many}, ${waiting}`, told),
      goal: { text: `p95 ≤ ${MOST} ms`, met: p95 <= MOST, counted: false },
    });
    for (const console of all) console.close();
    const [brief, long] = [await threadOf(service, SHORT), await threadOf(service, LONG[size])];
    const opened: Record<'few' | 'long', number[][]> = { few: [], long: [] };
    for (let round = 0; round <= rounds; round++) {
      const times = { few: [] as number[], long: [] as number[] };
      for (let n = 0; n < TIMES[size]; n++) {
        times.few.push(await open(service, brief));
        times.long.push(await open(service, long));
      }
      // The first round warms everything up.
      if (round > 0) for (const side of ['few', 'long'] as const) opened[side].push(times[side]);
    }
    rows.push(
      compared(
        `a thread opened, ${LONG[size].toLocaleString('en')} exchanges behind it`,
        opened.long,
        `${SHORT} behind it`,
        opened.few,
      ),
    );
    return rows;
  },
};

function compared(what: string, these: number[][], than: string, those: number[][]): Row {
  const median = summary(those.flat()).median.toFixed(2);
  return comparedRow('desk', what, these, { than: `${than} (${median} ms)`, those, most: 1.5 });
}

/** A console at the desk, as the owner's token opens one. */
class Console {
  readonly inbox = new Inbox<{ frame: DeskServerFrame; at: number }>();
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const at = performance.now();
      this.inbox.push({ frame: JSON.parse(String(data)) as DeskServerFrame, at });
    });
    socket.addEventListener('close', ({ code }) => this.inbox.close(`the socket was closed (${code})`));
  }

  static async open(service: Service, cookie?: string): Promise<Console> {
    const headers: Record<string, string> = cookie
      ? { cookie, origin: service.base }
      : { authorization: `Bearer ${service.adminToken}` };
    const url = socketUrl(service, '/api/v1/desk/live');
    const console = new Console(await service.dial(url, { protocols: [DESK_SUBPROTOCOL], headers }));
    console.#socket.send(JSON.stringify({ type: 'hello', view: 'waiting' }));
    await console.inbox.next('the list', ({ frame }) => frame.type === 'list', 0, PATIENCE);
    return console;
  }

  close(): void {
    this.#socket.close(1000);
  }
}

/** Milliseconds from a customer's wish for a person until each console shows who waits, by round; the first is left out. */
async function handovers(
  { service, size, rounds }: Stage,
  consoles: readonly Console[],
): Promise<number[][]> {
  const times: number[][] = [];
  for (let round = 0; round <= rounds; round++) {
    const told: number[] = [];
    for (let n = 0; n < (consoles.length > 1 ? 1 : TIMES[size]); n++) {
      const line = await Line.open(service);
      await line.ask('Hello');
      const from = consoles.map(({ inbox }) => inbox.all.length);
      const since = performance.now();
      await line.ask('I want to talk to a person.');
      const shown = await Promise.all(
        consoles.map(({ inbox }, index) =>
          inbox.next('who waits', ({ frame }) => frame.type === 'entry', from[index] ?? 0, PATIENCE),
        ),
      );
      told.push(...shown.map(({ at }) => at - since));
      line.close();
      await pause(50);
    }
    if (round > 0) times.push(told);
  }
  return times;
}

/** Milliseconds from a console's hello to its list, one by one. */
async function listed(service: Service, times: number): Promise<number[][]> {
  const all: number[] = [];
  for (let n = 0; n <= times; n++) {
    const since = performance.now();
    const console = await Console.open(service);
    if (n > 0) all.push(performance.now() - since);
    console.close();
  }
  return [all];
}

/** A thread with so much behind it: the customer's id. */
async function threadOf(service: Service, count: number): Promise<string> {
  const line = await Line.open(service);
  await line.ask('Hello');
  const [, claims = ''] = line.session.split('.');
  const { customer } = JSON.parse(atob(claims)) as { customer: string };
  line.close();
  await plant(service, 'plant', { customer, count });
  return customer;
}

/** Milliseconds until a thread stands open: its last page, its brief, and the socket's welcome, as the console asks for them. */
async function open(service: Service, customer: string): Promise<number> {
  const headers = { authorization: `Bearer ${service.adminToken}` };
  const at = `/api/v1/customers/${customer}`;
  const inbox = new Inbox<ThreadServerFrame>();
  const watch = timed(service);
  const since = performance.now();
  const [socket, ...answers] = await Promise.all([
    service.dial(socketUrl(service, `${at}/live`), { protocols: [THREAD_SUBPROTOCOL], headers }),
    ...['timeline?limit=50', 'brief'].map((what) => watch.service.fetch(`${at}/${what}`, { headers })),
  ]);
  socket.addEventListener('message', ({ data }) => inbox.push(JSON.parse(String(data)) as ThreadServerFrame));
  socket.send(JSON.stringify({ type: 'hello' }));
  await inbox.next('the welcome', ({ type }) => type === 'welcome', 0, PATIENCE);
  for (const answer of answers) if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  await Promise.all(answers.map((answer) => answer.json()));
  const ms = performance.now() - since;
  socket.close(1000);
  return ms;
}

/** People who are signed in: their cookies. */
async function hired(service: Service, count: number): Promise<string[]> {
  return z.array(z.string()).parse(await (await plant(service, 'staff', { count })).json());
}

async function plant(service: Service, what: string, body: object): Promise<Response> {
  const planted = await service.fetch(`/bench/${what}`, { method: 'POST', body: JSON.stringify(body) });
  if (!planted.ok) throw new Error(`planting failed (${planted.status}): ${await planted.text()}`);
  return planted;
}
