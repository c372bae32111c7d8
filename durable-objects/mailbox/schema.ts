import initial from '../../migrations/mailbox/0001_initial.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's mailbox, step by step. Only ever added to, at its end. */
export const mailboxSchema: readonly Migration[] = [{ name: '0001_initial', sql: initial }];
