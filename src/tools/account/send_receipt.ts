import { z } from 'zod';
import type { Attachment } from '../../conversation/values.ts';
import { emailAddress } from '../../identity/address.ts';
import { languageOf } from '../../language/index.ts';
import { makeReceipt } from '../../shop/receipt.ts';
import { ShopUnavailable } from '../../shop/unavailable.ts';
import { knownAccount, reachableOrder } from '../access.ts';
import { fingerprint } from '../canonical.ts';
import { OrderNumber } from '../inputs.ts';
import { needs, unknown } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';

interface ReceiptOutput {
  order: string;
  file: Attachment;
  /** False where no address is on file: then a channel that takes no files gets none. */
  mailbox: boolean;
}

const PDF = 'application/pdf';

export const sendReceipt = tool({
  name: 'send_receipt',
  description:
    'Sends the receipt of an order as a PDF: lines, discounts, shipping, total, payments and refunds. For whoever asks for an invoice or a receipt. It goes along with the reply, or by email to the address on file where this channel takes no files (nowhere when `mailbox` is false). It is an order confirmation and no tax invoice: say so, and offer a person to who needs one.',
  input: z.strictObject({
    order: OrderNumber,
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'the code of a language')
      .optional()
      .describe('the customer’s (`en`, `fr`); without it that of their account'),
  }),
  assurance: 'verified',
  reach: 'notes',
  does: null,
  async run({ order: named, language }, scope): Promise<ToolResult<ReceiptOutput>> {
    const account = knownAccount(scope);
    if (account === null) return needs('verified');
    const order = await reachableOrder(scope, named);
    if (!order) return unknown('order');
    const locale = language ?? order.customer.locale;
    const { settings, now, files } = scope;
    const bytes = makeReceipt({ order, settings, now, locale });
    // What it says changes with the order: one that was sent stays as it was.
    const key = `receipts/${encodeURIComponent(order.id)}/${fingerprint([account, new TextDecoder('latin1').decode(bytes)])}.pdf`;
    try {
      await files.put(key, bytes, PDF);
    } catch (cause) {
      throw new ShopUnavailable('The receipt could not be stored.', { cause });
    }
    const { id } = order;
    const filename = `${languageOf(locale).receipt.file}-${encodeURIComponent(id)}.pdf`;
    const file = { id: `receipt-${id}`, filename, type: PDF, size: bytes.byteLength, key };
    const mailbox = emailAddress(order.customer.email) !== null;
    return { ok: true, order: id, output: { order: id, file, mailbox } };
  },
});
