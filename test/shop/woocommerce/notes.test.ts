import { describe, expect, it } from 'vitest';
import type { ShopWrite } from '../../../src/shop/writes.ts';
import { anExchange, aReturn } from '../contract/contract.ts';
import { NOW } from '../world.ts';
import { wooWorld } from './world.ts';

/* What a write tells on the order, which nobody waits for. */

const DAY = 86_400_000;
const apply = (world: ReturnType<typeof wooWorld>, write: ShopWrite, key = 'k') =>
  world.shop.apply(write, { key, agreed: null, now: NOW });

describe('a note on an order', () => {
  it('is written once the write is over', async () => {
    const world = wooWorld();
    expect(await apply(world, aReturn('45821'))).toMatchObject({ ok: true });
    expect(world.notesOn('45821')).toEqual([]);
    await world.afterwards();
    expect(world.notesOn('45821')).toMatchObject([expect.stringContaining('Return')]);
    await world.afterwards(Date.parse(NOW) + 2 * DAY);
    expect(world.notesOn('45821')).toHaveLength(1);
  });

  it('is written once where the answer to it was lost, and by a shop that was down', async () => {
    const world = wooWorld();
    await apply(world, anExchange('45821', 'DR-101-M'));
    world.system.down(true);
    await expect(world.afterwards()).rejects.toThrow('did not answer');
    world.system.down(false);
    world.system.loseAnswer(0);
    await expect(world.afterwards(Date.parse(NOW) + 3 * DAY)).rejects.toThrow('did not answer');
    await world.afterwards(Date.parse(NOW) + 5 * DAY);
    const notes = world.notesOn('45821');
    expect(notes.filter((note) => note.includes('Exchange'))).toHaveLength(1);
    expect(notes.filter((note) => note.includes('Return'))).toHaveLength(1);
  });

  it('is not written for somebody who was erased meanwhile', async () => {
    const world = wooWorld();
    await apply(world, aReturn('45821'));
    const { forgetAccount } = await import('../../../src/shop/remote/forget.ts');
    forgetAccount(world.sql, 'c-1', ['45821']);
    await world.afterwards();
    expect(world.notesOn('45821')).toEqual([]);
  });
});
