import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockShift, timestamp } from '../../../src/clock.ts';
import { changedPath, takeChanges } from '../../../src/shop/prestashop/changes.ts';
import { Beside } from '../../../src/shop/remote/beside.ts';
import { allMigrations, plainStorage } from '../plain.ts';
import { prestaWorld } from './world.ts';

/* What the shop's people have changed in PrestaShop's back office. */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-24T09:00:00Z') - clockShift() });
});
afterEach(() => vi.useRealTimers());
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

async function read({ shop }: ReturnType<typeof prestaWorld>) {
  const order = await shop.order('45821');
  const all = await shop.ordersOf(order?.customer.id ?? '', 10);
  return { order, listed: all.find(({ id }) => id === '45821') };
}

describe('a change in PrestaShop', () => {
  it('is in the order, and in the lists that hold it, also while the shop is down', async () => {
    const world = prestaWorld({ clock: timestamp });
    expect((await read(world)).order?.status).toBe('delivered');
    later(1);
    world.presta.becomes('45821', 'cancelled');
    later(2);
    const cursor = await world.shop.poll(null);
    // As the shop writes it, in Paris.
    expect(cursor).toBe('2026-11-24 10:01:00');
    world.system.down(true);
    later(1);
    const { order, listed } = await read(world);
    expect([order?.status, listed?.status]).toEqual(['cancelled', 'cancelled']);
    expect(order?.asOf).toBe('2026-11-24T09:03:00.000Z');
  });

  it('is taken in once, and one in the very second of the last one is found', async () => {
    const world = prestaWorld({ clock: timestamp });
    await read(world);
    world.presta.becomes('45821', 'shipped');
    const cursor = await world.shop.poll(null);
    world.presta.becomes('45822', 'cancelled');
    const asked = world.asked.length;
    expect(await world.shop.poll(cursor)).toBe(cursor);
    expect((await world.shop.order('45822'))?.status).toBe('cancelled');
    const before = world.asked.length;
    expect(before).toBeGreaterThan(asked + 1);
    await world.shop.poll(cursor);
    expect(world.asked.length).toBe(before + 1);
  });

  it('that could not be read is found by the next look', async () => {
    const world = prestaWorld({ clock: timestamp });
    await read(world);
    later(1);
    world.presta.becomes('45821', 'cancelled');
    world.fail(503);
    await expect(world.shop.poll(null)).rejects.toThrow('HTTP 503');
    world.fail(0);
    await world.shop.poll(null);
    world.system.down(true);
    later(1);
    expect((await read(world)).order?.status).toBe('cancelled');
  });

  it('makes nothing kept of whom nobody asked about', async () => {
    const world = prestaWorld({ clock: timestamp });
    later(1);
    world.presta.becomes('45821', 'cancelled');
    await world.shop.poll(null);
    expect(world.sql.exec('SELECT path FROM copies').toArray()).toEqual([]);
  });
});

it('a look reaches back over the hour that a zone says twice, and writes its space as %20', () => {
  const path = changedPath('2026-10-25 02:30:00', 0);
  expect(new URL(path, 'https://shop.example').searchParams.get('filter[date_upd]')).toBe(
    '>[2026-10-25 01:20:00]',
  );
  expect(path).toContain('%20');
  expect(path).not.toContain('+');
});

describe('an order that does not say when it changed', () => {
  const undated = (date_upd: string) => ({ id: '7', id_customer: '3', date_upd });

  it.each(['', '0000-00-00 00:00:00', 'yesterday'])(
    'moves no cursor, and is read anew each time (%j)',
    async (time) => {
      const { storage } = plainStorage([...allMigrations('9999', 'remote-shop'), ...allMigrations()]);
      const beside = new Beside(storage.sql);
      beside.keep('/api/orders?filter[id_customer]=[3]', { orders: [{ id: 7 }] });
      const again = vi.fn(async () => undefined);
      expect(await takeChanges(beside, [undated(time)], null, again)).toBeNull();
      expect(await takeChanges(beside, [undated(time)], '2026-11-24 10:01:00', again)).toBe(
        '2026-11-24 10:01:00',
      );
      expect(again).toHaveBeenCalledTimes(2);
    },
  );

  it('left a cursor that is no time: the next look begins as the first one does', () => {
    const now = Date.parse('2026-11-24T09:00:00Z');
    for (const cursor of ['', '0000-00-00 00:00:00'])
      expect(changedPath(cursor, now)).toBe(changedPath(null, now));
  });
});
