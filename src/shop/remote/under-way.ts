import { z } from 'zod';

/** Orders, and products of what comes back, that are looked for at once. */
const MOST = 2;

const Body = z.object({ items: z.array(z.object({ line: z.string(), product: z.string() })) });

/**
 * What our own record of a customer's newest orders, or of one order, says that is soon asked about: the orders that were returned or
 * are being returned, and the products that come back, which are exchanged for another size of the same.
 */
export function underWay(
  sql: SqlStorage,
  of: { account: string } | { order: string },
): { orders: string[]; products: string[] } {
  const [column, value] = 'account' in of ? ['account', of.account] : ['id', of.order];
  const rows = sql
    .exec<{ id: string; body: string; lines: string | null }>(
      `SELECT o.id, o.body, (SELECT r.lines FROM returns r WHERE r.order_id = o.id AND r.status = 'open' LIMIT 1) AS lines
       FROM orders o WHERE o.${column} = ? AND EXISTS (SELECT 1 FROM returns r WHERE r.order_id = o.id)
       ORDER BY o.placed_at DESC LIMIT ?`,
      ...[value, MOST],
    )
    .toArray();
  const products = rows.flatMap(({ body, lines }) => {
    if (lines === null) return [];
    const back = z.array(z.string()).safeParse(JSON.parse(lines)).data ?? [];
    const items = Body.safeParse(JSON.parse(body)).data?.items ?? [];
    return items.filter(({ line }) => back.includes(line)).map(({ product }) => product);
  });
  return { orders: rows.map(({ id }) => id), products: [...new Set(products)].slice(0, MOST) };
}
