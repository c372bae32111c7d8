import { z } from 'zod';
import { timestamp } from '../../clock.ts';
import type { Inbound, Receipt } from '../channel.ts';
import { type Echo, readEcho } from './echoes.ts';
import { readHistory } from './history.ts';
import { readMessage, readUserIdUpdate, type WhatsAppMessage } from './messages.ts';
import { readStatus } from './receipts.ts';
import { contactsOf, Fault, items, optional, word } from './wire.ts';

/** Everything in one webhook, in its order; the files not fetched yet. */
export interface WhatsAppBatch {
  messages: WhatsAppMessage[];
  receipts: Receipt[];
  /** What somebody of the shop wrote on the handset that shares the number with the API. */
  echoes: Echo[];
  /** What was said and told over the number before it was shared with the API. */
  past: Inbound[];
  /** Reasons, without content, for what was left out. */
  unsupported: string[];
}

export interface ParseOptions {
  /**
   * The store's numbers. One webhook serves all numbers of an account: what is meant for another is left out.
   */
  phoneNumberIds?: string[];
  /** ISO 8601; stands in where Meta gives no time. The clock when left out. */
  arrival?: string;
}

/**
 * Reads one webhook body: every entry, change, message and status, each on its own, so that an invalid one
 * loses nothing but itself. Never throws.
 * Who wrote: the number where Meta gives it (`whatsapp:+…`), because the shop has it on file and it stays
 * when the customer takes a username; else the business-scoped user id (`whatsapp:US.…`).
 */
export function parseWebhook(json: unknown, options: ParseOptions = {}): WhatsAppBatch {
  const batch: WhatsAppBatch = { messages: [], receipts: [], echoes: [], past: [], unsupported: [] };
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) {
    batch.unsupported.push('envelope');
    return batch;
  }
  const arrival = options.arrival ?? timestamp();
  for (const item of envelope.data.entry) {
    const entry = Entry.safeParse(item);
    if (!entry.success) batch.unsupported.push('entry');
    for (const change of entry.data?.changes ?? []) readChange(change, { ...options, arrival }, batch);
  }
  return batch;
}

const Envelope = z.object({ object: z.literal('whatsapp_business_account'), entry: z.array(z.unknown()) });
const Entry = z.object({ changes: z.array(z.unknown()) });

const Change = z.object({
  field: z.string(),
  value: z.object({
    metadata: z.object({ phone_number_id: optional }).catch({}),
    contacts: items,
    messages: items,
    statuses: items,
    errors: items,
    user_id_update: items,
    message_echoes: items,
    history: items,
  }),
});

/** `smb_message_echoes`: what left the handset of a number that is used beside the API; `history`: what was written there before. */
const FIELDS: ReadonlySet<string> = new Set(['messages', 'user_id_update', 'smb_message_echoes', 'history']);
/** The handset's address book: names that the shop's people gave, and nothing that anybody said. */
const ASIDE: ReadonlySet<string> = new Set(['smb_app_state_sync']);

function readChange(json: unknown, options: ParseOptions & { arrival: string }, batch: WhatsAppBatch): void {
  const change = Change.safeParse(json);
  if (!change.success) {
    batch.unsupported.push('change');
    return;
  }
  const { field, value } = change.data;
  if (ASIDE.has(field)) return;
  if (!FIELDS.has(field)) {
    batch.unsupported.push(`field:${word(field)}`);
    return;
  }
  const phoneNumberId = value.metadata.phone_number_id ?? null;
  const own = options.phoneNumberIds ?? [];
  // News of a user id concern the account, and name no number.
  const named = phoneNumberId !== null || field !== 'user_id_update';
  if (own.length > 0 && named && !own.includes(phoneNumberId ?? '')) {
    batch.unsupported.push('other-number');
    return;
  }
  const scope = { arrival: options.arrival, phoneNumberId, contacts: contactsOf(value.contacts) };
  if (field === 'history') {
    const chunks: { said: Inbound[] }[] = [];
    readAll(value.history, (item) => readHistory(item, scope), chunks, batch.unsupported);
    batch.past.push(...chunks.flatMap(({ said }) => said));
    // The files of what was said then come as messages of their own: nobody waits for an answer to them.
    if (value.messages.length > 0) batch.unsupported.push('history:file');
    return;
  }
  readAll(value.messages, (item) => readMessage(item, scope), batch.messages, batch.unsupported);
  readAll(value.user_id_update, (item) => readUserIdUpdate(item, scope), batch.messages, batch.unsupported);
  readAll(value.message_echoes, (item) => readEcho(item, scope), batch.echoes, batch.unsupported);
  readAll(value.statuses, (item) => readStatus(item, scope), batch.receipts, batch.unsupported);
  for (const item of value.errors) batch.unsupported.push(`error:${Fault.safeParse(item).data?.code ?? '?'}`);
}

/** Sorts what was read from why something was not. */
function readAll<T extends object>(
  list: unknown[],
  read: (item: unknown) => T | string,
  into: T[],
  unsupported: string[],
): void {
  for (const item of list) {
    const result = readOne(read, item);
    if (typeof result === 'string') unsupported.push(result);
    else into.push(result);
  }
}

/** What a reader trips over costs that item alone. */
function readOne<T>(read: (item: unknown) => T | string, item: unknown): T | string {
  try {
    return read(item);
  } catch {
    return 'unreadable';
  }
}
