import { DIMENSIONS, judge, passes, type Verdict } from '../../src/scenarios/judge.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import type { Service } from '../clients/service.ts';
import { play, scripted, type Take } from '../eval/play.ts';

/** How a scenario goes with settings that are to be published. */
export interface Proof {
  scenario: Scenario;
  take: Take;
  verdict: Verdict;
  /** `failed before`: with the settings as they are it fails as well. */
  state: 'passes' | 'fails' | 'failed before';
}

/**
 * Plays each scenario with the settings that are wanted, and those that fail once more with the settings as
 * they are: what fails only now is what the change breaks. `use` makes settings hold in the rehearsal.
 */
export async function prove(
  service: Service,
  scenarios: readonly Scenario[],
  { now, wanted, use }: { now: object; wanted: object; use: (settings: object) => Promise<void> },
): Promise<Proof[]> {
  await use(wanted);
  const plays = [];
  for (const scenario of scenarios) {
    const take = await play(service, scenario, scripted);
    plays.push({ scenario, take, verdict: judge(scenario, take) });
  }
  if (plays.every(({ verdict }) => passes(verdict))) return plays.map((one) => ({ ...one, state: 'passes' }));
  await use(now);
  const proofs: Proof[] = [];
  for (const one of plays) {
    if (passes(one.verdict)) proofs.push({ ...one, state: 'passes' });
    else {
      const before = judge(one.scenario, await play(service, one.scenario, scripted));
      proofs.push({ ...one, state: passes(before) ? 'fails' : 'failed before' });
    }
  }
  return proofs;
}

/** The proofs as a table for the terminal: what fails, with why and the words of it. */
export function proofTable(proofs: readonly Proof[]): string {
  const rows = proofs.map(({ scenario: { id, goal }, state, verdict, take }) => {
    if (state === 'passes') return `✓ ${id}`;
    const why = DIMENSIONS.flatMap((name) => verdict[name]).map((one) => `    · ${one}`);
    const said = take.lines.map(
      ({ who, text }) =>
        `    ${who === 'customer' ? '>' : '<'} ${text.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
    );
    const head =
      state === 'fails' ? `✗ ${id}: ${goal}` : `~ ${id}: ${goal} (fails with the settings as they are, too)`;
    return [head, ...why, ...(state === 'fails' ? said : [])].join('\n');
  });
  const broken = proofs.filter(({ state }) => state === 'fails').length;
  const summary =
    broken === 0
      ? 'The change breaks no scenario.'
      : `The change breaks ${broken} of ${proofs.length} scenarios.`;
  return [...rows, '', summary].join('\n');
}
