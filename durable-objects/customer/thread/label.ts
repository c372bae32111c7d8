import { z } from 'zod';
import { Attachment } from '../../../src/conversation/values.ts';

/** The label that a tool's output brings along; null when it brings none. */
export function labelIn(output: unknown): Attachment | null {
  return z.object({ label: Attachment }).safeParse(output).data?.label ?? null;
}

/** The file that a tool's output brings along, a label, a receipt or an invoice; null when it brings none. */
export function fileIn(output: unknown): Attachment | null {
  return labelIn(output) ?? receiptIn(output)?.file ?? invoiceIn(output)?.file ?? null;
}

/** The invoice that a tool's output brings along; `copy`: it is none by itself. */
export function invoiceIn(output: unknown): { invoice: string; file: Attachment; copy: boolean } | null {
  return (
    z.object({ invoice: z.string(), file: Attachment, copy: z.boolean() }).safeParse(output).data ?? null
  );
}

/** The subscription that was ended, and its last day (ISO date). */
export function endedIn(output: unknown): { subscription: string; plan: string; endsOn: string } | null {
  const Ended = z.object({ subscription: z.string(), plan: z.string(), endsOn: z.string() });
  return Ended.safeParse(output).data ?? null;
}

/** The receipt that a tool's output brings along, and the order it is of. */
export function receiptIn(output: unknown): { order: string; file: Attachment } | null {
  return z.object({ order: z.string(), file: Attachment }).safeParse(output).data ?? null;
}

const Waits = z.object({ order: z.string(), return: z.string(), labelWait: z.enum(['coming', 'failed']) });

/** A label that a tool's output has none of yet; null where there is none to wait for. */
export function labelAwaited(output: unknown): { order: string; return: string } | null {
  const { data } = Waits.safeParse(output);
  return data ? { order: data.order, return: data.return } : null;
}

/** Whether an advisor has it sent by mail, wherever the customer writes. */
export function isMailed(output: unknown): boolean {
  return z.object({ mailed: z.literal(true) }).safeParse(output).success;
}
