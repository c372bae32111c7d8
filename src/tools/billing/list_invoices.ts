import { z } from 'zod';
import { Id } from '../inputs.ts';
import { type ToolResult, tool } from '../tool.ts';
import { billingSeen, type InvoiceView, invoiceView } from './seen.ts';

/** How many invoices one answer lists. */
const MOST = 20;

export const listInvoices = tool({
  name: 'list_invoices',
  description:
    'The invoices of the customer who is speaking, and those of their companies, newest first: number, day, total, and whether it is paid, open or overdue. `subscription`: only those of that one. Only for somebody verified.',
  input: z.strictObject({ subscription: Id.optional() }),
  assurance: 'verified',
  reach: 'reads',
  does: null,
  needs: 'invoices',
  async run({ subscription }, scope): Promise<ToolResult<{ invoices: InvoiceView[] }>> {
    const seen = await billingSeen(scope);
    if (!seen.ok) return seen;
    const { accounts, invoices } = seen.output;
    const meant = invoices.filter((one) => subscription === undefined || one.subscription === subscription);
    return {
      ok: true,
      output: { invoices: meant.slice(0, MOST).map((one) => invoiceView(one, accounts, scope)) },
    };
  },
});
