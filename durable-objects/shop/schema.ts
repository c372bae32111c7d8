import initial from '../../migrations/shop/0001_initial.sql';
import requests from '../../migrations/shop/0002_requests.sql';
import orderKeys from '../../migrations/shop/0003_order_keys.sql';
import writes from '../../migrations/shop/0004_writes.sql';
import names from '../../migrations/shop/0005_names.sql';
import translations from '../../migrations/shop/0006_translations.sql';
import places from '../../migrations/shop/0007_places.sql';
import billing from '../../migrations/shop/0008_billing.sql';
import appointments from '../../migrations/shop/0009_appointments.sql';
import busy from '../../migrations/shop/0010_busy.sql';
import subscriptionChanges from '../../migrations/shop/0011_subscription_changes.sql';
import services from '../../migrations/shop/0012_services.sql';
import type { Migration } from '../storage/migrate.ts';

/** The schema of the embedded shop, step by step. Only ever added to, at its end. */
export const shopSchema: readonly Migration[] = [
  { name: '0001_initial', sql: initial },
  { name: '0002_requests', sql: requests },
  { name: '0003_order_keys', sql: orderKeys },
  { name: '0004_writes', sql: writes },
  { name: '0005_names', sql: names },
  { name: '0006_translations', sql: translations },
  { name: '0007_places', sql: places },
  { name: '0008_billing', sql: billing },
  { name: '0009_appointments', sql: appointments },
  { name: '0010_busy', sql: busy },
  { name: '0011_subscription_changes', sql: subscriptionChanges },
  { name: '0012_services', sql: services },
];
