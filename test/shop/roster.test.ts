import { expect, it } from 'vitest';
import { defaultSettings } from '../../src/settings.ts';
import { shopOf } from '../../src/shop/roster.ts';
import { ShopUnavailable } from '../../src/shop/unavailable.ts';

const reach = {
  object() {
    throw new Error('no stub here');
  },
  beside() {
    throw new Error('nothing beside');
  },
};

it('a shop whose settings do not come is unavailable, and no other shop is asked instead', async () => {
  const shop = shopOf(() => Promise.reject(new Error('the store is down')), reach);
  await expect(shop.order('45821')).rejects.toBeInstanceOf(ShopUnavailable);
});

it('the kind of a shop is read from the settings at each call', async () => {
  let asked = 0;
  const shop = shopOf(() => {
    asked++;
    return defaultSettings();
  }, reach);
  await expect(shop.product('DR-101')).rejects.toThrow('no stub here');
  await expect(shop.order('45821')).rejects.toThrow('no stub here');
  expect(asked).toBe(2);
});
