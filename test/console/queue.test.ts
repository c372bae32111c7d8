import { describe, expect, it, vi } from 'vitest';
import { entryFrom } from '../../console/core/inbox/from-desk.ts';
import { clockOf, windowOf } from '../../console/core/inbox/order.ts';
import { Queue } from '../../console/core/inbox/queue.ts';
import type { DeskServerFrame } from '../../src/console/protocol.ts';
import { counts, entry, NORA } from './shop.ts';
import { FakeWorld } from './world.ts';

function open(...entries: ReturnType<typeof entry>[]) {
  const world = new FakeWorld();
  const queue = new Queue(world, NORA);
  const wire = world.wire(/desk\/live$/);
  wire.open();
  const say = (frame: DeskServerFrame) => wire.say(frame);
  say({ type: 'list', view: 'waiting', entries, next: null, counts: counts() });
  const names = () => queue.rows.value.map(({ entry: { name }, gone }) => (gone ? `(${name})` : name));
  return { world, queue, wire, say, names };
}
const at = (time: string) => `2026-11-25T${time}:00Z`;

describe('the list', () => {
  it('stands by urgency, then by what was promised', () => {
    const { names } = open(
      entry({ name: 'late promise', due: at('12:00') }),
      entry({ name: 'stranger', urgency: 'later', due: null }),
      entry({ name: 'angry', urgency: 'now', due: at('13:00') }),
      entry({ name: 'early promise', due: at('11:00') }),
      entry({ name: 'no promise', due: null }),
    );
    expect(names()).toEqual(['angry', 'early promise', 'late promise', 'no promise', 'stranger']);
  });

  it('moves nothing under the pointer, and catches up when it is gone', () => {
    const one = entry({ name: 'one', due: at('11:00') });
    const two = entry({ name: 'two', due: at('12:00') });
    const { queue, say, names } = open(one, two);
    queue.hold(true);
    say({ type: 'entry', entry: entry({ name: 'new', urgency: 'now' }), why: 'new' });
    say({ type: 'gone', customer: one.customer });
    say({ type: 'entry', entry: { ...two, name: 'two, changed' }, why: 'changed' });
    expect(names()).toEqual(['(one)', 'two, changed']);
    expect(queue.news.value).toBe(1);
    queue.hold(false);
    expect(names()).toEqual(['new', 'two, changed']);
    expect(queue.news.value).toBe(0);
  });

  it('is asked for again when another view is wanted, and ignores what comes of the one before', () => {
    const { queue, wire, say, names } = open(entry({ name: 'one' }));
    queue.show('mine');
    expect(wire.heard.at(-1)).toEqual({ type: 'hello', view: 'mine' });
    expect(queue.ready.value).toBe(false);
    say({ type: 'list', view: 'waiting', entries: [entry({ name: 'one' })], next: null, counts: counts() });
    expect(names()).toEqual([]);
    say({ type: 'list', view: 'mine', entries: [entry({ name: 'own' })], next: null, counts: counts() });
    expect(names()).toEqual(['own']);
  });

  it('of a view that the desk does not have is read by calls, newest first, and again while it is shown', async () => {
    const { world, queue, say, names } = open(entry({ name: 'one' }));
    const asked: (string | null)[] = [];
    const last = (time: string) => ({ at: at(time), author: 'customer', text: '' }) as const;
    const pages = {
      first: { entries: [entry({ name: 'old', state: 'closed', last: last('09:00') })], next: 'p2' },
      p2: { entries: [entry({ name: 'new', state: 'closed', last: last('10:00') })], next: null },
    };
    queue.listed = async (view, after) => {
      asked.push(`${view} ${after}`);
      return pages[after === null ? 'first' : 'p2'];
    };
    queue.show('closed');
    say({ type: 'list', view: 'closed', entries: [], next: null, counts: counts() });
    await vi.waitFor(() => expect(names()).toEqual(['old']));
    queue.more();
    await vi.waitFor(() => expect(names()).toEqual(['new', 'old']));
    say({ type: 'gone', customer: pages.p2.entries[0]?.customer ?? '' });
    expect(names()).toEqual(['new', 'old']);
    queue.show('assistant');
    await vi.waitFor(() => expect(names()).toEqual(['old']));
    world.pass(15_000);
    await vi.waitFor(() =>
      expect(asked).toEqual(['closed null', 'closed p2', 'assistant null', 'assistant null']),
    );
    queue.show('mine');
    world.pass(60_000);
    expect(asked).toHaveLength(4);
  });

  it('goes on page by page, each asked for once', () => {
    const { queue, wire, say, names } = open();
    say({
      type: 'list',
      view: 'waiting',
      entries: [entry({ name: 'a', due: at('10:00') })],
      next: 'p2',
      counts: counts(),
    });
    queue.more();
    queue.more();
    expect(wire.heard.filter((frame) => JSON.stringify(frame).includes('p2'))).toHaveLength(1);
    say({
      type: 'list',
      view: 'waiting',
      entries: [entry({ name: 'b', due: at('11:00') })],
      next: null,
      counts: counts(),
    });
    expect(names()).toEqual(['a', 'b']);
    expect(queue.hasMore.value).toBe(false);
  });

  it('knows the neighbours of a thread, and the first where none is open', () => {
    const [one, two] = [entry({ due: at('10:00') }), entry({ due: at('11:00') })];
    const { queue } = open(one, two);
    expect(queue.neighbour(null, 1)).toBe(one.customer);
    expect(queue.neighbour(one.customer, 1)).toBe(two.customer);
    expect(queue.neighbour(two.customer, 1)).toBeNull();
    expect(queue.neighbour(two.customer, -1)).toBe(one.customer);
  });
});

