import { describe, expect, it } from 'vitest';
import service_ from '../../eval/service.json';
import { proofTable, prove } from '../../scripts/prove/proof.ts';
import { merged, publish, settingsOf } from '../../scripts/prove/published.ts';
import { readyScenarios } from '../../src/scenarios/ready.ts';
import { rehearsed } from '../../src/scenarios/rehearsed.ts';
import { Scenario } from '../../src/scenarios/scenario.ts';
import { ADMIN, ask } from '../door/world.ts';
import { serviceInside } from './service.ts';

/* A change of settings, tried on scenarios before it is published. */

const service = serviceInside();
const call = (path: string, init: RequestInit = {}) =>
  ask(path, { ...(init as RequestInit<RequestInitCfProperties>), headers: { ...ADMIN, ...init.headers } });
const scenarios = [...readyScenarios(), ...service_.map((one) => Scenario.parse(one))]
  .filter(({ id }) => ['return-email', 'status-email'].includes(id))
  // Within the thirty days that are usual.
  .map((one) => ({ ...one, order: { ...one.order, daysAgo: 10 } }));

async function tried(patch: object) {
  const before = await settingsOf(call);
  const proofs = await prove(service, scenarios, {
    now: rehearsed(before.settings),
    wanted: rehearsed(merged(before.settings, patch) as Record<string, unknown>),
    async use(settings) {
      await publish(call, { patch: settings, etag: '', why: 'test' });
    },
  });
  await publish(call, { patch: before.settings, etag: '', why: 'back' });
  return proofs;
}

describe('a change of settings', () => {
  it('that breaks nothing passes every scenario', async () => {
    const proofs = await tried({ returns: { windowDays: 45 } });
    expect(proofs.map(({ state }) => state)).toEqual(['passes', 'passes']);
    expect(proofTable(proofs)).toContain('The change breaks no scenario.');
  });

  it('that breaks a scenario is shown with the words of it', async () => {
    const proofs = await tried({ returns: { windowDays: 5 } });
    const failing = proofs.filter(({ state }) => state === 'fails').map(({ scenario }) => scenario.id);
    expect(failing).toEqual(['return-email']);
    expect(proofTable(proofs)).toMatch(/✗ return-email[\s\S]*> Hello, I would like to return the dress/);
  });

  it('is told apart from what fails already', async () => {
    const unlucky = Scenario.parse({ ...scenarios[0], id: 'unlucky', expect: { said: ['no such word'] } });
    const settings = rehearsed((await settingsOf(call)).settings);
    const use = async () => undefined;
    const [proof] = await prove(service, [unlucky], { now: settings, wanted: settings, use });
    expect(proof?.state).toBe('failed before');
  });

  it('is published only over the settings that it was tried with', async () => {
    const { etag } = await settingsOf(call);
    await publish(call, { patch: { returns: { windowDays: 31 } }, etag: '', why: 'somebody else' });
    expect(await publish(call, { patch: { returns: { windowDays: 45 } }, etag, why: 'mine' })).toBeNull();
    const now = await settingsOf(call);
    expect(now.settings.returns).toMatchObject({ windowDays: 31 });
    expect(
      await publish(call, { patch: { returns: { windowDays: 45 } }, etag: now.etag, why: 'mine' }),
    ).not.toBeNull();
  });
});

describe('a merge patch', () => {
  it('is put over settings as RFC 7396 has it', () => {
    const before = { a: 'b', c: { d: 'e', f: 'g' }, list: [1, 2] };
    expect(merged(before, { a: 'z', c: { f: null }, list: [3] })).toEqual({
      a: 'z',
      c: { d: 'e' },
      list: [3],
    });
  });
});
