import type { Quote } from '../../../src/conversation/quote.ts';
import type { OrderView } from '../../../src/identity/view.ts';
import type { Refusal, ToolResult } from '../../../src/tools/tool.ts';

/** The return under way that takes these lines, or of this id; any where neither is given. */
export function openReturnOf(order: OrderView, about: { return?: unknown; lines?: unknown }) {
  const lines = Array.isArray(about.lines) ? about.lines : [];
  return order.returns.find(
    (back) =>
      back.status === 'open' &&
      (about.return === undefined || back.id === about.return) &&
      (lines.length === 0 || lines.some((line) => back.lines.includes(line))),
  );
}

export function pieceOf({
  line,
  sku,
  title,
  options,
  quantity,
}: OrderView['items'][number]): Quote['out'][number] {
  return { line, sku, title, options, quantity };
}

export interface Given extends ReturnType<typeof lotsIn> {
  order?: string;
  return?: string;
  line?: string;
  sku?: string;
  exchange?: string;
  settlement?: string;
}

/** The lines of a call, and how many pieces of them where not all are meant. */
export function lotsIn(input: unknown): { lines?: string[]; counts?: Record<string, number> } {
  const { lines } = input as { lines?: (string | { line: string; quantity: number })[] };
  if (!lines) return {};
  return {
    lines: lines.map((lot) => (typeof lot === 'string' ? lot : lot.line)),
    counts: Object.fromEntries(
      lines.flatMap((lot) => (typeof lot === 'string' ? [] : [[lot.line, lot.quantity]])),
    ),
  };
}

export function no(refusal: Refusal): ToolResult<never> {
  return { ok: false, refusal };
}

/** How many pieces of the line a swap is of, where it says so. */
export function swapped(input: unknown): number | undefined {
  return typeof input === 'object' &&
    input !== null &&
    'quantity' in input &&
    typeof input.quantity === 'number'
    ? input.quantity
    : undefined;
}

/** What is swapped beside it. */
export function alsoIn(input: unknown): { line: string; sku: string; quantity?: number }[] {
  return (input as { also?: { line: string; sku: string; quantity?: number }[] }).also ?? [];
}
