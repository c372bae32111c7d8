import { describe, expect, it } from 'vitest';
import { Change } from '../../console/core/pages/change.ts';
import { patchAt, patchIn, together, valueAt } from '../../console/core/pages/change-of.ts';
import { Api } from '../../console/core/transport/api.ts';
import { FakeWorld, refusal, settled } from './world.ts';

const SETTINGS = { returns: { windowDays: 30, free: true }, approvals: { amount: 20_000 } };
const SHOP = { id: 'shop', title: 'Shop', description: 'A shop', settings: { returns: { windowDays: 14 } } };
const test = (id: string) => ({ id, goal: id });

/** A change over a service whose tests fail by name. */
function begun(fails: Record<string, string> = {}) {
  const world = new FakeWorld();
  world.answer = ({ method, path, body }) => {
    if (path === 'presets') return { body: { presets: [SHOP] } };
    if (path === 'scenarios')
      return { body: { ready: [test('a'), test('b')], scenarios: [{ scenario: test('own') }] } };
    if (method === 'POST') {
      const { scenario } = body as { scenario: string };
      return { body: { scenario, goal: scenario, state: fails[scenario] ?? 'passes', why: [], lines: [] } };
    }
    return { body: SETTINGS };
  };
  return { world, change: new Change(new Api(world)) };
}

describe('a change of the settings in the console', () => {
  it('is a patch of the preset, the fields and what is written beside them', async () => {
    const { change } = begun();
    await settled();
    expect(change.isEmpty.value).toBe(true);
    expect(change.minorUnits).toBe(100);
    expect(change.valueOf('returns.windowDays')).toBe(30);
    change.choose('shop');
    expect(change.valueOf('returns.windowDays')).toBe(14);
    change.set('returns.free', false);
    change.more.value = '{ "withdrawal": true }';
    expect(change.patch.value).toEqual({ returns: { windowDays: 14, free: false }, withdrawal: true });
    change.more.value = '{ "currency": "JPY" }';
    expect(change.minorUnits).toBe(1);
    change.more.value = 'withdrawal';
    expect(change.patch.value).toBeNull();
  });

  it('is tried on every test, and is untried again once it is another one', async () => {
    const { world, change } = begun({ own: 'failed before' });
    await settled();
    change.set('returns.windowDays', 5);
    expect(change.tried.value).toBe('no');
    await change.try();
    expect(world.made('POST', /^settings\/try$/).map(({ body }) => body)).toEqual(
      ['a', 'b', 'own'].map((scenario) => ({ scenario, change: { returns: { windowDays: 5 } } })),
    );
    expect(change.tried.value).toBe('holds');
    change.set('returns.windowDays', 4);
    expect(change.tried.value).toBe('no');
  });

  it('that breaks a test says so', async () => {
    const { change } = begun({ b: 'fails' });
    await settled();
    change.set('returns.windowDays', 5);
    await change.try();
    expect(change.tried.value).toBe('breaks');
  });

  it('that makes no sense is not tried any further, and says why', async () => {
    const { world, change } = begun();
    await settled();
    world.answer = () => refusal(400, 'Bad request', { errors: [{ at: 'returns', message: 'too small' }] });
    change.set('returns.windowDays', -5);
    await change.try();
    expect(change.tried.value).toBe('no');
    expect(change.problem.value?.errors?.[0]?.at).toBe('returns');
    expect(world.made('POST', /^settings\/try$/)).toHaveLength(3);
  });

  it('is published with why, and then read anew', async () => {
    const { world, change } = begun();
    await settled();
    change.set('returns.windowDays', 45);
    change.why.value = 'Christmas';
    expect(await change.publish()).toBe(true);
    expect(world.made('PATCH', /^settings\?why=Christmas$/)[0]?.body).toEqual({
      returns: { windowDays: 45 },
    });
    expect(change.isEmpty.value).toBe(true);
    expect(change.published.value).toBe(true);
    expect(world.made('GET', /^settings$/)).toHaveLength(2);
  });
});

describe('a part of settings', () => {
  it('is found, made and put together by its place', () => {
    expect(valueAt(SETTINGS, 'approvals.amount')).toBe(20_000);
    expect(valueAt(SETTINGS, 'constructor.name')).toBeUndefined();
    expect(patchAt('a.b', 1)).toEqual({ a: { b: 1 } });
    expect(together({ a: { b: 1, c: 2 } }, { a: { b: 3 }, d: [1] })).toEqual({ a: { b: 3, c: 2 }, d: [1] });
    expect(patchIn(' ')).toEqual({});
    expect(patchIn('[1]')).toBeNull();
  });
});
