import { z } from 'zod';
import type { Receipt, Undelivered } from '../channel.ts';
import { referenceOf } from './reference.ts';
import { consequence } from './refusals.ts';
import { Fault, instant, items, optional, type Scope, sender, word } from './wire.ts';

const Status = z.object({
  id: z.string().min(1),
  status: z.string(),
  timestamp: z.unknown().optional(),
  recipient_id: optional,
  recipient_user_id: optional,
  biz_opaque_callback_data: optional,
  errors: items,
});

/** The receipt, or why there is none. `read` implies delivery; `played` is reading with the ears. */
export function readStatus(json: unknown, scope: Scope): Receipt | string {
  const parsed = Status.safeParse(json);
  if (!parsed.success) return 'status';
  const { id, status, recipient_id, recipient_user_id, biz_opaque_callback_data, errors } = parsed.data;
  const known = receiptStatus(status);
  if (!known) return `status:${word(status)}`;
  return {
    channel: 'whatsapp',
    provider: id,
    reference: referenceOf(biz_opaque_callback_data ?? null),
    status: known,
    at: instant(parsed.data.timestamp) ?? scope.arrival,
    detail: detailOf(errors),
    failure: known === 'failed' ? failureOf(errors) : undefined,
    to: sender(recipient_id, recipient_user_id ?? null),
  };
}

function receiptStatus(status: string): Receipt['status'] | null {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'read':
    case 'failed':
      return status;
    case 'played':
      return 'read';
    default:
      return null;
  }
}

/**
 * What a failure after the acceptance means: the very codes of a refusal. Which attempt it was the outbox
 * knows.
 */
function failureOf(errors: unknown[]): Undelivered {
  const fault = errors.flatMap((error) => Fault.safeParse(error).data ?? [])[0];
  const words = fault?.error_data.details || fault?.title || 'failed without a reason';
  return consequence({ code: fault?.code ?? null, words }, 1);
}

function detailOf(errors: unknown[]): string | undefined {
  const faults = errors.flatMap((error) => Fault.safeParse(error).data ?? []);
  const words = faults.map(({ code, title, error_data }) =>
    [`${code}`, title, error_data.details].filter(Boolean).join(': '),
  );
  return words.length > 0 ? words.join('; ') : undefined;
}
