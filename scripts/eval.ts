/*
 * npm run eval: plays the scenarios of `eval/` against a running service over the wire formats of the
 * channels and judges each by the end state of the shop, what was said and not said, nothing asked twice,
 * policy, and a person when one is due. `-- --brain=claude` (or `gpt/gpt-6-sol`, `compatible/MODEL`) lets a
 * model think, and is skipped where the service cannot ask that model; `--k=4` plays each so often (pass^k); `--only=return` those whose id has that; `--player=MODEL`
 * lets a model at COMPATIBLE_BASE_URL play the customer; `--report=FILE` says where the page goes;
 * `--from-thread=ID` prints a customer's thread as a scenario.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { scenarioFrom } from '../src/scenarios/from-thread.ts';
import { judge, passes } from '../src/scenarios/judge.ts';
import { Api } from './clients/api.ts';
import { localService, type Service } from './clients/service.ts';
import { play, scripted } from './eval/play.ts';
import { modelPlayer } from './eval/player.ts';
import { answeredBy, pageOf, type Result, skippedText, tableOf } from './eval/report.ts';
import { allScenarios } from './eval/scenario.ts';

const write = (text: string) => process.stdout.write(text);

/** Scenarios after which a brain that composed no answer is taken for one that cannot be asked. */
const PROBES = 3;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      brain: { type: 'string', default: 'embedded' },
      k: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      player: { type: 'string' },
      report: { type: 'string', default: 'dist/eval.html' },
      'from-thread': { type: 'string' },
    },
  });
  const service = localService();
  const alive = await service.fetch('/healthz').catch(() => null);
  if (!alive?.ok) {
    write(`Nothing answers on ${service.base}. Run npm start first (or set ONETHREAD_URL or PORT).\n`);
    return 2;
  }
  const api = new Api(service);
  const thread = values['from-thread'];
  if (thread) {
    const { name, facts } = await api.customer(thread);
    const made = scenarioFrom(await api.exchanges(thread), {
      id: thread,
      name,
      language: facts.language ?? null,
    });
    if (made) write(`${JSON.stringify([made], null, 2)}\n`);
    return made ? 0 : 1;
  }
  const chosen = allScenarios().filter(({ id }) => id.includes(values.only));
  const times = Math.max(1, Number(values.k) || 1);
  const [kind = '', model] = values.brain.split(/\/(.*)/s);
  const { brain, limits } = await api.change({
    brain: { chain: [{ kind, ...(model ? { model } : {}) }] },
    // A run is many strangers from one address within minutes.
    limits: {
      lookups: 1_000,
      lookupsPerHour: 10_000,
      codes: 100,
      modelTurnsPerNetwork: 100_000,
      modelTurnsOfStrangers: 1_000_000,
    },
  });
  try {
    const asked = await emulated(service);
    const results = await playAll(service, chosen, times, {
      kind,
      player: values.player ? modelPlayer(values.player) : null,
    });
    if (!results) {
      const troubles = (await api.troubles('brain')).filter((reason) => reason.startsWith(kind));
      write(`${skippedText(values.brain, troubles)}\n`);
      return 3;
    }
    write(`${tableOf(results, values.brain)}\n`);
    mkdirSync(dirname(values.report), { recursive: true });
    writeFileSync(values.report, pageOf(results, values.brain));
    write(`Every word of it: ${values.report}\n`);
    if ((await emulated(service)) > asked)
      write('The sandbox’s emulator stood in for the model: its script is measured, and the way to it.\n');
    return results.every(({ takes }) => takes.every(({ verdict }) => passes(verdict))) ? 0 : 1;
  } finally {
    await api.change({ brain, limits });
  }
}

/** How many requests the sandbox's emulators of models have had; none where there is no sandbox. */
async function emulated(service: Service): Promise<number> {
  const response = await service.fetch('/sandbox/asked').catch(() => null);
  const { success, data } = Asked.safeParse(response?.ok ? await response.json() : null);
  return success ? (data.at(-1)?.n ?? 0) : 0;
}

const Asked = z.array(z.object({ n: z.number() }));

/**
 * Plays each scenario so often; null where the brain that is to be measured composes none of the first
 * answers, so that nothing is measured in the name of a model that is never asked.
 */
async function playAll(
  service: Service,
  scenarios: ReturnType<typeof allScenarios>,
  times: number,
  { kind, player }: { kind: string; player: ReturnType<typeof modelPlayer> | null },
): Promise<Result[] | null> {
  const results: Result[] = [];
  for (const scenario of scenarios) {
    const takes: Result['takes'][number][] = [];
    for (let n = 0; n < times; n++) {
      const by = player ? player(scenario.goal, scenario.persona, scenario.language) : scripted;
      const take = await play(service, scenario, by);
      takes.push({ take, verdict: judge(scenario, take) });
    }
    results.push({ scenario, takes });
    if (results.length === Math.min(PROBES, scenarios.length) && !answeredBy(kind, results)) return null;
  }
  return results;
}

// Sockets that are still saying goodbye must not keep the verdict waiting.
process.exit(await main());
