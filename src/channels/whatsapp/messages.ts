import { z } from 'zod';
import type { Seen } from '../../conversation/values.ts';
import { whatsappAddress } from '../../identity/address.ts';
import type { Inbound } from '../channel.ts';
import { contentOf, type Media } from './content.ts';
import { type Contact, instant, optional, type Scope, sender } from './wire.ts';

/** Begins the id of news that came as no message and so have none of Meta's. */
export const USER_ID_UPDATE = 'user_id_update:';

/** A message whose file, if it has one, still lies with Meta. */
export interface WhatsAppMessage {
  /** Without attachments as yet. */
  inbound: Inbound;
  media: Media | null;
}

const flag = z.boolean().catch(false);
const words = z.string().catch('');

const Message = z.looseObject({
  id: z.string().min(1),
  timestamp: z.unknown().optional(),
  from: optional,
  from_user_id: optional,
  context: z
    .object({
      id: optional,
      forwarded: flag,
      frequently_forwarded: flag,
      referred_product: z
        .object({ product_retailer_id: z.string().min(1).max(128) })
        .optional()
        .catch(undefined),
    })
    .catch({ forwarded: false, frequently_forwarded: false }),
  referral: z.object({ source_url: optional, headline: words, body: words }).optional().catch(undefined),
});

const UserIdUpdate = z.object({
  wa_id: optional,
  user_id: z.object({ previous: optional, current: z.string().min(1) }),
  timestamp: z.unknown().optional(),
});

/** The message, or why there is none. */
export function readMessage(json: unknown, scope: Scope): WhatsAppMessage | string {
  const parsed = Message.safeParse(json);
  if (!parsed.success) return 'message';
  const message = parsed.data;
  const contact = contactOf(message, scope.contacts);
  const userId = message.from_user_id ?? contact?.user_id ?? null;
  const { about, media, movedTo, number, ...content } = contentOf(message);
  const shown = message.from ?? contact?.wa_id;
  const from = sender(shown ?? number, userId);
  if (!from) return 'sender';
  const alias = userId ? whatsappAddress(userId) : null;
  const spelled = shown ? (`whatsapp:+${shown.replace(/^\+/, '')}` as const) : from;
  const seen = seenIn(message);
  const { id: quoted, forwarded, frequently_forwarded } = message.context;
  return {
    inbound: {
      channel: 'whatsapp',
      external: message.id,
      from,
      evidence: { kind: 'whatsapp' },
      at: instant(message.timestamp) ?? scope.arrival,
      ...content,
      attachments: [],
      repliesTo: [about, quoted].filter((id) => id !== undefined),
      displayName: contact?.profile.name,
      ...(scope.phoneNumberId ? { via: scope.phoneNumberId } : {}),
      ...(alias && alias !== from ? { alias } : {}),
      ...(spelled !== from && from.startsWith('whatsapp:+') ? { answerAt: spelled } : {}),
      ...(number && !shown ? { shared: true } : {}),
      ...(about ? { about } : {}),
      ...(forwarded || frequently_forwarded ? { forwarded: true } : {}),
      ...(seen ? { seen } : {}),
      ...(movedTo ? { movedTo } : {}),
    },
    media: media ?? null,
  };
}

/** The message with its file announced: it is fetched once the message is in the log. */
export function announced({ inbound, media }: WhatsAppMessage): Inbound {
  return media ? { ...inbound, missing: media } : inbound;
}

/** A user id that was renewed, told apart from any message. */
export function readUserIdUpdate(json: unknown, scope: Scope): WhatsAppMessage | string {
  const update = UserIdUpdate.safeParse(json).data;
  const from = update && sender(update.wa_id, update.user_id.previous ?? null);
  if (!from) return 'user_id_update';
  const { previous, current } = update.user_id;
  const before = previous ? whatsappAddress(previous) : null;
  const movedTo = whatsappAddress(current);
  return {
    inbound: {
      channel: 'whatsapp',
      external: `${USER_ID_UPDATE}${previous ?? ''}:${current}`,
      from,
      evidence: { kind: 'whatsapp' },
      at: instant(update.timestamp) ?? scope.arrival,
      kind: 'system',
      text: '',
      automatic: 'system',
      attachments: [],
      repliesTo: [],
      ...(before && before !== from ? { alias: before } : {}),
      ...(movedTo ? { movedTo } : {}),
    },
    media: null,
  };
}

/** The sender's entry in the batch's address book; the only entry also fits a message that names nobody. */
function contactOf(
  message: { from?: string; from_user_id?: string },
  contacts: Contact[],
): Contact | undefined {
  const { from, from_user_id } = message;
  if (!from && !from_user_id) return contacts.length === 1 ? contacts[0] : undefined;
  return contacts.find(
    (contact) => (from && contact.wa_id === from) || (from_user_id && contact.user_id === from_user_id),
  );
}

/** A product of the catalogue that is asked about, or the ad that the chat was opened from. */
function seenIn({ referral, context }: Pick<z.infer<typeof Message>, 'referral' | 'context'>): Seen | null {
  const product = context.referred_product?.product_retailer_id;
  if (product) return { kind: 'product', text: '', product };
  if (!referral) return null;
  const text = [referral.headline, referral.body].filter(Boolean).join('\n').slice(0, 500);
  const url = referral.source_url?.startsWith('https://') ? referral.source_url.slice(0, 2048) : undefined;
  return { kind: 'ad', text, ...(url ? { url } : {}) };
}
