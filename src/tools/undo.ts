import { z } from 'zod';
import type { Attachment } from '../conversation/values.ts';
import { type LabelWait, labelOf, labelTold } from '../shop/labels.ts';
import type { OrderRecord, Return } from '../shop/shop.ts';
import type { ShopWrite } from '../shop/writes.ts';
import { reachableOrder } from './access.ts';
import { Id, OrderNumber } from './inputs.ts';
import { applied, quoteOf } from './quoted.ts';
import { policy, refusedByShop, unknown } from './refusals.ts';
import { type QuoteScope, type ToolResult, type ToolScope, tool } from './tool.ts';

interface UndoOutput {
  order: string;
  undone: 'exchange' | 'return';
  /** The lines that were taken out of a return alone, and the return that holds the others now; absent where all of it was undone. */
  lines?: string[];
  left?: Left | null;
}

/** What still goes back, in a return of its own. */
interface Left {
  return: string;
  lines: string[];
  /** Last day (ISO date, store's zone) the parcel may be handed in. */
  deadline: string;
  label: Attachment | null;
  labelWait?: LabelWait;
}

const Input = z
  .strictObject({
    order: OrderNumber,
    exchange: Id.optional(),
    return: Id.optional(),
    lines: z
      .array(Id)
      .min(1)
      .max(200)
      .overwrite((lines) => [...new Set(lines)].sort())
      .optional()
      .describe('only these are taken out of the return; without it all of it is taken back'),
  })
  .refine(
    (input) => (input.exchange === undefined) !== (input.return === undefined),
    'either exchange or return',
  )
  .refine((input) => input.lines === undefined || input.return !== undefined, 'lines are of a return');

export const undo = tool({
  name: 'undo',
  description:
    'Takes back an exchange (`exchange`) or a return (`return`) that has not moved yet; give one of the two ids. An exchange gives its reserved item back and leaves the return open. With `lines` only these are taken out of a return that nothing has been settled for: the others go back in a return of their own, with a new label.',
  input: Input,
  assurance: 'recognised',
  reach: 'reversible',
  does: 'undo',
  needs: 'undo',
  async quote(input, scope) {
    const found = await undoing(input, scope);
    if (!found.ok) return found;
    const { what, write, narrows } = found;
    if (narrows && narrows.back.status !== 'open') return unknown('open return');
    const quoted = await quoteOf({ tool: 'undo', act: 'undo' }, write, scope, what);
    if (!quoted.ok || !narrows) return quoted;
    const { in: kept } = quoted.output;
    return {
      ok: true,
      output: { ...quoted.output, in: kept.filter(({ line }) => narrows.lines.includes(line ?? '')) },
    };
  },
  async run(input, scope): Promise<ToolResult<UndoOutput>> {
    const found = await undoing(input, scope);
    if (!found.ok) return found;
    const { order, what, write, narrows } = found;
    // A part of a return is taken out by undoing all of it and opening the rest anew: as the shop agreed to the first, it does the second.
    const agreed = narrows ? null : scope.agreed;
    const outcome = await applied(write, { ...scope, agreed }, order);
    if (!outcome.ok) return refusedByShop(outcome.reason, what);
    const output: UndoOutput = { order: order.id, undone: what };
    if (!narrows) return { ok: true, order: order.id, output };
    const left = await reopened(narrows, order, scope);
    Object.assign(output, { lines: narrows.lines, left });
    // Where the label comes later it is this return's.
    if (left?.labelWait) Object.assign(output, { return: left.return, labelWait: left.labelWait });
    return { ok: true, order: order.id, output };
  },
});

/** A part of a return that is taken out. */
interface Narrows {
  back: Return;
  lines: string[];
}

/** Opens what is left of a return anew; null where the shop does not take it, and nothing goes back. */
async function reopened(
  { back, lines }: Narrows,
  order: OrderRecord,
  scope: ToolScope,
): Promise<Left | null> {
  const lots = back.parts.filter(({ line }) => !lines.includes(line));
  const { deadline, carrier, reason } = back;
  const write = {
    ...{ act: 'return' as const, order: order.id, reason, settlement: null, deadline, carrier },
    lots: lots.map(({ line, quantity }) => ({ line, quantity })),
  };
  const outcome = await applied(write, { ...scope, key: `${scope.key}:rest`, agreed: null }, order);
  if (!outcome.ok || !outcome.value.order || !outcome.value.return) return null;
  const { order: now, return: left } = outcome.value;
  const told = labelTold(await labelOf(left, now, scope));
  return { return: left.id, lines: left.lines, deadline: left.deadline, ...told };
}

async function undoing(
  { order: named, exchange, return: id = '', lines }: z.output<typeof Input>,
  scope: QuoteScope,
) {
  const order = await reachableOrder(scope, named);
  if (!order) return unknown('order');
  const write: ShopWrite =
    exchange === undefined
      ? { act: 'undo_return', order: order.id, return: id }
      : { act: 'undo_exchange', order: order.id, exchange };
  const what: 'exchange' | 'return' = exchange === undefined ? 'return' : 'exchange';
  const whole = { ok: true as const, order, what, write, narrows: null };
  if (!lines) return whole;
  const back = order.returns.find((other) => other.id === id);
  if (!back || !lines.every((line) => back.lines.includes(line))) return unknown('line of the return');
  if (back.lines.every((line) => lines.includes(line))) return whole;
  if (back.settlement === 'exchange') return policy('already_exchanged');
  if (back.settlement === 'refund') return policy('already_refunded');
  return { ...whole, narrows: { back, lines } };
}
