import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readyScenarios } from '../../src/scenarios/ready.ts';
import { Scenario } from '../../src/scenarios/scenario.ts';

/** All scenarios of a folder of JSON files, each a list of several; throws where one makes no sense or is there twice. */
export function scenariosIn(folder: string): Scenario[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = files.flatMap((name) => {
    const parsed = z.array(Scenario).safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
  const ids = all.map(({ id }) => id);
  const twice = ids.find((id, n) => ids.indexOf(id) !== n);
  if (twice) throw new Error(`${twice} is there twice`);
  return all;
}

/** Those that every store has, and those of the repository. */
export function allScenarios(): Scenario[] {
  return [...readyScenarios(), ...scenariosIn('eval')];
}
