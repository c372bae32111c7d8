import { z } from 'zod';
import type { Attachment } from '../../conversation/values.ts';
import { emailAddress } from '../../identity/address.ts';
import { languageOf } from '../../language/index.ts';
import { isLegal } from '../../settings/company.ts';
import { printInvoice } from '../../shop/billing/print.ts';
import { Id } from '../inputs.ts';
import { unknown } from '../refusals.ts';
import { type ToolResult, tool } from '../tool.ts';
import { PaperLanguage, paperFile } from './paper.ts';
import { billingSeen } from './seen.ts';

interface InvoiceOutput {
  invoice: string;
  file: Attachment;
  /** It is not a legal invoice: the store gave no legal details. */
  copy: boolean;
  /** The URL of the invoice itself, https; null where the shop publishes none. */
  url: string | null;
  /** False where no address is on file: then a channel without attachments gets none. */
  mailbox: boolean;
}

export const sendInvoice = tool({
  name: 'send_invoice',
  description:
    'Gives an invoice again, as a PDF, by its number (see `list_invoices`). It goes along with the reply, or by email to the address on file where this channel takes no files (nowhere when `mailbox` is false). With `copy` it is a copy for information and no invoice by itself: say so. `url`: where the invoice itself is; give it word for word.',
  input: z.strictObject({
    invoice: Id,
    language: PaperLanguage,
  }),
  assurance: 'verified',
  reach: 'notes',
  does: null,
  needs: 'invoices',
  async run({ invoice: number, language }, scope): Promise<ToolResult<InvoiceOutput>> {
    const seen = await billingSeen(scope);
    if (!seen.ok) return seen;
    const { customer, accounts, invoices } = seen.output;
    const spelled = number.toLowerCase();
    const invoice = invoices.find(({ id }) => id.toLowerCase() === spelled);
    if (!invoice) return unknown('invoice');
    const { settings, shop } = scope;
    const onFile = await shop.account(customer);
    const locale = language ?? onFile?.locale ?? settings.locale;
    const account = accounts.find(({ id }) => id === invoice.account) ?? null;
    const bytes = printInvoice({ invoice, account, settings, locale });
    const { id } = invoice;
    const title = languageOf(locale).invoice.file;
    const file = await paperFile(scope, { kind: 'invoice', id, account: customer, title, bytes });
    const mailbox = emailAddress(onFile?.email ?? '') !== null;
    return {
      ok: true,
      output: { invoice: id, file, copy: !isLegal(settings.company), url: invoice.url ?? null, mailbox },
    };
  },
});
