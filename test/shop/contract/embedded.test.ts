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

/** Of what it has none of, subscriptions and invoices here, it says so. */
const OF_ORDERS = CAPABILITIES.filter((one) => !/subscription|invoice/.test(one));

describe('the embedded shop', () => {
  shopContract(OF_ORDERS, embedded);
  arrivalsContract(embedded, { inferred: null });
});
