import { abortAllDurableObjects } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import { storeShop, withOwners } from '../../durable-objects/clients/shop.ts';
import { clockShift, setClockShift } from '../../src/clock.ts';
import type { Env } from '../../src/env.ts';
import { defaultSettings } from '../../src/settings.ts';
import type { OrderRecord, Shop } from '../../src/shop/shop.ts';

const before = clockShift();
afterEach(() => setClockShift(before));

describe('whose an order is', () => {
  it('is known from what was just read, for a moment', async () => {
    const { shop, asked } = shopWith('c-1');
    await shop.order('1');
    expect(await shop.ownerOf('1')).toEqual({
      account: { id: 'c-1', name: 'Sophie Martin', locale: 'en' },
      country: 'FR',
    });
    expect(asked).toEqual(['1']);
    setClockShift(before + 31_000);
    await shop.ownerOf('1');
    expect(asked).toEqual(['1', '1']);
  });

  it('is asked for where nobody has read it, and is nobody’s where there is none', async () => {
    const { shop, asked } = shopWith('c-1');
    expect((await shop.ownerOf('1'))?.account.id).toBe('c-1');
    expect(await shop.ownerOf('2')).toBeNull();
    expect(await shop.ownerOf('2')).toBeNull();
    expect(asked).toEqual(['1', '2', '2']);
  });

  it('is all that is kept: an order is read anew each time', async () => {
    const { shop, asked } = shopWith('c-1');
    await shop.order('1');
    await shop.order('1');
    expect(asked).toEqual(['1', '1']);
  });
});

describe('the embedded shop', () => {
  it('answers whoever asked it before it crashed', async () => {
    const shop = storeShop(
      env as unknown as Env,
      `crash-${crypto.randomUUID().slice(0, 8)}`,
      defaultSettings,
    );
    expect(await shop.order('1')).toBeNull();
    await abortAllDurableObjects();
    expect(await shop.order('1')).toBeNull();
  });
});

/** A shop with the one order 1, which notes what it is asked. */
function shopWith(account: string) {
  const asked: string[] = [];
  const order = {
    id: '1',
    customer: { id: account, name: 'Sophie Martin', locale: 'en' },
    address: { country: 'FR' },
  } as OrderRecord;
  const shop: Pick<Shop, 'order'> = {
    order: async (id) => {
      asked.push(id);
      return id === '1' ? order : null;
    },
  };
  return { shop: withOwners(shop as Shop), asked };
}
