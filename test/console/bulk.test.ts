import { beforeEach, describe, expect, it } from 'vitest';
import { Bulk, MOST_SELECTED } from '../../console/core/inbox/bulk.ts';
import { Api } from '../../console/core/transport/api.ts';
import type { QueueEntry } from '../../src/console/protocol.ts';
import { entry } from './shop.ts';
import { type Call, FakeWorld, refusal, settled } from './world.ts';

let world: FakeWorld;
let rows: QueueEntry[];
let bulk: Bulk;
/** What the service answers to a call before it says yes. */
let first: (call: Call) => ReturnType<typeof refusal> | 'cut' | { body: unknown } | null;

const row = (n: number, over: Partial<QueueEntry> = {}): QueueEntry =>
  entry({ customer: `cu_${n}`, name: `Customer ${n}`, advisor: null, tags: [], ...over });
const ids = () => bulk.selected.value.map(({ customer }) => customer);
const posts = () => world.made('POST', /./).map(({ path, body }) => [path, body]);

beforeEach(() => {
  first = () => null;
  rows = [1, 2, 3, 4, 5, 6, 7].map((n) => row(n));
  world = new FakeWorld();
  world.answer = (call) => first(call) ?? { body: { ok: true } };
  bulk = new Bulk(world, new Api(world), () => rows);
});

describe('threads of a list', () => {
  it('are selected one by one, taken out again, and as a range from the one before', () => {
    bulk.pick('cu_2');
    bulk.pick('cu_4', true);
    expect(ids()).toEqual(['cu_2', 'cu_3', 'cu_4']);
    bulk.pick('cu_3');
    expect(ids()).toEqual(['cu_2', 'cu_4']);
    bulk.pick('cu_1', true);
    expect(ids()).toEqual(['cu_1', 'cu_2', 'cu_3', 'cu_4']);
    bulk.clear();
    bulk.pick('cu_5', true);
    expect(ids()).toEqual(['cu_5']);
  });

  it('are selected all at once, up to a number that one goes through', () => {
    rows = Array.from({ length: MOST_SELECTED + 20 }, (_, n) => row(n));
    bulk.all();
    expect(ids()).toHaveLength(MOST_SELECTED);
  });

  it('that have left it are not acted on, though they were selected', async () => {
    bulk.all();
    const gone = new Bulk(world, new Api(world), () => rows.filter(({ customer }) => customer !== 'cu_1'));
    gone.all();
    await gone.run({ type: 'tag', tag: 'vip' });
    expect(posts().map(([path]) => path)).not.toContain('customers/cu_1/tags');
    expect(posts()).toHaveLength(6);
  });
});

