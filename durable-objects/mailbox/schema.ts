import initial from '../../migrations/mailbox/0001_initial.sql';
import consents from '../../migrations/mailbox/0002_consents.sql';
import push from '../../migrations/mailbox/0003_push.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's mailbox, step by step. Only ever added to, at its end. */
export const mailboxSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_consents', sql: consents },
  { name: '0003_push', sql: push },
];
