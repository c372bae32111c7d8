import { describe } from 'vitest';
import { CAPABILITIES } from '../../../src/shop/writes.ts';
import { plainPort, plainShop } from '../plain.ts';
import { arrivalsContract, shopContract } from './contract.ts';
import { GOODS } from './goods.ts';

async function embedded() {
  const shop = plainShop();
  for (const line of GOODS) {
    if (line.type === 'order') shop.putOrder(line);
    else if (line.type === 'product') shop.putProduct(line);
  }
  return { shop: plainPort(shop), dress: 'DR-101' };
}

describe('the embedded shop', () => {
  shopContract(CAPABILITIES, embedded);
  arrivalsContract(embedded, { inferred: null });
});
