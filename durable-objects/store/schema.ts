import initial from '../../migrations/store/0001_initial.sql';
import troubles from '../../migrations/store/0002_troubles.sql';
import doors from '../../migrations/store/0003_doors.sql';
import erasures from '../../migrations/store/0004_erasures.sql';
import tokens from '../../migrations/store/0005_tokens.sql';
import deskOrder from '../../migrations/store/0006_desk_order.sql';
import counts from '../../migrations/store/0007_counts.sql';
import promises from '../../migrations/store/0008_promises.sql';
import approvals from '../../migrations/store/0009_approvals.sql';
import mailboxes from '../../migrations/store/0010_mailboxes.sql';
import tenancy from '../../migrations/store/0011_tenancy.sql';
import settingsHistory from '../../migrations/store/0012_settings_history.sql';
import drafts from '../../migrations/store/0013_drafts.sql';
import spend from '../../migrations/store/0014_spend.sql';
import connections from '../../migrations/store/0015_connections.sql';
import scenarios from '../../migrations/store/0016_scenarios.sql';
import backups from '../../migrations/store/0017_backups.sql';
import digests from '../../migrations/store/0018_digests.sql';
import remains from '../../migrations/store/0019_remains.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of a store's object, step by step. Only ever added to, at its end. */
export const storeSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_troubles', sql: troubles },
  { name: '0003_doors', sql: doors },
  { name: '0004_erasures', sql: erasures },
  { name: '0005_tokens', sql: tokens },
  { name: '0006_desk_order', sql: deskOrder },
  { name: '0007_counts', sql: counts },
  { name: '0008_promises', sql: promises },
  { name: '0009_approvals', sql: approvals },
  { name: '0010_mailboxes', sql: mailboxes },
  { name: '0011_tenancy', sql: tenancy },
  { name: '0012_settings_history', sql: settingsHistory },
  { name: '0013_drafts', sql: drafts },
  { name: '0014_spend', sql: spend },
  { name: '0015_connections', sql: connections },
  { name: '0016_scenarios', sql: scenarios },
  { name: '0017_backups', sql: backups },
  { name: '0018_digests', sql: digests },
  { name: '0019_remains', sql: remains },
];
