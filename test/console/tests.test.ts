import { describe, expect, it } from 'vitest';
import { type TestResult, Tests, testLines } from '../../console/core/pages/tests.ts';
import { Api } from '../../console/core/transport/api.ts';
import { FakeWorld, refusal, settled } from './world.ts';

const result = (scenario: string, state: TestResult['state']): TestResult => ({
  ...{ scenario, goal: scenario, state, why: [], lines: [], at: '2026-11-30T09:00:00Z' },
});
const kept = (id: string) => ({
  scenario: { id, goal: id, steps: [{ channel: 'chat', lines: ['Hello'] }] },
  ...{ customer: null, by: 'Nora', at: '2026-11-30T09:00:00Z' },
});

describe('the tests of the console', () => {
  it('show what fails first, then what was never played', () => {
    const lines = testLines({
      scenarios: [kept('own-fails'), kept('own-new')],
      ready: [
        { id: 'ready', goal: 'ready' },
        { id: 'untried', goal: 'untried' },
      ],
      results: [result('ready', 'passes'), result('own-fails', 'fails'), result('old', 'failed before')],
    });
    expect(lines.map(({ id }) => id)).toEqual(['own-fails', 'old', 'own-new', 'untried', 'ready']);
    expect(lines.map(({ steps }) => steps === null)).toEqual([false, true, false, true, true]);
  });

  it('are read again when one is deleted, and say why it was not', async () => {
    const world = new FakeWorld();
    let refuses = false;
    world.answer = ({ method }) => {
      if (method === 'DELETE') return refuses ? refusal(404, 'Not found') : { body: null };
      return { body: { scenarios: [kept('own')], results: [] } };
    };
    const tests = new Tests(new Api(world));
    await settled();
    await tests.remove('own');
    await settled();
    expect(world.made('GET', /^scenarios$/)).toHaveLength(2);
    refuses = true;
    await tests.remove('own');
    expect(tests.problem.value?.status).toBe(404);
  });
});
