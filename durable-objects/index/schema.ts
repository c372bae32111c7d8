import initial from '../../migrations/index/0001_initial.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a part of a store's index, step by step. Only ever added to, at its end. */
export const indexSchema: readonly Migration[] = [{ name: '0001_initial', sql: initial }];