describe('what is done to several threads', () => {
  it('is done to each by a call of its own, a few at a time', async () => {
    let under = 0;
    let most = 0;
    world.answer = async () => {
      most = Math.max(most, ++under);
      await settled();
      under--;
      return { body: { ok: true } };
    };
    bulk.all();
    await bulk.run({ type: 'spam', reason: 'advertising' });
    expect(posts()).toHaveLength(7);
    expect(posts()[0]).toEqual([
      'customers/cu_1/block',
      { address: null, reason: 'advertising', from: null },
    ]);
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
    expect(bulk.outcome.value).toMatchObject({ act: 'spam', done: 7, failed: [] });
    expect(ids()).toEqual([]);
  });

  it('names the threads that it was not done to and why, and keeps them selected', async () => {
    first = ({ path }) => (path.startsWith('customers/cu_2/') ? refusal(409, 'Max has it.') : null);
    bulk.pick('cu_1');
    bulk.pick('cu_2');
    await bulk.run({ type: 'assign', to: 'pe_nora' });
    const { done, failed = [] } = bulk.outcome.value ?? {};
    expect(done).toBe(1);
    expect(failed.map(({ entry, problem }) => [entry.name, problem.status])).toEqual([['Customer 2', 409]]);
    expect(ids()).toEqual(['cu_2']);
  });

  it('is taken back where each can be: from whom it was given, off the tag, awake, unblocked', async () => {
    rows = [row(1, { advisor: { id: 'pe_max', name: 'Max' } }), row(2, { tags: ['vip'] }), row(3)];
    const undone = async (act: Parameters<Bulk['run']>[0]) => {
      bulk.all();
      await bulk.run(act);
      expect(bulk.canUndo).toBe(true);
      world.calls.length = 0;
      await bulk.undo();
      expect(bulk.canUndo).toBe(false);
      return posts().sort();
    };
    expect(await undone({ type: 'assign', to: 'pe_nora' })).toEqual([
      ['customers/cu_1/assign', { to: 'pe_max', from: 'pe_nora' }],
      ['customers/cu_2/assign', { to: null, from: 'pe_nora' }],
      ['customers/cu_3/assign', { to: null, from: 'pe_nora' }],
    ]);
    // What was there before stays.
    expect(await undone({ type: 'tag', tag: 'vip' })).toEqual([
      ['customers/cu_1/tags', { remove: ['vip'] }],
      ['customers/cu_3/tags', { remove: ['vip'] }],
    ]);
    expect((await undone({ type: 'snooze', until: '2026-12-02T10:00:00Z' }))[0]).toEqual([
      'customers/cu_1/snooze',
      { until: null },
    ]);
    expect((await undone({ type: 'spam', reason: 'x' }))[0]).toEqual([
      'customers/cu_1/unblock',
      { address: null },
    ]);
  });

  it('by somebody else before stays as it was when it is taken back', async () => {
    const until = new Date(world.now() + 3_600_000).toISOString();
    rows = [row(1, { state: 'blocked' }), row(2, { snoozedUntil: until })];
    bulk.all();
    await bulk.run({ type: 'spam', reason: 'x' });
    expect(posts().map(([path]) => path)).toEqual(['customers/cu_2/block']);
    bulk.all();
    await bulk.run({ type: 'snooze', until: '2026-12-02T10:00:00Z' });
    world.calls.length = 0;
    await bulk.undo();
    expect(posts()).toEqual([
      ['customers/cu_1/snooze', { until: null }],
      ['customers/cu_2/snooze', { until }],
    ]);
  });

  it('resolves every open ticket of each thread, and opens these again when it is taken back', async () => {
    const tickets = [
      { id: 't1', status: 'open' },
      { id: 't2', status: 'resolved' },
      { id: 't3', status: 'escalated' },
    ];
    first = ({ method }) => (method === 'GET' ? { body: { tickets } } : null);
    bulk.pick('cu_1');
    await bulk.run({ type: 'resolve' });
    expect(posts()).toEqual([
      ['customers/cu_1/resolve', { ticket: 't1', from: null }],
      ['customers/cu_1/resolve', { ticket: 't3', from: null }],
    ]);
    expect(bulk.canUndo).toBe(true);
    world.calls.length = 0;
    await bulk.undo();
    expect(posts()).toEqual([
      ['customers/cu_1/reopen', { ticket: 't1' }],
      ['customers/cu_1/reopen', { ticket: 't3' }],
    ]);
    expect(bulk.outcome.value).toMatchObject({ act: 'resolve', done: 1, undone: true });
    // What was resolved before is nobody's to take back.
    first = ({ method }) => (method === 'GET' ? { body: { tickets: [tickets[1]] } } : null);
    bulk.pick('cu_1');
    await bulk.run({ type: 'resolve' });
    expect(bulk.canUndo).toBe(false);
  });

  it('is sent again under the same key where nobody answers, and then counts as not done', async () => {
    let cuts = 1;
    first = () => (cuts-- > 0 ? 'cut' : null);
    bulk.pick('cu_1');
    const running = bulk.run({ type: 'tag', tag: 'vip' });
    await settled();
    await world.pass(10_000);
    await running;
    expect(world.calls.map(({ key }) => key)).toHaveLength(2);
    expect(new Set(world.calls.map(({ key }) => key)).size).toBe(1);
    expect(bulk.outcome.value).toMatchObject({ done: 1, failed: [] });
    first = () => 'cut';
    bulk.pick('cu_2');
    const failing = bulk.run({ type: 'tag', tag: 'vip' });
    await world.pass(60_000);
    await failing;
    expect(bulk.outcome.value?.failed).toMatchObject([{ problem: { status: 0 } }]);
  });
});
