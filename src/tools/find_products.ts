import { z } from 'zod';
import { viewProduct } from '../identity/view.ts';
import { tool } from './tool.ts';

export const findProducts = tool({
  name: 'find_products',
  description:
    'Finds products by words of their name, by id or by sku, with sizes, prices and the pieces left of each variant.',
  input: z.strictObject({ query: z.string().trim().min(1).max(200) }),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run({ query }, { shop }) {
    return { ok: true, output: (await shop.findProducts(query)).map(viewProduct) };
  },
});
