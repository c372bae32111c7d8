import { z } from 'zod';
import { viewProduct } from '../identity/view.ts';
import { tool } from './tool.ts';

/** Higher than any price. */
const MOST = 1_000_000_000;

export const findProducts = tool({
  name: 'find_products',
  description:
    'Finds products by words of their name, by id or by sku, with sizes, prices and the pieces left of each variant. Where the customer looks for something by its kind, what it is made of or what it costs, give `near`, a price in minor units: then words of the kind and the description count too, an empty query is all, and what is in stock nearest to that price comes first.',
  input: z
    .strictObject({
      query: z.string().trim().max(200),
      near: z.number().int().min(0).max(MOST).optional(),
    })
    .refine(({ query, near }) => query !== '' || near !== undefined, 'a query or a price'),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ query, near }, { shop }) {
    return { ok: true, output: (await shop.findProducts(query, near)).map(viewProduct) };
  },
});
