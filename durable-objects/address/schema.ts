import initial from '../../migrations/address/0001_initial.sql';
import departed from '../../migrations/address/0002_departed.sql';
import confirmed from '../../migrations/address/0003_confirmed.sql';
import shared from '../../migrations/address/0004_shared.sql';
import lapsing from '../../migrations/address/0005_lapsing.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of an address's object, step by step. Only ever added to, at its end. */
export const addressSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_departed', sql: departed },
  { name: '0003_confirmed', sql: confirmed },
  { name: '0004_shared', sql: shared },
  { name: '0005_lapsing', sql: lapsing },
];
