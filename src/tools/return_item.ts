import { z } from 'zod';
import type { Attachment } from '../conversation/values.ts';
import { atLeast } from '../conversation/values.ts';
import { type LabelWait, labelOf, labelTold } from '../shop/labels.ts';
import { sum } from '../shop/money/spread.ts';
import { inTime, openReturnFor, returnable } from '../shop/policy.ts';
import type { OrderRecord } from '../shop/shop.ts';
import type { ShopWrite } from '../shop/writes.ts';
import { reachableOrder, standing } from './access.ts';
import { Lines, lotsOf, OrderNumber, Words } from './inputs.ts';
import { applied, goesThere, markOf, quoted } from './quoted.ts';
import { changed, consent, needs, policy, refusedByShop, unknown } from './refusals.ts';
import { Settling, settlementOf } from './settlement.ts';
import { type QuoteScope, type ToolResult, tool } from './tool.ts';

export interface ReturnOutput {
  return: string;
  order: string;
  lines: string[];
  /** Last day (ISO date, store's zone) the parcel may be handed in. */
  deadline: string;
  carrier: string;
  /** The label, when the speaker may have it here; null when it only goes to the address on file. */
  label: Attachment | null;
  /** The label is not ready yet: it will go to the address on file. */
  labelWait?: LabelWait;
  /** True when the label goes by email to the address on file (a claimed speaker's only way). */
  toAddressOnFile: boolean;
  /** True when this return existed before the call. */
  existing: boolean;
  /** A refund that was settled in the same step: paid once the parcel is in. */
  refund?: { amount: number; currency: string; method: string };
}

const Input = z.strictObject({ order: OrderNumber, lines: Lines, reason: Words.optional(), ...Settling });

export const returnItem = tool({
  name: 'return_item',
  description:
    'Opens a return for lines of an order, or for some pieces of them (`{line, quantity}`), and makes its label. A return that is already open for them is given back. With `settlement` the money back is chosen in the same step. For somebody who only named the order, the label goes by email to the address on file and nowhere else.',
  input: Input,
  assurance: 'claimed',
  reach: 'reversible',
  does: 'return',
  needs: 'return',
  async quote(input, scope) {
    const found = await returning(input, scope);
    if (!found.ok) return found;
    const outcome = await scope.shop.quote(found.write);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'line of the order');
    // An open return is not made twice: only its label is given again.
    const value = found.taken ? { ...outcome.value, out: [] } : outcome.value;
    const to = found.known ? { to: 'here' } : { to: 'address_on_file', mark: markOf('label', found.order) };
    const goes = [{ what: 'label' as const, ...to }];
    return quoted({ tool: 'return_item', act: 'return', goes }, found.write, value, scope);
  },
  async run(input, scope): Promise<ToolResult<ReturnOutput>> {
    const found = await returning(input, scope);
    if (!found.ok) return found;
    const { known, write } = found;
    if (!goesThere(scope.agreed, found.order)) return changed();
    // A return alone can be undone. No money is moved until the customer has agreed to the amount.
    if (write.settlement && !scope.agreed) return consent();
    const outcome = await applied(write, scope, found.order);
    if (!outcome.ok) return refusedByShop(outcome.reason, 'line of the order');
    const { existing, value } = outcome;
    const { order, return: back, refunds } = value;
    if (!order || !back) return unknown('order');
    const told = labelTold(await labelOf(back, order, scope));
    const { id } = order;
    const output: ReturnOutput = {
      return: back.id,
      order: id,
      lines: back.lines,
      deadline: back.deadline,
      carrier: back.carrier,
      ...told,
      label: known ? told.label : null,
      toAddressOnFile: !known,
      existing,
    };
    if (write.settlement) {
      const amount = sum(refunds.map((refund) => refund.amount));
      const method = [...new Set(refunds.map((refund) => refund.method))].join(' + ');
      output.refund = { amount, currency: order.currency, method };
    }
    return { ok: true, order: id, output };
  },
});

type Returning =
  | { ok: true; known: boolean; taken: boolean; order: OrderRecord; write: ShopWrite & { act: 'return' } }
  | Extract<ToolResult, { ok: false }>;

/** The return, when this speaker may send these lines back now, or already has. */
async function returning(
  { order: named, lines, reason = '', ...how }: z.output<typeof Input>,
  scope: QuoteScope,
): Promise<Returning> {
  const { settings, now } = scope;
  const order = await reachableOrder(scope, named);
  if (!order) return unknown('order');
  const lots = lotsOf(lines);
  if (!lots.every(({ line }) => order.items.some((item) => item.line === line)))
    return unknown('line of the order');
  // A proven mailbox or number on no account is a stranger's: the label has the owner's name and address.
  const known = atLeast(standing(scope), 'recognised');
  if (!known && order.customer.email === '') return needs('recognised');
  const settlement = await settlementOf(how, scope);
  if (!settlement.ok) return settlement;
  if (settlement.value && !known) return needs('recognised');

  // A return that covers all of them is returned as it is while its parcel may be handed in.
  const taken = openReturnFor(order, lots);
  if (taken && !inTime(taken, settings, now)) return policy('window_closed');
  const window = returnable(order, settings, now);
  const deadline = taken ? taken.deadline : window.lastDay;
  if (!taken && !window.open)
    return policy(window.reason === 'cancelled' ? 'already_cancelled' : window.reason);
  if (deadline === null) return policy('not_delivered');
  const { carrier } = settings.returns;
  const write = {
    act: 'return' as const,
    order: order.id,
    lots,
    reason,
    settlement: settlement.value,
    deadline,
    carrier,
  };
  return { ok: true, known, taken: taken !== null, order, write };
}
