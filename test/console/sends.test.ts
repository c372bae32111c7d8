import { describe, expect, it } from 'vitest';
import { Api } from '../../console/core/transport/api.ts';
import { Sends } from '../../console/core/transport/sends.ts';
import { FakeWorld, refusal } from './world.ts';

const CUSTOMER = 'cu_1';
const sendsOf = (world: FakeWorld) => new Sends(world, new Api(world), 'pe_1');
const replies = (world: FakeWorld) => world.made('POST', /\/reply$/);

describe('an answer', () => {
  it('is held for five seconds, and can be taken back until then', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    const { id } = sends.add(CUSTOMER, { text: 'Hello' }, 5_000);
    await world.pass(4_900);
    expect(replies(world)).toEqual([]);
    expect(sends.undo(id)?.body.text).toBe('Hello');
    await world.pass(60_000);
    expect(replies(world)).toEqual([]);
    expect(sends.list.value).toEqual([]);
  });

  it('leaves once its time is up', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    sends.add(CUSTOMER, { text: 'Hello' }, 5_000);
    await world.pass(5_000);
    expect(replies(world).map(({ body }) => body)).toEqual([{ text: 'Hello' }]);
    expect(sends.list.value).toEqual([]);
  });

  it('is sent under one key until it has arrived', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    world.answer = () => 'cut';
    sends.add(CUSTOMER, { text: 'Hello' }, 0);
    await world.pass(20_000);
    expect(replies(world).length).toBeGreaterThan(2);
    expect(sends.list.value.map(({ state }) => state)).toEqual(['queued']);
    world.answer = () => ({ body: { ok: true } });
    world.wake();
    await world.pass(1);
    expect(sends.list.value).toEqual([]);
    expect(new Set(replies(world).map(({ key }) => key)).size).toBe(1);
  });

  it('survives a reload, and keeps its key', async () => {
    const kept = new Map<string, string>();
    const before = new FakeWorld(kept);
    before.answer = () => 'cut';
    const first = sendsOf(before);
    const { id } = first.add(CUSTOMER, { text: 'Hello' }, 0);
    await before.pass(100);
    first.end();
    const after = new FakeWorld(kept);
    sendsOf(after);
    await after.pass(1);
    expect(replies(after)).toMatchObject([{ key: id, body: { text: 'Hello' } }]);
    expect(kept.size).toBe(0);
  });

  it('waits for the one before it to the same customer, and not for another’s', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    world.answer = ({ path }) => (path.includes('cu_1') ? 'cut' : { body: {} });
    sends.add('cu_1', { text: 'one' }, 0);
    sends.add('cu_1', { text: 'two' }, 0);
    sends.add('cu_2', { text: 'three' }, 0);
    await world.pass(10);
    expect(replies(world).map(({ body }) => body)).toEqual([{ text: 'one' }, { text: 'three' }]);
    world.answer = () => ({ body: {} });
    await world.pass(10_000);
    expect(
      replies(world)
        .map(({ body }) => body)
        .slice(-2),
    ).toEqual([{ text: 'one' }, { text: 'two' }]);
  });

  it('that crosses a colleague’s is not sent again by itself, and by a new key when it is', async () => {
    const world = new FakeWorld();
    const sends = sendsOf(world);
    world.answer = () =>
      refusal(409, 'A colleague has answered', { seq: 9, by: { id: 'pe_2', name: 'Maria' } });
    const { id } = sends.add(CUSTOMER, { text: 'Hello', seen: 7 }, 0);
    await world.pass(60_000);
    expect(replies(world)).toHaveLength(1);
    expect(sends.list.value).toMatchObject([{ state: 'conflict', problem: { by: { name: 'Maria' } } }]);
    world.answer = () => ({ body: {} });
    sends.retry(id, 9);
    await world.pass(1);
    expect(replies(world)[1]).toMatchObject({ body: { text: 'Hello', seen: 9 } });
    expect(replies(world)[1]?.key).not.toBe(id);
  });
});
