import initial from '../../migrations/figures/0001_initial.sql';
import packed from '../../migrations/figures/0002_packed.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's figures, step by step. Only ever added to, at its end. */
export const figuresSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_packed', sql: packed },
];
