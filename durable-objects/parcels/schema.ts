import initial from '../../migrations/parcels/0001_initial.sql';
import tracks from '../../migrations/parcels/0002_tracks.sql';
import renewed from '../../migrations/parcels/0003_renewed.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of what a store's carriers were asked for, step by step. Only ever added to, at its end. */
export const parcelsSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_tracks', sql: tracks },
  { name: '0003_renewed', sql: renewed },
];
