import { signal } from '@preact/signals-core';
import type { Problem } from '../../../src/console/protocol.ts';
import { Resource } from '../resource.ts';
import { type Api, problemOf } from '../transport/api.ts';

/** A scenario of the store's own, as far as the console shows it. */
interface Scenario {
  id: string;
  goal: string;
  steps?: { channel: string; lines: string[] }[];
}

/** How a scenario went when it was last played. Times are ISO 8601. */
export interface TestResult {
  scenario: string;
  goal: string;
  state: 'passes' | 'fails' | 'failed before';
  why: string[];
  lines: { who: 'customer' | 'service'; text: string }[];
  at: string;
}

interface Kept {
  scenarios: { scenario: Scenario; customer: string | null; by: string | null; at: string }[];
  /** Those that every store has; absent from a service of before. */
  ready?: { id: string; goal: string }[];
  results: TestResult[];
}

/** A scenario and how it went. */
export interface TestLine {
  id: string;
  goal: string;
  /** What the customer says; null of those that every store has. */
  steps: { channel: string; lines: string[] }[] | null;
  by: string | null;
  result: TestResult | null;
}

/** What fails first, then what was never played, then the rest; each by name. Pure. */
export function testLines({ scenarios, ready: common = [], results }: Kept): TestLine[] {
  const own = scenarios.map(({ scenario: { id, goal, steps = [] }, by }) => ({
    ...{ id, goal, steps, by },
    result: results.find(({ scenario }) => scenario === id) ?? null,
  }));
  const ids = new Set(own.map(({ id }) => id));
  const played = results
    .filter(({ scenario }) => !ids.has(scenario))
    .map((result) => ({ id: result.scenario, goal: result.goal, steps: null, by: null, result }));
  const known = new Set(played.map(({ id }) => id));
  const never = common
    .filter(({ id }) => !known.has(id) && !ids.has(id))
    .map(({ id, goal }) => ({ id, goal, steps: null, by: null, result: null }));
  const rank = ({ result }: TestLine) =>
    result === null ? 2 : { fails: 0, 'failed before': 1, passes: 3 }[result.state];
  return [...own, ...played, ...never].sort(
    (one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1),
  );
}

/** The store's scenarios. */
export class Tests {
  readonly #api: Api;
  readonly list: Resource<TestLine[]>;
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);

  constructor(api: Api) {
    this.#api = api;
    this.list = new Resource(async () => testLines(await api.get<Kept>('scenarios')));
    void this.list.refresh();
  }

  async remove(id: string): Promise<void> {
    if (this.busy.value) return;
    this.busy.value = true;
    this.problem.value = null;
    try {
      await this.#api.delete(`scenarios/${encodeURIComponent(id)}`);
      void this.list.refresh();
    } catch (error) {
      this.problem.value = problemOf(error);
    } finally {
      this.busy.value = false;
    }
  }
}
