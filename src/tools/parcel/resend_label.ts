import { z } from 'zod';
import { type Attachment, atLeast } from '../../conversation/values.ts';
import { type LabelWait, labelOf, labelTold } from '../../shop/labels.ts';
import { inTime } from '../../shop/policy.ts';
import { reachableOrder, standing } from '../access.ts';
import { Id, OrderNumber } from '../inputs.ts';
import { needs, policy, unknown } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';

interface LabelOutput {
  order: string;
  return: string;
  deadline: string;
  carrier: string;
  label: Attachment | null;
  /** The label is not ready yet: it will go to the address on file. */
  labelWait?: LabelWait;
  /** It is sent again, whatever was sent before. */
  again: true;
}

export const resendLabel = tool({
  name: 'resend_label',
  description:
    'Sends the label of an open return again: here, or by email to the address on file where this channel takes no files. Nothing is opened anew.',
  input: z.strictObject({
    order: OrderNumber,
    return: Id.optional().describe('without it the newest one that is open'),
  }),
  assurance: 'recognised',
  reach: 'notes',
  does: null,
  async run({ order: named, return: id }, scope): Promise<ToolResult<LabelOutput>> {
    if (!atLeast(standing(scope), 'recognised')) return needs('recognised');
    const order = await reachableOrder(scope, named);
    const back = order?.returns.findLast(
      (other) => other.status === 'open' && (id === undefined || other.id === id),
    );
    if (!order || !back) return unknown('open return');
    if (!inTime(back, scope.settings, scope.now)) return policy('window_closed');
    const told = labelTold(await labelOf(back, order, scope));
    const { deadline, carrier } = back;
    return {
      ok: true,
      order: order.id,
      output: { order: order.id, return: back.id, deadline, carrier, ...told, again: true },
    };
  },
});
