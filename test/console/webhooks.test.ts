import { beforeEach, describe, expect, it } from 'vitest';
import { Webhooks } from '../../console/core/pages/webhooks.ts';
import { Api } from '../../console/core/transport/api.ts';
import { type Call, FakeWorld, refusal, settled } from './world.ts';

const ENDPOINT = { id: 'wh_1', url: 'https://shop.example/hooks', events: null, seen: null, stopped: null };

let world: FakeWorld;
let webhooks: Webhooks;
/** What the service answers to a call before it answers as usual. */
let first: (call: Call) => { status?: number; body?: unknown } | null;

beforeEach(async () => {
  first = () => null;
  world = new FakeWorld();
  world.answer = (call) => {
    const said = first(call);
    if (said) return said;
    if (call.path === 'webhooks' && call.method === 'GET') return { body: { endpoints: [ENDPOINT] } };
    if (call.path.startsWith('webhook-deliveries')) return { body: { deliveries: [] } };
    if (call.path.endsWith('/test')) return { body: { ok: false, detail: 'HTTP 500' } };
    return { body: { ...ENDPOINT, secret: 'whsec_x' } };
  };
  webhooks = new Webhooks(new Api(world));
  await settled();
});

describe('the webhooks of the console', () => {
  it('are read with what was told lately', () => {
    expect(webhooks.list.value).toEqual({ endpoints: [ENDPOINT], deliveries: [] });
  });

  it('show a secret that was just made, and read the list again', async () => {
    expect(await webhooks.add('https://shop.example/hooks', ['rating'])).toBe(true);
    expect(webhooks.made.value?.secret).toBe('whsec_x');
    const [made] = world.made('POST', /^webhooks$/);
    expect(made?.body).toEqual({ url: 'https://shop.example/hooks', events: ['rating'] });
    expect(made?.key).not.toBeNull();
    await settled();
    expect(world.made('GET', /^webhooks$/)).toHaveLength(2);
  });

  it('ask for everything where all or none is chosen', async () => {
    await webhooks.add('https://one.example', []);
    await webhooks.add('https://two.example', [
      'escalated',
      'resolved',
      'action_done',
      'promise_due',
      'rating',
    ]);
    expect(world.made('POST', /^webhooks$/).map(({ body }) => body)).toEqual([
      { url: 'https://one.example', events: null },
      { url: 'https://two.example', events: null },
    ]);
  });

  it('keep the receipt of a test beside its endpoint', async () => {
    await webhooks.test('wh_1');
    expect(webhooks.tried.value).toEqual({ wh_1: { ok: false, detail: 'HTTP 500' } });
  });

  it('say in the service’s words why something was refused', async () => {
    first = ({ method }) =>
      method === 'POST' ? refusal(409, 'Conflict', { detail: 'A store may have 10 endpoints.' }) : null;
    expect(await webhooks.add('https://one.example', [])).toBe(false);
    expect(webhooks.problem.value?.detail).toBe('A store may have 10 endpoints.');
    expect(webhooks.made.value).toBeNull();
    expect(webhooks.busy.value).toBe(false);
  });
});
