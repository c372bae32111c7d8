import { createHash } from 'node:crypto';
import type { Beside } from '../remote/beside.ts';
import { newsOf } from '../remote/change-feed.ts';
import { API } from './rest.ts';
import { WooOrder } from './wire.ts';

/** Orders that one look takes in. */
const MOST_CHANGED = 50;
/** Milliseconds that each look reaches back behind the last one: what changed in the same second, or was written late. */
const OVERLAP = 5 * 60_000;
/** … and the first look behind now: the shop's clock may be another one. */
const FIRST = 86_400_000;

const ORDERS = `${API}/orders?`;

/**
 * The query of a look for what has changed. `cursor`: the newest change that was seen, as WooCommerce writes it: UTC that does not
 * say so. With a `Z` WordPress would turn it into the time of the site, and compare that to UTC (WP_Date_Query).
 */
export function changedPath(cursor: string | null, now: number): string {
  const from = cursor === null ? now - FIRST : Date.parse(`${cursor}Z`) - OVERLAP;
  const asked = {
    modified_after: new Date(from).toISOString().slice(0, 19),
    dates_are_gmt: 'true',
    per_page: String(MOST_CHANGED),
  };
  return `${API}/orders?${new URLSearchParams(asked)}`;
}

/** What an order is at one moment, as far as it is read: told twice, by a webhook and by a look, it is the same. */
export function versionOf(raw: unknown): string | null {
  const order = WooOrder.safeParse(raw).data;
  return order ? createHash('sha256').update(JSON.stringify(order)).digest('base64url') : null;
}

/**
 * Takes in what a look has found. Copies of an order are put right; where one more order may belong to a list, or more has changed
 * than a look sees, they are forgotten. Gives the next cursor.
 */
export function takeChanges(beside: Beside, rows: readonly unknown[], cursor: string | null): string | null {
  const changed = rows.flatMap((raw) => {
    const order = WooOrder.safeParse(raw).data;
    const version = versionOf(raw);
    return order && version !== null ? [{ raw, order, version, time: order.date_modified_gmt ?? null }] : [];
  });
  const { news, next } = newsOf(beside, changed, cursor);
  if (news.length === 0) return next;
  if (rows.length >= MOST_CHANGED) beside.forgetCopies();
  else putRight(beside, news);
  for (const { version } of news) beside.told(version);
  return next;
}

type Changed = { raw: unknown; order: WooOrder };

function putRight(beside: Beside, news: readonly Changed[]): void {
  const byId = new Map(news.map((one) => [one.order.id, one]));
  // Nobody is copied who was not asked for.
  for (const [id, { raw }] of byId) {
    const path = `${API}/orders/${id}`;
    const copy = beside.copy(path, 'old');
    if (copy && newerOf(copy.body, byId) === raw) beside.keep(path, raw);
  }
  for (const { path, body } of beside.copiesUnder(ORDERS)) {
    const rows: unknown[] = Array.isArray(body) ? body : [];
    const ids = new Set(rows.map((row) => WooOrder.safeParse(row).data?.id));
    const isMissing = news.some(({ order }) => !ids.has(order.id) && mayList(path, order));
    if (isMissing) beside.forget(path);
    else if (news.some(({ order }) => ids.has(order.id)))
      beside.putRight(
        path,
        rows.map((row) => newerOf(row, byId)),
      );
  }
}

/** A copy, or what has become of it: a look that was long on its way does not put an older order in a newer one's place. */
function newerOf(row: unknown, byId: ReadonlyMap<number, Changed>): unknown {
  const known = WooOrder.safeParse(row).data;
  const found = known && byId.get(known.id);
  const isNewer = found && (found.order.date_modified_gmt ?? '') >= (known.date_modified_gmt ?? '');
  return isNewer ? found.raw : row;
}

/** Whether a list that was asked for so may hold the order now. */
function mayList(path: string, { number, customer_id: customer, billing }: WooOrder): boolean {
  const asked = new URLSearchParams(path.slice(ORDERS.length));
  const who = asked.get('customer');
  if (who !== null) return who === String(customer);
  const text = asked.get('search')?.toLowerCase() ?? '';
  return JSON.stringify([number, billing]).toLowerCase().includes(text);
}
