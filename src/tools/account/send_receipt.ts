import { z } from 'zod';
import type { Attachment } from '../../conversation/values.ts';
import { emailAddress } from '../../identity/address.ts';
import { languageOf } from '../../language/index.ts';
import { makeReceipt } from '../../shop/receipt.ts';
import { knownAccount, reachableOrder } from '../access.ts';
import { PaperLanguage, paperFile } from '../billing/paper.ts';
import { OrderNumber } from '../inputs.ts';
import { needs, unknown } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';

interface ReceiptOutput {
  order: string;
  file: Attachment;
  /** False where no address is on file: then a channel without attachments gets none. */
  mailbox: boolean;
}

export const sendReceipt = tool({
  name: 'send_receipt',
  description:
    'Sends the receipt of an order as a PDF: lines, discounts, shipping, total, payments and refunds. For whoever asks for an invoice or a receipt. It goes along with the reply, or by email to the address on file where this channel takes no files (nowhere when `mailbox` is false). It is an order confirmation and no tax invoice: say so, and offer a person to who needs one.',
  input: z.strictObject({
    order: OrderNumber,
    language: PaperLanguage,
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
    const { settings, now } = scope;
    const bytes = makeReceipt({ order, settings, now, locale });
    const { id } = order;
    const title = languageOf(locale).receipt.file;
    const file = await paperFile(scope, { kind: 'receipt', id, account, title, bytes });
    const mailbox = emailAddress(order.customer.email) !== null;
    return { ok: true, order: id, output: { order: id, file, mailbox } };
  },
});
