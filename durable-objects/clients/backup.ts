import { z } from 'zod';
import { BACKUP_FORMAT, BackupId, type BackupLine, ROW_PARTS } from '../../src/backup/lines.ts';
import { timestamp } from '../../src/clock.ts';
import { ConnectionName } from '../../src/connections/roster.ts';
import type { Env } from '../../src/env.ts';
import type { RowsPage, TableRows } from '../storage/rows.ts';
import { deskObject } from './desk.ts';
import { figuresObject } from './figures.ts';
import { indexParts } from './index-parts.ts';
import { knowledgeObject } from './knowledge.ts';
import { objectName, open, passedOn } from './open.ts';
import { parcelsObject } from './parcels.ts';
import { remoteShopObject, shopObject } from './shop.ts';
import { storeObject } from './store.ts';
import { webhooksObject } from './webhooks.ts';

/* What a backup of a store is read from: its own objects first, then everybody's thread, a page at a time. */

/** Characters of a page, and customers in it, at most about. */
const PAGE = 500_000;
const CUSTOMERS = 40;

type Part = (typeof ROW_PARTS)[number];

/** Where the following page begins. */
const Place = z.discriminatedUnion('in', [
  z.object({ in: z.literal('store'), id: BackupId }),
  z.object({ in: z.literal('rows'), of: z.enum(ROW_PARTS), place: z.string().nullable() }),
  z.object({
    in: z.literal('customers'),
    /** The part of the index whose customers are next, and behind whom. */
    part: z.number().int(),
    after: z.string(),
    /** Who comes before them: whom others lead. `place`: in the thread of the first. */
    next: z.array(z.string()),
    place: z.string().nullable(),
  }),
]);
type Place = z.infer<typeof Place>;

/** Lines of a backup; `next` is where the following page begins, null behind the last. */
export interface StorePage {
  lines: BackupLine[];
  next: string | null;
}

/** An object that keeps rows of a store. */
interface RowsKeeper {
  backUp(place: string | null): Promise<RowsPage>;
  restore(tables: readonly TableRows[]): Promise<void>;
}

/** The object of a part. */
export function keeperOf(env: Env, store: string, part: Part): RowsKeeper {
  const objects: Record<Part, () => RowsKeeper> = {
    store: () => storeObject(env, store),
    desk: () => deskObject(env, store),
    knowledge: () => knowledgeObject(env, store),
    figures: () => figuresObject(env, store),
    shop: () => shopObject(env, store),
    parcels: () => parcelsObject(env, store),
    'shop-shopify': () => remoteShopObject(env, store, 'shopify'),
    'shop-woocommerce': () => remoteShopObject(env, store, 'woocommerce'),
    'shop-prestashop': () => remoteShopObject(env, store, 'prestashop'),
    'shop-http': () => remoteShopObject(env, store, 'http'),
  };
  return objects[part]();
}

/** Where a new backup begins. */
export function firstPlace(id: string): string {
  return JSON.stringify({ in: 'store', id } satisfies Place);
}

/** The page at a place; null where that is none. */
export async function backupPage(env: Env, store: string, place: string): Promise<StorePage | null> {
  const from = placeIn(place);
  if (!from) return null;
  if (from.in === 'store') return paged(await storeLines(env, store, from.id), rowsOf(0));
  if (from.in === 'rows') {
    const { tables, next } = passedOn(await keeperOf(env, store, from.of).backUp(from.place));
    const lines = tables.map((rows): BackupLine => ({ type: 'rows', of: from.of, ...rows }));
    return paged(lines, next === null ? rowsOf(ROW_PARTS.indexOf(from.of) + 1) : { ...from, place: next });
  }
  return customersPage(env, store, from);
}

/** Whether nobody has written to the store yet, and it knows of no order and no article. */
export async function isEmptyStore(env: Env, store: string): Promise<boolean> {
  const known = await Promise.all(indexParts(env, store).map((part) => part.customers('', 1)));
  if (known.some((customers) => customers.length > 0)) return false;
  const [shop, knowledge] = await Promise.all([
    shopObject(env, store).backUp(null),
    knowledgeObject(env, store).articles(null, 1),
  ]);
  return shop.tables.length === 0 && knowledge.length === 0;
}

function placeIn(text: string): Place | null {
  try {
    return Place.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function paged(lines: BackupLine[], next: Place | null): StorePage {
  return { lines, next: next && JSON.stringify(next) };
}

function rowsOf(part: number): Place {
  const of = ROW_PARTS[part];
  if (of) return { in: 'rows', of, place: null };
  return { in: 'customers', part: 0, after: '', next: [], place: null };
}

async function storeLines(env: Env, store: string, id: string): Promise<BackupLine[]> {
  const { settings } = passedOn(await storeObject(env, store).settings());
  const lines: BackupLine[] = [
    { type: 'backup', format: BACKUP_FORMAT, id, store, at: timestamp() },
    // Tokens of other servers are sealed elsewhere, and stay there.
    {
      type: 'settings',
      store,
      settings: { ...settings, mcp: settings.mcp.map((one) => ({ ...one, token: false })) },
    },
  ];
  for (const name of ConnectionName.options) {
    const shown = await storeObject(env, store).connection({ type: 'show', name });
    if (shown.ok && shown.connection)
      lines.push({ type: 'connection', name, fields: { ...shown.connection.fields } });
  }
  const endpoints = passedOn(await webhooksObject(env, store).endpoints());
  return [...lines, ...endpoints.map(({ url, events }): BackupLine => ({ type: 'endpoint', url, events }))];
}

async function customersPage(
  env: Env,
  store: string,
  from: Extract<Place, { in: 'customers' }>,
): Promise<StorePage> {
  const parts = indexParts(env, store);
  const at = { ...from, next: [...from.next] };
  const lines: BackupLine[] = [];
  let size = 0;
  for (let read = 0; size < PAGE && read < CUSTOMERS; read++) {
    if (at.next.length === 0) {
      const part = parts[at.part];
      if (!part) return paged(lines, null);
      at.next = [...(await part.customers(at.after, CUSTOMERS))];
      at.after = at.next.at(-1) ?? '';
      if (at.next.length === 0) at.part++;
      continue;
    }
    const [customer = ''] = at.next;
    const object = open(env, env.CUSTOMER, objectName(store, customer));
    const page = passedOn(await object.backUp(at.place));
    lines.push(...(page?.lines ?? []));
    size += JSON.stringify(page?.lines ?? []).length;
    at.place = page?.next ?? null;
    // Whom they lead is in no list: those come next.
    if (at.place === null) at.next = [...followersIn(page?.lines ?? []), ...at.next.slice(1)];
  }
  return paged(lines, at);
}

function followersIn(lines: readonly BackupLine[]): string[] {
  return lines.flatMap((line) =>
    line.type === 'thread' && line.table === 'links'
      ? line.rows.flatMap(({ follower }) => (typeof follower === 'string' ? [follower] : []))
      : [],
  );
}
