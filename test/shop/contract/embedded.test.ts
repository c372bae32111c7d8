import { describe } from 'vitest';
import { CAPABILITIES } from '../../../src/shop/writes.ts';
import { plainPort, plainShop } from '../plain.ts';
import { shopContract } from './contract.ts';
import { GOODS } from './goods.ts';

describe('the embedded shop', () => {
  shopContract(CAPABILITIES, async () => {
    const shop = plainShop();
    for (const line of GOODS) {
      if (line.type === 'order') shop.putOrder(line);
      else if (line.type === 'product') shop.putProduct(line);
    }
    return { shop: plainPort(shop), dress: 'DR-101' };
  });
});
