import { z } from 'zod';

/** What the shop of this service holds. */
export interface ShopSummary {
  orders: number;
  /** Accounts that an order, a subscription, an invoice or an appointment names. */
  people: number;
  products: number;
  /** The orders that came in last. `at`: when they were placed, ISO 8601. */
  newest: { id: string; name: string; at: string }[];
}

const Placed = z.object({ id: z.string(), placedAt: z.string(), customer: z.object({ name: z.string() }) });

/** How much there is, and the three newest orders: whoever brought a feed in sees what was recognised. */
export function summaryOf(sql: SqlStorage): ShopSummary {
  const count = (query: string) => sql.exec<{ n: number }>(query).one().n;
  const newest = sql
    .exec<{ body: string }>('SELECT body FROM orders ORDER BY rowid DESC LIMIT 3')
    .toArray()
    .map(({ body }) => Placed.parse(JSON.parse(body)));
  return {
    orders: count('SELECT count(*) AS n FROM orders'),
    people: count('SELECT count(*) AS n FROM (SELECT account FROM orders UNION SELECT account FROM persons)'),
    products: count('SELECT count(*) AS n FROM products'),
    newest: newest.map(({ id, placedAt, customer }) => ({ id, name: customer.name, at: placedAt })),
  };
}
