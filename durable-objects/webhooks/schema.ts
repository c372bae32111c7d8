import initial from '../../migrations/webhooks/0001_initial.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's webhooks, step by step. Only ever added to, at its end. */
export const webhooksSchema: readonly Migration[] = [{ name: '0001_initial', sql: initial }];