describe('a window on many rows', () => {
  it('holds those in sight and a few more, however many there are', () => {
    expect(windowOf(5_000, 92, 92 * 1_000, 920)).toEqual({ from: 994, to: 1_016 });
    expect(windowOf(3, 92, 0, 920)).toEqual({ from: 0, to: 3 });
    expect(windowOf(3, 92, 9_999, 920)).toEqual({ from: 3, to: 3 });
  });
});

describe('a clock', () => {
  it('warns before the time, and says when it is past', () => {
    const clock = { warn: at('11:30'), due: at('12:00') };
    expect(clockOf(clock, Date.parse(at('11:00')))).toBe('fine');
    expect(clockOf(clock, Date.parse(at('11:45')))).toBe('near');
    expect(clockOf(clock, Date.parse(at('12:00')))).toBe('late');
    expect(clockOf({ due: null, warn: null }, 0)).toBe('none');
  });
});

describe('without a socket', () => {
  const waiting = {
    customer: 'cu_9',
    since: at('09:00'),
    channel: 'email',
    reason: 'requested',
    summary: 'Where is it?',
    state: 'waiting',
    advisor: null,
    known: true,
  } as const;

  it('the list is what the desk says, and the socket’s own once it is there', () => {
    const world = new FakeWorld();
    const queue = new Queue(world, NORA);
    queue.offer([entryFrom(waiting, 'Jonas')], 1);
    expect(queue.ready.value).toBe(true);
    expect(queue.rows.value.map(({ entry: { name } }) => name)).toEqual(['Jonas']);
    const wire = world.wire(/desk/);
    wire.open();
    wire.say({
      type: 'list',
      view: 'waiting',
      entries: [entry({ name: 'Ana' })],
      next: null,
      counts: counts(),
    });
    queue.offer([entryFrom(waiting, 'Jonas')], 1);
    expect(queue.rows.value.map(({ entry: { name } }) => name)).toEqual(['Ana']);
  });

  it('a thread that an advisor has is theirs, and waits no more', () => {
    const queue = new Queue(new FakeWorld(), NORA);
    const taken = entryFrom({ ...waiting, state: 'advisor', advisor: NORA.person.id }, 'Jonas');
    queue.offer([taken], 0);
    expect(queue.rows.value).toEqual([]);
    queue.show('mine');
    queue.offer([taken], 0);
    expect(queue.rows.value).toHaveLength(1);
  });
});

describe('who is at the desk', () => {
  const one = (id: string, state: 'online' | 'offline') => ({ id, name: id, state, load: 0, limit: 5 });

  it('is all of a whole frame, and of a part what is new', () => {
    const { queue, say } = open();
    say({ type: 'presence', people: [one('nora', 'online'), one('max', 'offline')] });
    say({ type: 'presence', people: [one('max', 'online'), one('ines', 'online')], part: true });
    expect(queue.people.value.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'nora online',
      'max online',
      'ines online',
    ]);
    say({ type: 'presence', people: [one('max', 'offline')] });
    expect(queue.people.value).toEqual([one('max', 'offline')]);
  });
});
