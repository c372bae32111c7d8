import { describe } from 'vitest';
import type { Capability, ShopWrite } from '../../../src/shop/writes.ts';
import { shopifyWorld } from '../shopify/world.ts';
import { anExchange, aReturn, arrivalsContract, CANCEL, remoteContract, shopContract } from './contract.ts';

const ABLE: readonly Capability[] = [
  ...(['return', 'undo', 'settle', 'credit', 'exchange', 'cancel', 'items', 'address'] as const),
];
const NEW_ADDRESS: ShopWrite & { order: string } = {
  act: 'address',
  order: '45822',
  address: { line1: '3 rue Neuve', line2: '', postcode: '69001', city: 'Lyon', country: 'FR' },
};
const NEW_SIZE: ShopWrite & { order: string } = {
  act: 'items',
  order: '45822',
  swaps: [{ line: '1', quantity: null, sku: 'DR-101-M' }],
  difference: 'none',
  payment: null,
};

describe('Shopify', () => {
  shopContract(ABLE, async () => shopifyWorld());
  arrivalsContract(async () => shopifyWorld(), { inferred: null });
  describe('where no carrier speaks', () =>
    arrivalsContract(
      async () => {
        const world = shopifyWorld({ arrivesAfter: 9 });
        world.hands.carrier('45823', 'FULFILLED');
        return world;
      },
      { inferred: '45823' },
    ));
  describe('a return', () => remoteContract(aReturn('45821'), async () => shopifyWorld()));
  describe('a return for money', () =>
    remoteContract({ ...aReturn('45821'), settlement: { to: 'original' } }, async () => shopifyWorld()));
  describe('an exchange', () => remoteContract(anExchange('45821', 'DR-101-M'), async () => shopifyWorld()));
  describe('a cancellation', () => remoteContract(CANCEL, async () => shopifyWorld()));
  describe('an edit', () => remoteContract(NEW_SIZE, async () => shopifyWorld()));
  describe('an address', () => remoteContract(NEW_ADDRESS, async () => shopifyWorld()));
});

describe('Shopify, of which the app may only read', () => {
  const scopes = ['read_orders', 'read_all_orders', 'read_customers', 'read_products', 'read_inventory'];
  shopContract([], async () => shopifyWorld({ scopes }));
});
