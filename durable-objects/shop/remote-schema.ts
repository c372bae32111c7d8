import beside from '../../migrations/remote-shop/0001_beside.sql';
import theirs from '../../migrations/remote-shop/0002_theirs.sql';
import events from '../../migrations/remote-shop/0003_events.sql';
import polls from '../../migrations/remote-shop/0004_polls.sql';
import arrivals from '../../migrations/remote-shop/0005_arrivals.sql';
import untold from '../../migrations/remote-shop/0006_untold.sql';
import later from '../../migrations/remote-shop/0007_later.sql';
import initial from '../../migrations/shop/0001_initial.sql';
import requests from '../../migrations/shop/0002_requests.sql';
import orderKeys from '../../migrations/shop/0003_order_keys.sql';
import writes from '../../migrations/shop/0004_writes.sql';
import names from '../../migrations/shop/0005_names.sql';
import translations from '../../migrations/shop/0006_translations.sql';
import billing from '../../migrations/shop/0008_billing.sql';
import type { Migration } from '../storage/migrate.ts';

/**
 * The schema beside a shop system of others, step by step. Only ever added to, at its end: what the embedded
 * shop gains later comes in here behind all of these.
 */
export const remoteShopSchema: readonly Migration[] = [
  { name: '0001_beside', sql: beside },
  { name: 'shop_0001_initial', sql: initial },
  { name: 'shop_0002_requests', sql: requests },
  { name: 'shop_0003_order_keys', sql: orderKeys },
  { name: 'shop_0004_writes', sql: writes },
  { name: 'shop_0005_names', sql: names },
  { name: '0002_theirs', sql: theirs },
  { name: 'shop_0006_translations', sql: translations },
  { name: '0003_events', sql: events },
  { name: '0004_polls', sql: polls },
  { name: '0005_arrivals', sql: arrivals },
  { name: 'shop_0008_billing', sql: billing },
  { name: '0006_untold', sql: untold },
  { name: '0007_later', sql: later },
];
