import { Api } from '../../scripts/clients/api.ts';
import { Call } from '../../scripts/clients/voice.ts';
import { type Goal, goal, plainRow, type Row } from '../measure/rows.ts';
import { type Measurement, type Stage, timed } from '../measure/stage.ts';
import { summary } from '../measure/stats.ts';
import { PHONE } from '../service/env.ts';
import type { Asked } from '../service/model.ts';

/** Callers of a round. */
const CALLERS = { full: 4, quick: 2, smoke: 1 };
const ARTICLES = { full: 2_000, quick: 2_000, smoke: 50 };
const QUESTION = 'What are your opening hours?';
const LOOKED_UP = 'Where is my order?';
/** Of which rare words are made. */
const SYLLABLES = ['ba', 'ke', 'lo', 'mi', 'nu', 'pra', 'sti', 'vor', 'zel', 'gan'];
/** How long a slow model thinks, and how long the books take behind the words, in milliseconds. */
const SLOW = 300;
const BOOKS = 500;

/** A model at the other end of the phone, and what is looked up for it: what of the time is ours. */
export const brains: Measurement = {
  name: 'brains',
  disk: 'disk',
  orders: ({ rounds, size }) => 3 * (rounds + 1) * CALLERS[size],
  async run(stage) {
    const api = new Api(stage.service);
    const { brain } = await api.change({ brain: { chain: [{ kind: 'claude' }], firstTokenMs: 5_000 } });
    const instant = await spoken(stage, 0, 0);
    const slow = await spoken(stage, SLOW, 0);
    const books = await spoken(stage, 0, BOOKS);
    await api.change({ brain });
    return [
      timeRow(
        'voice prompt to first token, instant model',
        instant.map(({ word }) => word),
        10,
      ),
      timeRow(
        `voice prompt to first token, ${SLOW} ms model`,
        slow.map(({ word }) => word),
        SLOW + 10,
      ),
      aheadRow(books),
      ...sharesOf(instant),
      await searched(stage, api),
    ];
  },
};

/** One question on a call: to its first word, and how far ahead of the model's last byte that was, in milliseconds. */
interface Spoken {
  word: number;
  ahead: number;
  asked: readonly Asked[];
}

async function spoken({ service, orders, rounds, size, calm, sink }: Stage, thinks: number, books: number) {
  const { model } = sink;
  model.thinks = thinks;
  model.keepsBooks = books;
  const all: Spoken[] = [];
  for (let round = 0; round <= rounds; round++) {
    await calm.wait();
    for (let caller = 0; caller < CALLERS[size]; caller++) {
      const call = await Call.place(service, { from: orders.person().phone, to: PHONE });
      await call.answer(LOOKED_UP);
      const from = model.asked.length;
      const since = performance.now();
      await call.answer(QUESTION);
      const [only] = model.asked.slice(from);
      if (!only) throw new Error('the model was not asked: another brain answered');
      // The first round warms everything up.
      const ahead = only.ended - (since + call.firstWord);
      if (round > 0) all.push({ word: call.firstWord, ahead, asked: model.asked.slice(from - 2, from + 1) });
      await call.hangUp();
    }
  }
  return all;
}

function timeRow(what: string, values: readonly number[], most: number): Row {
  return {
    ...plainRow('brains', what, values),
    goal: told(`median ≤ ${most} ms`, summary(values).median <= most),
  };
}

function aheadRow(all: readonly Spoken[]): Row {
  const ahead = all.map((one) => one.ahead);
  const what = 'first sentence ahead of the books’ end';
  return { ...plainRow('brains', what, ahead), goal: goal('each before it', Math.min(...ahead) > 0) };
}

/** By the emulator's accounting of the provider's cache. */
function sharesOf(all: readonly Spoken[]): Row[] {
  const share = ({ usage }: Asked) => {
    const { input_tokens, cache_creation_input_tokens: written, cache_read_input_tokens: read } = usage;
    return (100 * read) / (input_tokens + written + read);
  };
  const of = (n: number) => all.flatMap(({ asked }) => (asked[n] ? [share(asked[n])] : []));
  const row = (what: string, values: number[], least: number): Row => ({
    ...plainRow('brains', what, values, '%'),
    goal: goal(`each ≥ ${least} %`, values.length > 0 && Math.min(...values) >= least),
  });
  return [
    row('cached share of a turn’s second request', of(1), 94),
    row('cached share of the next turn', of(2), 85),
  ];
}

/** A search through the API among articles, less what reading one of them takes there. */
async function searched({ service, size, rounds }: Stage, api: Api): Promise<Row> {
  const count = ARTICLES[size];
  const words = ['parcel', 'label', 'size', 'gift', 'card', 'wool', 'repair', 'pickup', 'customs', 'invoice'];
  const word = (n: number) => words[n % words.length] ?? '';
  const rare = (n: number) => [n, n / 10, n / 100].map((at) => SYLLABLES[Math.floor(at) % 10]).join('');
  for (let n = 0; n < count; n += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const id = n + i;
        const body = `About ${rare(id)} and ${rare(id * 7)}. ${'We help you with this as well as we can. '.repeat(8)}`;
        return api.article(`a-${id}`, {
          title: `${word(id)} ${rare(id * 3)}`,
          body,
          language: 'en',
          audience: 'public',
        });
      }),
    );
  const watch = timed(service);
  const headers = { authorization: `Bearer ${service.adminToken}` };
  const ms = async (path: string) => {
    const response = await watch.service.fetch(path, { headers });
    const took = watch.last();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    await response.body?.cancel();
    return took;
  };
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++)
    for (let n = 0; n < 10; n++) {
      const one = await ms(`/api/v1/articles/a-${n}`);
      const took = await ms(
        `/api/v1/articles?q=${encodeURIComponent(`${word(n)} ${rare(n * 7)} ${rare(n * 13)}`)}`,
      );
      if (round > 0) times.push(Math.max(0, took - one));
    }
  const what = `search in ${count.toLocaleString('en')} articles, less reading one`;
  return { ...plainRow('brains', what, times), goal: told('median ≤ 5 ms', summary(times).median <= 5) };
}

/** The goal of a time: told, and no more. */
function told(text: string, met: boolean): Goal {
  return { text, met, counted: false };
}
