import { describe, expect, it } from 'vitest';
import { Live } from '../../console/core/transport/live.ts';
import { FakeWorld } from './world.ts';

interface Frame {
  type: string;
  n?: number;
}

function dialled(world: FakeWorld) {
  const heard: Frame[] = [];
  let since = 0;
  const live = new Live<Frame, Frame>(world, {
    path: '/live',
    protocol: 'onethread.thread.1',
    hello: () => ({ type: 'hello', n: since }),
    onFrame: (frame) => {
      heard.push(frame);
      since = frame.n ?? since;
    },
  });
  return { live, heard };
}
const last = (world: FakeWorld) => world.wire(/live/);

describe('a socket of the console', () => {
  it('says what it has, hears the rest, and is live', async () => {
    const world = new FakeWorld();
    const { live, heard } = dialled(world);
    last(world).open();
    last(world).say({ type: 'welcome', n: 3 });
    expect(last(world).heard).toEqual([{ type: 'hello', n: 0 }]);
    expect(heard).toEqual([{ type: 'welcome', n: 3 }]);
    expect(live.state.value).toBe('live');
  });

  it('cut twenty times goes on each time from where it was', async () => {
    const world = new FakeWorld();
    const { live } = dialled(world);
    for (let n = 1; n <= 20; n++) {
      last(world).open();
      last(world).say({ type: 'item', n });
      last(world).cut();
      expect(live.state.value).toBe('lost');
      await world.pass(1_000);
    }
    expect(world.wires.map(({ heard }) => heard[0]).slice(0, 20)).toEqual(
      Array.from({ length: 20 }, (_, n) => ({ type: 'hello', n })),
    );
  });

  it('dials again at once where the thread has moved, and when the network is back', async () => {
    const world = new FakeWorld();
    dialled(world);
    last(world).open();
    last(world).say({ type: 'moved' });
    await world.pass(1);
    expect(world.wires).toHaveLength(2);
    last(world).cut();
    world.wake();
    expect(world.wires).toHaveLength(3);
  });

  it('is given up where nothing answers on it', async () => {
    const world = new FakeWorld();
    dialled(world);
    const first = last(world);
    first.open();
    first.say({ type: 'welcome' });
    await world.pass(25_000);
    expect(first.heard.at(-1)).toEqual({ type: 'ping' });
    await world.pass(10_000);
    expect(first.closed).toBe(true);
    expect(world.wires.length).toBeGreaterThan(1);
  });

  it('that never opens is absent, so that calls take its place', async () => {
    const world = new FakeWorld();
    const { live } = dialled(world);
    for (let n = 0; n < 4; n++) {
      last(world).cut();
      await world.pass(20_000);
    }
    expect(live.state.value).toBe('absent');
  });

  it('that has ended dials no more', async () => {
    const world = new FakeWorld();
    const { live } = dialled(world);
    last(world).open();
    live.end();
    await world.pass(120_000);
    world.wake();
    expect(world.wires).toHaveLength(1);
  });
});
