import initial from '../../migrations/store/0001_initial.sql';
import troubles from '../../migrations/store/0002_troubles.sql';
import doors from '../../migrations/store/0003_doors.sql';
import erasures from '../../migrations/store/0004_erasures.sql';
import tokens from '../../migrations/store/0005_tokens.sql';
import deskOrder from '../../migrations/store/0006_desk_order.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's object, step by step. Only ever added to, at its end. */
export const storeSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_troubles', sql: troubles },
  { name: '0003_doors', sql: doors },
  { name: '0004_erasures', sql: erasures },
  { name: '0005_tokens', sql: tokens },
  { name: '0006_desk_order', sql: deskOrder },
];
