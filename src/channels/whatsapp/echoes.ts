import { z } from 'zod';
import type { Address } from '../../identity/address.ts';
import { contentOf } from './content.ts';
import { instant, optional, type Scope, sender } from './wire.ts';

/** What somebody of the shop wrote to a customer on the WhatsApp Business app, beside the API. */
export interface Echo {
  /** Meta's id of it. */
  external: string;
  to: Address;
  /** ISO 8601. */
  at: string;
  /** What it says; of a file its caption, or its kind in brackets. */
  text: string;
}

const Echoed = z.looseObject({
  id: z.string().min(1),
  to: optional,
  to_user_id: optional,
  timestamp: z.unknown().optional(),
});

/** The echo, or why there is none. A reaction, an edit and a revocation say nothing new to a customer. */
export function readEcho(json: unknown, scope: Scope): Echo | string {
  const parsed = Echoed.safeParse(json);
  if (!parsed.success) return 'echo';
  const { id, to, to_user_id, timestamp } = parsed.data;
  const customer = sender(to, to_user_id ?? null);
  if (!customer) return 'echo:recipient';
  const { kind, text, automatic } = contentOf(parsed.data);
  if (automatic || kind === 'edit') return `echo:${kind}`;
  return {
    external: id,
    to: customer,
    at: instant(timestamp) ?? scope.arrival,
    text: text.trim() || `[${kind}]`,
  };
}
