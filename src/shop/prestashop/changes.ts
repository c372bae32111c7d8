import { z } from 'zod';
import type { Beside } from '../remote/beside.ts';
import { newsOf } from '../remote/change-feed.ts';
import type { PrestaChanged } from './wire.ts';

/** Orders that one look takes in, and lists of orders that are read anew after it. */
const MOST_CHANGED = 50;
const MOST_AGAIN = 10;
/**
 * Milliseconds that each look reaches back behind the last one: what changed in the same second, or was written late. The shop's times
 * are its own zone's, which says one hour twice in autumn.
 */
const OVERLAP = 70 * 60_000;
/** … and the first look behind now, wherever the shop is. */
const FIRST = 36 * 3_600_000;

const ORDERS = '/api/orders?';
/** What every list of orders is asked for by. */
const OF_EACH = ['output_format', 'display', 'sort'];

/** The query of a look for what has changed. `cursor`: the newest change that was seen, as PrestaShop writes it. */
export function changedPath(cursor: string | null, now: number): string {
  const seen = timeIn(cursor ?? '');
  const from = seen === null ? now - FIRST : Date.parse(`${seen.replace(' ', 'T')}Z`) - OVERLAP;
  const written = new Date(from).toISOString().slice(0, 19).replace('T', ' ');
  const asked = new URLSearchParams({
    ...{ output_format: 'JSON', display: '[id,id_customer,date_upd]', date: '1' },
    ...{ 'filter[date_upd]': `>[${written}]`, sort: '[date_upd_DESC]', limit: String(MOST_CHANGED) },
  });
  // A date is understood with its space as %20.
  return `${ORDERS}${asked.toString().replaceAll('+', '%20')}`;
}

/**
 * Takes in what a look has found: lists of orders that are kept here and hold one that changed, or may hold it now, are asked for anew by
 * `again`, with all that they name. Gives the next cursor.
 */
export async function takeChanges(
  beside: Beside,
  found: readonly z.infer<typeof PrestaChanged>[],
  cursor: string | null,
  again: (asked: Readonly<Record<string, string>>) => Promise<unknown>,
): Promise<string | null> {
  const rows = found.map(({ id, id_customer: customer, date_upd: written }) => {
    const time = timeIn(written);
    return { id, customer, time, version: time && `order ${id} ${time}` };
  });
  const { news, next } = newsOf(beside, rows, timeIn(cursor ?? ''));
  const lists = beside.copiesUnder(ORDERS).flatMap(({ path, body }) => {
    const asked = new URLSearchParams(path.slice(ORDERS.length));
    const ids = new Set(Listed.safeParse(body).data?.orders.map(({ id }) => String(id)));
    const accounts = (asked.get('filter[id_customer]') ?? '').replace(/[[\]]/g, '').split('|');
    const holds = news.some(({ id, customer }) => ids.has(id) || accounts.includes(customer));
    for (const name of OF_EACH) asked.delete(name);
    return holds ? [Object.fromEntries(asked)] : [];
  });
  if (found.length >= MOST_CHANGED || lists.length > MOST_AGAIN) beside.forgetCopies();
  else for (const asked of lists) await again(asked);
  for (const { version } of news) if (version !== null) beside.told(version);
  return next;
}

/** When something changed, as PrestaShop writes it; null where it does not say (`0000-00-00 00:00:00` is no day). */
function timeIn(written: string): string | null {
  const isTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written);
  return isTime && !Number.isNaN(Date.parse(`${written.replace(' ', 'T')}Z`)) ? written : null;
}

const Listed = z.object({ orders: z.array(z.object({ id: z.union([z.string(), z.number()]) })) });
