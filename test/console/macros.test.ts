import { describe, expect, it } from 'vitest';
import { followUps, macroOf } from '../../console/core/thread/answers.ts';
import { Api } from '../../console/core/transport/api.ts';
import { Sends } from '../../console/core/transport/sends.ts';
import { FakeWorld, refusal } from './world.ts';

const CUSTOMER = 'cu_1';
const NOW = Date.parse('2026-11-25T10:00:00Z');
const sendsOf = (world: FakeWorld) => new Sends(world, new Api(world), 'pe_1');
const resolves = { tags: ['wrong-size'], afterwards: 'resolve', snoozeHours: 24 } as const;
const follows = followUps({ ...resolves, tags: ['wrong-size'] }, ['t1', 't2'], NOW);
const paths = (world: FakeWorld) => world.calls.map(({ path }) => path.replace(`customers/${CUSTOMER}/`, ''));

describe('an answer that acts', () => {
  it('says what is to follow it: tags, and the open questions or a time', () => {
    expect(follows).toEqual([
      { path: 'tags', body: { add: ['wrong-size'] } },
      { path: 'resolve', body: { ticket: 't1' } },
      { path: 'resolve', body: { ticket: 't2' } },
    ]);
    expect(followUps({ tags: [], afterwards: 'snooze', snoozeHours: 2 }, ['t1'], NOW)).toEqual([
      { path: 'snooze', body: { until: '2026-11-25T12:00:00.000Z' } },
    ]);
    expect(macroOf({ name: 'Hello', language: null, text: 'Hello' })).toBeNull();
  });

  it('does it once it has left, and nothing of it while it can be undone', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    const { id } = sends.add(CUSTOMER, { text: 'Hello' }, 5_000, { follows });
    await world.pass(4_000);
    expect(world.calls).toEqual([]);
    sends.undo(id);
    await world.pass(10_000);
    expect(world.calls).toEqual([]);
    sends.add(CUSTOMER, { text: 'Hello' }, 5_000, { follows });
    await world.pass(5_000);
    expect(paths(world)).toEqual(['reply', 'tags', 'resolve', 'resolve']);
    expect(sends.list.value).toEqual([]);
  });

  it('that meets a dead network half-way is sent again under the same keys', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    world.answer = ({ path }) => (path.endsWith('/tags') ? 'cut' : { body: { ok: true } });
    sends.add(CUSTOMER, { text: 'Hello' }, 0, { follows });
    await world.pass(100);
    expect(paths(world)).toEqual(['reply', 'tags']);
    world.answer = () => ({ body: { ok: true } });
    world.wake();
    await world.pass(1);
    const keys = (path: string) => new Set(world.made('POST', new RegExp(`${path}$`)).map(({ key }) => key));
    expect([keys('reply').size, keys('tags').size, keys('resolve').size]).toEqual([1, 1, 2]);
    expect(sends.list.value).toEqual([]);
  });

  it('says what of it was refused, and sends the answer no second time', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    world.answer = ({ path }) =>
      path.endsWith('/tags') ? refusal(400, 'Nothing of it is a tag.') : { body: { ok: true } };
    const { id } = sends.add(CUSTOMER, { text: 'Hello' }, 0, { follows });
    await world.pass(60_000);
    expect(paths(world)).toEqual(['reply', 'tags', 'resolve', 'resolve']);
    expect(sends.list.value).toMatchObject([{ state: 'undone', problem: { status: 400 } }]);
    sends.undo(id);
    expect(sends.list.value).toEqual([]);
  });
});
