import { z } from 'zod';
import { DIMENSIONS } from '../../src/scenarios/judge.ts';
import type { ScenarioResult } from '../../src/scenarios/result.ts';
import { Scenario } from '../../src/scenarios/scenario.ts';
import type { Proof } from './proof.ts';

type Call = (path: string, init?: RequestInit) => Promise<Response>;

/** The scenarios that a store keeps. `call`: its API, with its token. */
export async function scenariosOf(call: Call): Promise<Scenario[]> {
  const answer = await call('/api/v1/scenarios');
  // A service of an earlier release keeps none.
  if (answer.status === 404) return [];
  if (!answer.ok) throw new Error(`the scenarios were refused (HTTP ${answer.status})`);
  const { scenarios } = z
    .object({ scenarios: z.array(z.object({ scenario: Scenario })) })
    .parse(await answer.json());
  return scenarios.map(({ scenario }) => scenario);
}

/** Tells the store how they went, for its console. Of a play that passed no words are kept. */
export async function report(call: Call, proofs: readonly Proof[]): Promise<void> {
  const results = proofs.map(({ scenario: { id, goal }, state, verdict, take }) => ({
    ...{ scenario: id, goal, state },
    ...(state === 'passes'
      ? {}
      : {
          why: DIMENSIONS.flatMap((name) => verdict[name])
            .slice(0, 50)
            .map((one) => one.slice(0, 500)),
          lines: take.lines.slice(0, 200).map(({ who, text }) => ({ who, text: text.slice(0, 2_000) })),
        }),
  })) satisfies Partial<ScenarioResult>[];
  const answer = await call('/api/v1/scenario-results', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ results }),
  });
  await answer.body?.cancel();
  if (!answer.ok && answer.status !== 404)
    throw new Error(`the results were refused (HTTP ${answer.status})`);
}
