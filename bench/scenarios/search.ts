import { plainRow } from '../measure/rows.ts';
import { type Measurement, type Stage, timed } from '../measure/stage.ts';
import { summary } from '../measure/stats.ts';

/** Messages that are searched. */
const SAID = { full: 1_000_000, quick: 100_000, smoke: 4_000 };
/** Questions of a kind and round. */
const ASKED = { full: 5, quick: 3, smoke: 1 };
/** Milliseconds within which 19 of 20 are answered. */
const MOST = 200;

/** What advisors look for, `n` being another number each time: from what one thread has to what every message has. */
const QUESTIONS: Record<string, (n: number) => string> = {
  'a rare word': (n) => `item${(n * 2_654_435_761) % 40_000}`,
  'a common word': () => 'return',
  'two common words': () => 'return parcel',
  'common words that never meet': () => 'even odd',
  'the beginning of a common word': () => 'exch',
  'a full name': (n) => `sophie roche${8 * (1 + (n % 70))}`,
  'a first name that thousands have': () => 'sophie',
  'part of an order number': (n) => String(31 * (100 + (n % 100))),
  'a name and a common word': (n) => `roche${101 + 10 * (n % 40)} return`,
};

/** Searches of the console over all that was ever said, through the API, all parts of the index in one thread of one process. */
export const search: Measurement = {
  name: 'search',
  disk: 'disk',
  orders: () => 1,
  async run(stage) {
    const { service, size, rounds } = stage;
    const said = SAID[size];
    const planted = await service.fetch('/bench/index', {
      method: 'POST',
      body: JSON.stringify({ count: said }),
    });
    if (!planted.ok) throw new Error(`planting failed (${planted.status}): ${await planted.text()}`);
    const times = new Map<string, number[]>(Object.keys(QUESTIONS).map((kind) => [kind, []]));
    for (let round = 0; round <= rounds; round++)
      for (const [kind, question] of Object.entries(QUESTIONS))
        for (let n = 0; n < ASKED[size]; n++) {
          const ms = await ask(stage, question(round * 100 + n * 7 + 1), kind);
          // The first round warms everything up.
          if (round > 0) times.get(kind)?.push(ms);
        }
    const all = [...times.values()].flat();
    const { p95 } = summary(all);
    const what = `search over ${said.toLocaleString('en')} exchanges`;
    return [
      {
        ...plainRow('search', what, all),
        goal: { text: `p95 ≤ ${MOST} ms`, met: p95 <= MOST, counted: false },
      },
      ...[...times].map(([kind, values]) => plainRow('search', kind, values)),
    ];
  },
};

/** Milliseconds to the first page. */
async function ask({ service, size }: Stage, q: string, kind: string): Promise<number> {
  const watch = timed(service);
  const response = await watch.service.fetch(`/api/v1/search?q=${encodeURIComponent(q)}`, {
    headers: { authorization: `Bearer ${service.adminToken}` },
  });
  const ms = watch.last();
  const { entries } = (await response.json()) as { entries?: unknown[] };
  const none = kind === 'common words that never meet';
  if (!entries || (entries.length === 0) !== none) {
    if (size !== 'smoke' || !entries)
      throw new Error(`${kind}: ${q} found ${entries?.length ?? response.status}`);
  }
  return ms;
}
