import { z } from 'zod';
import { atLeast } from '../conversation/values.ts';
import type { Settlement } from '../shop/writes.ts';
import { standing } from './access.ts';
import { Id } from './inputs.ts';
import { invalid, needs, unsupported } from './refusals.ts';
import type { QuoteScope, ToolResult } from './tool.ts';

/** How money goes back, as tool input. */
export const Settling = {
  settlement: z
    .enum(['original', 'credit'])
    .optional()
    .describe('money back to the original payment, or as store credit'),
  payment: Id.optional().describe('money back to this method on file instead, by its id in the profile'),
};

type Chosen = { ok: true; value: Settlement | null } | Extract<ToolResult, { ok: false }>;

/** What was chosen; null where nothing was. A refund by another method than the payment requires a verified speaker. */
export async function settlementOf(
  { settlement, payment }: { settlement?: 'original' | 'credit' | undefined; payment?: string | undefined },
  scope: QuoteScope,
): Promise<Chosen> {
  if (settlement !== undefined && payment !== undefined) return invalid('either settlement or payment');
  if (settlement === 'original') return { ok: true, value: { to: 'original' } };
  if (settlement === undefined && payment === undefined) return { ok: true, value: null };
  if (!atLeast(standing(scope), 'verified')) return needs('verified');
  if (payment !== undefined) return { ok: true, value: { to: 'method', id: payment } };
  const able = await scope.shop.capabilities();
  return able.includes('credit') ? { ok: true, value: { to: 'credit' } } : unsupported();
}
