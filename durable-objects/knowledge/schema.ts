import initial from '../../migrations/knowledge/0001_initial.sql';
import asker from '../../migrations/knowledge/0002_asker.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's knowledge, step by step. Only ever added to, at its end. */
export const knowledgeSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_asker', sql: asker },
];
