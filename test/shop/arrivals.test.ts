import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDay } from '../../src/shop/days.ts';
import { returnable } from '../../src/shop/policy.ts';
import { Arrivals, wordFor } from '../../src/shop/remote/arrivals.ts';
import { forgetAccount } from '../../src/shop/remote/forget.ts';
import { allMigrations, plainStorage } from './plain.ts';
import { aRecord, SETTINGS } from './world.ts';

/* When a customer's word that an order has come counts, of a shop system that never says so. */

const DAY = 86_400_000;
const shippedAt = '2026-11-20T09:05:00.000Z';
const onItsWay = { status: 'shipped', shippedAt, deliveredAt: null } as const;
const inferred = { status: 'delivered', shippedAt, deliveredAt: '2026-11-25T09:05:00.000Z' } as const;
const said = { at: '2026-11-23T18:32:00.000Z', by: 'customer' } as const;
const READING = { arrivesAfter: 5 };

describe('the word of a customer', () => {
  it('counts from when it was said while arrival is only inferred', () => {
    expect(wordFor(onItsWay, said, READING)).toBe(said.at);
    expect(wordFor(onItsWay, { ...said, by: 'visitor' }, READING)).toBe(said.at);
  });

  it('counts no more where a carrier or the shop says where the parcel is', () => {
    expect(wordFor(onItsWay, said, { ...READING, reported: true })).toBeNull();
    expect(wordFor({ ...inferred, deliveredAt: '2026-11-24T10:00:00Z' }, said, READING)).toBeNull();
  });

  it('still counts once the inferred day has come, and that of a visitor who named the order no more', () => {
    expect(wordFor(inferred, said, READING)).toBe(said.at);
    expect(wordFor(inferred, { ...said, by: 'visitor' }, READING)).toBeNull();
  });

  it('counts from the inferred day where it is said after that', () => {
    const late = { ...said, at: '2026-11-28T10:00:00.000Z' };
    expect(wordFor(inferred, late, READING)).toBe(inferred.deliveredAt);
  });

  it.each([
    ['that has not left', { ...onItsWay, status: 'pending', shippedAt: null }],
    ['of which nobody knows when it left', { ...onItsWay, shippedAt: null }],
    ['that left after it was said', { ...onItsWay, shippedAt: '2026-11-23T20:00:00Z' }],
    ['that was cancelled', { ...onItsWay, status: 'cancelled' }],
    ['that came back', { ...inferred, status: 'returned' }],
  ] as const)('counts for nothing of an order %s', (_, order) => {
    expect(wordFor(order, said, READING)).toBeNull();
  });

  it('makes no window longer than the inferred day would, whenever it is said and read', () => {
    const moments = fc
      .integer({ min: 0, max: 60 * 24 })
      .map((hours) => Date.parse(shippedAt) + hours * 3_600_000);
    fc.assert(
      fc.property(
        moments,
        moments,
        fc.integer({ min: 0, max: 30 }),
        fc.boolean(),
        (at, now, arrivesAfter, owner) => {
          fc.pre(at <= now);
          const counted = new Date(Date.parse(shippedAt) + arrivesAfter * DAY).toISOString();
          const has = Date.parse(counted) <= now;
          const order = aRecord({
            ...{ status: has ? 'delivered' : 'shipped', shippedAt, deliveredAt: has ? counted : null },
            shipments: [],
          });
          const word = { at: new Date(at).toISOString(), by: owner ? 'customer' : 'visitor' } as const;
          const told = wordFor(order, word, { arrivesAfter });
          const read = returnable(
            told === null ? order : { ...order, toldDeliveredAt: told },
            SETTINGS,
            new Date(now).toISOString(),
          );
          const most = addDays(localDay(counted, SETTINGS.timeZone), SETTINGS.returns.windowDays);
          expect(read.lastDay === null || read.lastDay <= most).toBe(true);
        },
      ),
    );
  });
});

describe('what is kept of it', () => {
  const world = () => {
    const { sql } = plainStorage([...allMigrations('9999', 'remote-shop'), ...allMigrations()]);
    const arrivals = new Arrivals(sql);
    const read = async () => arrivals.told(aRecord({ ...onItsWay, shipments: [] }), READING);
    const rows = () => sql.exec('SELECT * FROM arrivals').toArray();
    return { sql, arrivals, read, rows };
  };
  const word = { order: '45821', ...said };

  it('is when it was said and by whom, the owner’s first word before a visitor’s', async () => {
    const { arrivals, read, rows } = world();
    await arrivals.tell({ ...word, by: 'visitor' }, read);
    const later = { ...word, at: '2026-11-24T08:00:00.000Z' };
    expect((await arrivals.tell(later, read))?.toldDeliveredAt).toBe(later.at);
    await arrivals.tell({ ...word, at: '2026-11-24T12:00:00.000Z' }, read);
    await arrivals.tell({ ...word, by: 'visitor', at: '2026-11-24T13:00:00.000Z' }, read);
    expect(rows()).toEqual([{ order_id: '45821', told_at: later.at, told_by: 'customer' }]);
  });

  it('is nothing where the word does not count', async () => {
    const { arrivals, rows } = world();
    expect(await arrivals.tell(word, async () => aRecord({ status: 'pending', shippedAt: null }))).toBeNull();
    expect(
      await arrivals.tell({ ...word, at: '2026-11-19T00:00:00Z' }, async () => aRecord(onItsWay)),
    ).toBeNull();
    expect(await arrivals.tell(word, async () => null)).toBeNull();
    expect(rows()).toEqual([]);
  });

  it('goes with the person', async () => {
    const { sql, arrivals, read, rows } = world();
    await arrivals.tell(word, read);
    forgetAccount(sql, 'c-1', ['45821']);
    expect(rows()).toEqual([]);
    expect((await read()).toldDeliveredAt).toBeUndefined();
  });
});
