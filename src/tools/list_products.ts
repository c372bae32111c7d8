import { z } from 'zod';
import type { ProductKind } from '../shop/shop.ts';
import { type ToolResult, tool } from './tool.ts';

export const listProducts = tool({
  name: 'list_products',
  description:
    'What the shop sells, by kind: the ids and names of its products. Look at one with find_products.',
  input: z.strictObject({}),
  assurance: 'anonymous',
  reach: 'reads',
  does: null,
  async run(_, { shop }): Promise<ToolResult<ProductKind[]>> {
    return { ok: true, output: await shop.productKinds() };
  },
});
