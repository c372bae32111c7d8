import initial from '../../../migrations/customer/0001_initial.sql';
import unfinishedActions from '../../../migrations/customer/0002_unfinished_actions.sql';
import whatsappRules from '../../../migrations/customer/0003_whatsapp_rules.sql';
import doors from '../../../migrations/customer/0004_doors.sql';
import calls from '../../../migrations/customer/0005_calls.sql';
import codes from '../../../migrations/customer/0006_codes.sql';
import links from '../../../migrations/customer/0008_links.sql';
import filesInLog from '../../../migrations/customer/0009_files_in_log.sql';
import testimony from '../../../migrations/customer/0010_testimony.sql';
import byIndex from '../../../migrations/customer/0011_by_index.sql';
import promises from '../../../migrations/customer/0012_promises.sql';
import revoked from '../../../migrations/customer/0013_revoked.sql';
import approvals from '../../../migrations/customer/0014_approvals.sql';
import drafts from '../../../migrations/customer/0015_drafts.sql';
import timeline from '../../../migrations/customer/0016_timeline.sql';
import reasons from '../../../migrations/customer/0017_reasons.sql';
import type { Migration } from '../../storage/migrate.ts';

/** The schema of a customer's object, step by step. Only ever added to, at its end. */
export const customerSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_unfinished_actions', sql: unfinishedActions },
  { name: '0003_whatsapp_rules', sql: whatsappRules },
  { name: '0004_doors', sql: doors },
  { name: '0005_calls', sql: calls },
  { name: '0006_codes', sql: codes },
  { name: '0008_links', sql: links },
  { name: '0009_files_in_log', sql: filesInLog },
  { name: '0010_testimony', sql: testimony },
  { name: '0011_by_index', sql: byIndex },
  { name: '0012_promises', sql: promises },
  { name: '0013_revoked', sql: revoked },
  { name: '0014_approvals', sql: approvals },
  { name: '0015_drafts', sql: drafts },
  { name: '0016_timeline', sql: timeline },
  { name: '0017_reasons', sql: reasons },
];
