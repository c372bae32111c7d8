import { Table } from '../../tables/table.ts';
import type { PackedTable } from './packed.ts';

/** Made by `npm run learn:languages`. */
export const packed = new Table<PackedTable>(
  'languages',
  '070fc4925676315222e5ac0dde3c55f40181ba200233505352f289f24ba14d6f',
);
