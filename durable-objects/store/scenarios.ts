import { z } from 'zod';
import { ScenarioResult } from '../../src/scenarios/result.ts';
import { Scenario } from '../../src/scenarios/scenario.ts';

/** Scenarios that a store may have of its own. */
export const MOST_SCENARIOS = 200;

interface KeptScenario {
  scenario: Scenario;
  /** Whose thread it was made from; null where it was written. */
  customer: string | null;
  by: string | null;
  at: string;
}

/** A result, and when it came. */
type KeptResult = ScenarioResult & { at: string };

export type ScenarioAct =
  | { type: 'list' }
  | ({ type: 'put' } & Omit<KeptScenario, 'at'>)
  | { type: 'delete'; id: string }
  | { type: 'results'; results: readonly ScenarioResult[] }
  /** One is to be played to try settings. */
  | { type: 'play' }
  /** The object is a rehearsal's, which is over. */
  | { type: 'end' };

/** `ok` false: there are too many, too many were played today, or there is none to delete. */
export interface ScenarioVerdict {
  ok: boolean;
  scenarios: KeptScenario[];
  results: KeptResult[];
}

type Row = { body: string; customer: string | null; by: string | null; at: string };
type ResultRow = { id: string; goal: string; state: string; why: string; lines: string; at: string };
const Json = z.string().transform((text): unknown => JSON.parse(text));

/** What a store tries its settings with, and how that went last. */
export class Scenarios {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** `at`: ISO 8601. What is listed is listed for `list` alone. */
  act(act: Exclude<ScenarioAct, { type: 'play' | 'end' }>, at: string): ScenarioVerdict {
    if (act.type === 'list') return { ok: true, ...this.#list() };
    let ok = true;
    if (act.type === 'put') ok = this.#put(act, at);
    else if (act.type === 'delete') ok = this.#delete(act.id);
    else for (const result of act.results) this.#result(result, at);
    return { ok, scenarios: [], results: [] };
  }

  /** By id. What an earlier release kept and no longer makes sense is left out. */
  #list(): Pick<ScenarioVerdict, 'scenarios' | 'results'> {
    const rows = this.#sql.exec<Row>('SELECT body, customer, by, at FROM scenarios ORDER BY id').toArray();
    const results = this.#sql.exec<ResultRow>('SELECT * FROM scenario_results ORDER BY id').toArray();
    return {
      scenarios: rows.flatMap(({ body, ...row }) => {
        const read = Json.pipe(Scenario).safeParse(body);
        return read.success ? [{ ...row, scenario: read.data }] : [];
      }),
      results: results.map(({ id, at, goal, state, why, lines }) => ({
        ...ScenarioResult.parse({
          ...{ scenario: id, goal, state, why: JSON.parse(why), lines: JSON.parse(lines) },
        }),
        at,
      })),
    };
  }

  /** Nothing stays that was made from the words of somebody who is erased. */
  forget(customer: string): void {
    this.#sql.exec(
      'DELETE FROM scenario_results WHERE id IN (SELECT id FROM scenarios WHERE customer = ?)',
      customer,
    );
    this.#sql.exec('DELETE FROM scenarios WHERE customer = ?', customer);
  }

  #delete(id: string): boolean {
    this.#sql.exec('DELETE FROM scenario_results WHERE id = ?', id);
    return this.#sql.exec('DELETE FROM scenarios WHERE id = ?', id).rowsWritten > 0;
  }

  #put({ scenario, customer, by }: ScenarioAct & { type: 'put' }, at: string): boolean {
    const { n } = this.#sql
      .exec<{ n: number }>('SELECT count(*) AS n FROM scenarios WHERE id <> ?', scenario.id)
      .one();
    if (n >= MOST_SCENARIOS) return false;
    this.#sql.exec(
      // Written anew, it is still of whom it was made.
      `INSERT INTO scenarios (id, body, customer, by, at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET body = excluded.body, customer = coalesce(excluded.customer, customer),
         by = excluded.by, at = excluded.at`,
      ...[scenario.id, JSON.stringify(scenario), customer, by, at],
    );
    // How it went was another one's.
    this.#sql.exec('DELETE FROM scenario_results WHERE id = ?', scenario.id);
    return true;
  }

  #result({ scenario, goal, state, why, lines }: ScenarioResult, at: string): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO scenario_results (id, goal, state, why, lines, at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[scenario, goal, state, JSON.stringify(why), JSON.stringify(lines), at],
    );
  }
}
