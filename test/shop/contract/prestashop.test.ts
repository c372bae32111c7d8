import { describe } from 'vitest';
import { prestaWorld } from '../prestashop/world.ts';
import { aReturn, remoteContract, shopContract } from './contract.ts';

describe('PrestaShop', () => {
  shopContract(['return', 'undo'], async () => prestaWorld());
  describe('a return', () => remoteContract(aReturn('45821'), async () => prestaWorld()));
});
