import { describe } from 'vitest';
import { wooWorld } from '../woocommerce/world.ts';
import { anExchange, aReturn, arrivalsContract, CANCEL, remoteContract, shopContract } from './contract.ts';

describe('WooCommerce', () => {
  shopContract(['return', 'settle', 'exchange', 'undo', 'cancel'], async () => wooWorld());
  arrivalsContract(async () => wooWorld(5), { inferred: '45821' });
  describe('a return', () => remoteContract(aReturn('45821'), async () => wooWorld()));
  describe('an exchange', () => remoteContract(anExchange('45821', 'DR-101-M'), async () => wooWorld()));
  describe('a cancellation', () => remoteContract(CANCEL, async () => wooWorld()));
});
