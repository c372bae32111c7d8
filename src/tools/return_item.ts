import { z } from 'zod';
import type { Attachment } from '../conversation/values.ts';
import { atLeast } from '../conversation/values.ts';
import { labelOf } from '../shop/labels.ts';
import { inTime, returnable, returnOf } from '../shop/policy.ts';
import { reachableOrder, standing } from './access.ts';
import { Lines, OrderNumber, Words } from './inputs.ts';
import { needs, policy, refusedByShop, unknown } from './refusals.ts';
import { type ToolResult, tool } from './tool.ts';

export interface ReturnOutput {
  return: string;
  order: string;
  lines: string[];
  /** Last day (ISO date, store's zone) the parcel may be handed in. */
  deadline: string;
  carrier: string;
  /** The label, when the speaker may have it here; null when it only goes to the address on file. */
  label: Attachment | null;
  /** True when the label goes by email to the address on file (a claimed speaker's only way). */
  toAddressOnFile: boolean;
  /** True when this return existed before the call. */
  existing: boolean;
}

export const returnItem = tool({
  name: 'return_item',
  description:
    'Opens a return for lines of an order and makes its label. A return that is already open for them is given back. For somebody who only named the order, the label goes by email to the address on file and nowhere else.',
  input: z.strictObject({ order: OrderNumber, lines: Lines, reason: Words.optional() }),
  assurance: 'claimed',
  reach: 'reversible',
  does: 'return',
  async run({ order: named, lines, reason = '' }, scope): Promise<ToolResult<ReturnOutput>> {
    const { shop, settings, now, key } = scope;
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const { id } = order;
    if (!lines.every((line) => order.items.some((item) => item.line === line)))
      return unknown('line of the order');
    // A proven mailbox or number that is on no account is a stranger's: the label carries the owner's name and address.
    const known = atLeast(standing(scope), 'recognised');
    if (!known && order.customer.email === '') return needs('recognised');

    // A return that takes them all already is given back while its parcel may be handed in.
    const open = lines.map((line) => returnOf(order, line));
    const [first] = open;
    const taken = first?.status === 'open' && open.every((other) => other?.id === first.id);
    if (taken && !inTime(first, settings, now)) return policy('window_closed');
    const window = returnable(order, settings, now);
    const deadline = taken ? first.deadline : window.lastDay;
    if (!taken && !window.open)
      return policy(window.reason === 'cancelled' ? 'already_cancelled' : window.reason);
    if (deadline === null) return policy('not_delivered');

    const { carrier } = settings.returns;
    const outcome = await shop.createReturn({ key, order: id, lines, reason, deadline, carrier, now });
    if (!outcome.ok) return refusedByShop(outcome.reason, 'order');
    const { value: back, existing } = outcome;
    const label = await labelOf(back, order, scope);
    return {
      ok: true,
      order: id,
      output: {
        return: back.id,
        order: id,
        lines: back.lines,
        deadline: back.deadline,
        carrier: back.carrier,
        label: known ? label : null,
        toAddressOnFile: !known,
        existing,
      },
    };
  },
});
