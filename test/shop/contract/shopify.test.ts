import { describe } from 'vitest';
import { shopifyWorld } from '../shopify/world.ts';
import { shopContract } from './contract.ts';

describe('Shopify', () => {
  shopContract([], async () => shopifyWorld());
});
