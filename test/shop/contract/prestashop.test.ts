import { describe } from 'vitest';
import { prestaWorld } from '../prestashop/world.ts';
import { aReturn, arrivalsContract, remoteContract, shopContract } from './contract.ts';

describe('PrestaShop', () => {
  shopContract(['return', 'undo'], async () => prestaWorld());
  arrivalsContract(async () => prestaWorld(), { inferred: '45823' });
  describe('a return', () => remoteContract(aReturn('45821'), async () => prestaWorld()));
});
