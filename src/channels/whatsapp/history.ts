import { z } from 'zod';
import { PAST } from '../../conversation/events/messages.ts';
import type { Inbound } from '../channel.ts';
import { contentOf } from './content.ts';
import { Fault, instant, items, optional, type Scope, sender } from './wire.ts';

/*
 * What was written over a number before the API shared it (coexistence): Meta sends up to six months of it once, in chunks, when a shop
 * connects its handset. Shapes: developers.facebook.com/documentation/business-messaging/whatsapp, onboarding of app users.
 */

const Chunk = z.object({ threads: items, errors: items });
const Conversation = z.object({ id: z.string().min(1), messages: items });
const Said = z.looseObject({
  id: z.string().min(1),
  type: optional,
  from: optional,
  timestamp: z.unknown().optional(),
});

/** The messages of a chunk, of each conversation the customer's first; or why there are none. */
export function readHistory(json: unknown, scope: Scope): { said: Inbound[] } | string {
  const chunk = Chunk.safeParse(json).data;
  if (!chunk) return 'history';
  const [fault] = chunk.errors;
  // The shop did not agree to share it.
  if (fault !== undefined) return `history:${Fault.safeParse(fault).data?.code ?? '?'}`;
  const said = chunk.threads.flatMap((thread) => {
    const found = Conversation.safeParse(thread).data;
    const customer = found && sender(found.id, null);
    if (!customer) return [];
    const all = found.messages.flatMap((message) => pastMessage(message, customer, found.id, scope) ?? []);
    return [...all.filter(({ past }) => past === 'said'), ...all.filter(({ past }) => past === 'told')];
  });
  return { said };
}

function pastMessage(json: unknown, from: Inbound['from'], waId: string, scope: Scope): Inbound | null {
  const message = Said.safeParse(json).data;
  if (!message) return null;
  const { kind, text, automatic } = contentOf(message);
  if (automatic || kind === 'edit') return null;
  const shown = message.type === 'media_placeholder' ? 'media' : kind;
  return {
    channel: 'whatsapp',
    external: message.id,
    from,
    evidence: { kind: 'whatsapp' },
    at: instant(message.timestamp) ?? scope.arrival,
    kind,
    text: text.trim() || `[${shown}]`,
    automatic: PAST,
    past: message.from === waId ? 'said' : 'told',
    attachments: [],
    repliesTo: [],
    ...(scope.phoneNumberId ? { via: scope.phoneNumberId } : {}),
  };
}
