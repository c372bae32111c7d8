import { plainRow } from '../measure/rows.ts';
import { type Measurement, type Stage, timed } from '../measure/stage.ts';
import { summary } from '../measure/stats.ts';

/** Exchanges that are reported on, over a year. */
const SAID = { full: 1_000_000, quick: 100_000, smoke: 4_000 };
/** Reports of a kind and round. */
const ASKED = { full: 5, quick: 3, smoke: 1 };
/** Milliseconds within which 19 of 20 are there. */
const MOST = 300;
const FIRST = '2026-01-01';

const QUESTIONS: Record<string, string> = {
  'a whole year': '',
  'a year by channel, intent and language': '&channel=email&intent=exchange&language=en',
  'the threads behind a figure of a year': 'threads&figure=handed_over',
};

/** Reports over all that was said in a year, through the API. */
export const reports: Measurement = {
  name: 'reports',
  disk: 'disk',
  orders: () => 1,
  async run(stage) {
    const { service, size, rounds } = stage;
    const said = SAID[size];
    const planted = await service.fetch('/bench/figures', {
      method: 'POST',
      body: JSON.stringify({ count: said, first: FIRST }),
    });
    if (!planted.ok) throw new Error(`planting failed (${planted.status}): ${await planted.text()}`);
    // The first report packs the days: told apart, since each day is packed once after it ends.
    const packing = await ask(stage, '');
    const times = new Map<string, number[]>(Object.keys(QUESTIONS).map((kind) => [kind, []]));
    for (let round = 0; round <= rounds; round++)
      for (const [kind, question] of Object.entries(QUESTIONS))
        for (let n = 0; n < ASKED[size]; n++) {
          const ms = await ask(stage, question);
          // The first round warms everything up.
          if (round > 0) times.get(kind)?.push(ms);
        }
    const all = [...times.values()].flat();
    const { p95 } = summary(all);
    const what = `reports over ${said.toLocaleString('en')} exchanges`;
    return [
      {
        ...plainRow('reports', what, all),
        goal: { text: `p95 ≤ ${MOST} ms`, met: p95 <= MOST, counted: false },
      },
      ...[...times].map(([kind, values]) => plainRow('reports', kind, values)),
      plainRow('reports', 'the first one ever, all days at once', [packing]),
    ];
  },
};

/** Milliseconds to a report, or to the threads behind a figure. */
async function ask({ service }: Stage, question: string): Promise<number> {
  const watch = timed(service);
  const path = question.startsWith('threads') ? '/threads' : '';
  const query = `from=${FIRST}&to=2026-12-31${question.replace(/^threads/, '')}`;
  const response = await watch.service.fetch(`/api/v1/reports${path}?${query}`, {
    headers: { authorization: `Bearer ${service.adminToken}` },
  });
  const ms = watch.last();
  const told = (await response.json()) as { figures?: { volume: { tickets: number } }; threads?: unknown[] };
  if (!(told.figures?.volume.tickets ?? told.threads?.length))
    throw new Error(`${question || 'a year'}: nothing was counted (${response.status})`);
  return ms;
}
