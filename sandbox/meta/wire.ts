import { errorStatus, type GraphError } from './errors.ts';

/* What Meta posts to a service. Pure: clients outside the Worker use it too. */

/** The account that stands for the store at Meta. */
const ACCOUNT = '102290129340398';
/** The phone number id of the demo store. */
const PHONE_NUMBER_ID = '106540352242922';

/** An ad that opens a chat. */
interface Ad {
  url: string;
  headline: string;
  body: string;
}

/** What a person may do on their phone. */
export type Gesture =
  | { text: string; answers?: string; forwarded?: boolean; ad?: Ad; product?: string }
  | { reaction: { message: string; emoji: string } }
  | { edit: { message: string; text: string } }
  | { revoke: { message: string } }
  | { place: { latitude: number; longitude: number; name?: string; address?: string } }
  /** A card of the address book, or the person's own number given by the shop's button. */
  | { contact: { name: string; phone: string; shared?: boolean } }
  /** The answers of a Flow. */
  | { flow: Record<string, string | string[]> }
  | { order: { text: string; items: { product: string; quantity: number }[] } }
  /** A quick reply of a template. */
  | { quick: { payload: string; text: string }; answers?: string }
  | { unsupported: true }
  /** The person took another number. */
  | { number: { from: string; to: string } }
  /** Meta gave the person another user id. */
  | { renamed: { to: string } }
  | { button: { id: string; title: string }; answers?: string }
  | { row: { id: string; title: string; description?: string }; answers?: string }
  | {
      media: {
        id: string;
        type: string;
        filename?: string;
        caption?: string;
        sha256?: string;
        voice?: boolean;
      };
    };

/** One message from a person. */
export interface Incoming {
  /** `+number`, or the business-scoped user id of somebody who shows no number. */
  from: string;
  /** The sender's user id beside the number. */
  userId?: string;
  name: string;
  /** A wamid. */
  id: string;
  at: Date;
  gesture: Gesture;
}

/** A batch with one message, as Meta posts it. */
export function messageBatch(message: Incoming, phoneNumberId = PHONE_NUMBER_ID): object {
  return messagesBatch([message], phoneNumberId);
}

/** A batch with several, from whomever they are. */
export function messagesBatch(messages: Incoming[], phoneNumberId = PHONE_NUMBER_ID): object {
  return envelope([messagesChange(messages, phoneNumberId)]);
}

/** A batch over several of a shop's numbers. */
export function numbersBatch(byNumber: { phoneNumberId: string; messages: Incoming[] }[]): object {
  return envelope(byNumber.map(({ phoneNumberId, messages }) => messagesChange(messages, phoneNumberId)));
}

/** News of a renewed user id, as a field of its own. */
export function userIdBatch(
  update: { number?: string; previous?: string; current: string; at: Date },
  phoneNumberId = PHONE_NUMBER_ID,
): object {
  const { number, previous, current, at } = update;
  const wa_id = number?.replace(/^\+/, '');
  const user_id_update = [{ wa_id, user_id: { previous, current }, timestamp: seconds(at) }];
  return envelope([change('user_id_update', phoneNumberId, { user_id_update })]);
}

/** What somebody of the shop wrote on the handset of its own number, beside the API. */
export function echoBatch(
  { id, to, at, text }: { id: string; to: string; at: Date; text: string },
  phoneNumberId = PHONE_NUMBER_ID,
): object {
  const user = to.startsWith('+') ? { to: to.slice(1) } : { to_user_id: to };
  const echo = {
    from: '33187654321',
    ...user,
    id,
    timestamp: seconds(at),
    type: 'text',
    text: { body: text },
  };
  return envelope([change('smb_message_echoes', phoneNumberId, { message_echoes: [echo] })]);
}

/** What was written over a number before it was shared with the API, as Meta sends it when a shop connects its handset. */
export function historyBatch(
  conversation: { with: string; said: { id: string; at: Date; text: string; byShop?: boolean }[] },
  phoneNumberId = PHONE_NUMBER_ID,
): object {
  const id = conversation.with.replace(/^\+/, '');
  const messages = conversation.said.map((one) => ({
    from: one.byShop ? '33187654321' : id,
    ...(one.byShop ? { to: id } : {}),
    id: one.id,
    timestamp: seconds(one.at),
    type: 'text',
    text: { body: one.text },
    history_context: { status: 'READ' },
  }));
  const metadata = { phase: 0, chunk_order: 1, progress: 100 };
  const history = [{ metadata, threads: [{ id, messages }] }];
  return envelope([change('history', phoneNumberId, { history })]);
}

/** A name that the shop's people gave in the handset's address book. */
export function stateSyncBatch(
  contact: { name: string; phone: string },
  phoneNumberId = PHONE_NUMBER_ID,
): object {
  const phone_number = contact.phone.replace(/^\+/, '');
  const state_sync = [
    {
      type: 'contact',
      contact: { full_name: contact.name, phone_number },
      action: 'add',
      metadata: { timestamp: '1' },
    },
  ];
  return envelope([change('smb_app_state_sync', phoneNumberId, { state_sync })]);
}

function messagesChange(messages: Incoming[], phoneNumberId: string): object {
  return change('messages', phoneNumberId, {
    contacts: messages.map((message) => ({ profile: { name: message.name }, ...sides(message, 'contact') })),
    messages: messages.map((message) => ({
      ...sides(message, 'message'),
      id: message.id,
      timestamp: seconds(message.at),
      ...content(message.gesture),
    })),
  });
}

/** The sender's ids, under the names that a contact and a message have for them. */
function sides({ from, userId }: Incoming, of: 'contact' | 'message'): object {
  const number = from.startsWith('+') ? from.slice(1) : undefined;
  const user = number === undefined ? from : userId;
  return of === 'contact' ? { wa_id: number, user_id: user } : { from: number, from_user_id: user };
}

/** What a status is about. */
export interface Reported {
  id: string;
  /** `+number` or a business-scoped user id. */
  recipient: string;
  at: Date;
  callbackData?: string;
  error?: GraphError;
}

/** A batch with one status of something the service sent. */
export function statusBatch(
  phoneNumberId: string,
  status: 'sent' | 'delivered' | 'read' | 'failed',
  message: Reported,
): object {
  const statuses = {
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(message.at),
        ...(message.recipient.startsWith('+')
          ? { recipient_id: message.recipient.slice(1) }
          : { recipient_user_id: message.recipient }),
        ...(message.callbackData ? { biz_opaque_callback_data: message.callbackData } : {}),
        ...(message.error ? { errors: [errorStatus(message.error)] } : {}),
      },
    ],
  };
  return envelope([change('messages', phoneNumberId, statuses)]);
}

/** A fresh message id. */
export function wamid(): string {
  return `wamid.${btoa(crypto.randomUUID())}`;
}

/**
 * Meta escapes everything beyond ASCII and signs it so: who re-serialises before checking fails here as
 * there.
 */
export function escaped(json: string): Uint8Array {
  const ascii = json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new TextEncoder().encode(ascii.replaceAll('/', '\\/'));
}

function content(gesture: Gesture): object {
  if ('text' in gesture) {
    const context = gesture.answers
      ? { context: { id: gesture.answers } }
      : gesture.forwarded
        ? { context: { forwarded: true } }
        : {};
    const { ad, product } = gesture;
    const referral = ad && {
      referral: {
        ...{ source_url: ad.url, source_id: '120210000000000000', source_type: 'ad' },
        ...{ headline: ad.headline, body: ad.body, media_type: 'image', ctwa_clid: 'ARAk' },
      },
    };
    const referred = product && {
      context: { referred_product: { catalog_id: '194836987003835', product_retailer_id: product } },
    };
    return { ...context, ...referral, ...referred, type: 'text', text: { body: gesture.text } };
  }
  if ('reaction' in gesture) {
    const { message, emoji } = gesture.reaction;
    return { type: 'reaction', reaction: { message_id: message, ...(emoji ? { emoji } : {}) } };
  }
  if ('edit' in gesture) {
    const { message, text } = gesture.edit;
    const now = { type: 'text', text: { body: text } };
    return { type: 'edit', edit: { original_message_id: message, message: now } };
  }
  if ('revoke' in gesture) return { type: 'revoke', revoke: { original_message_id: gesture.revoke.message } };
  if ('place' in gesture) return { type: 'location', location: gesture.place };
  if ('contact' in gesture) {
    const { name, phone, shared } = gesture.contact;
    const phones = [{ phone, wa_id: phone.replace(/\D/g, '') }];
    const origin = shared ? 'contact_request' : 'other';
    return { type: 'contacts', contacts: [{ name: { formatted_name: name }, phones, origin }] };
  }
  if ('flow' in gesture) {
    const response_json = JSON.stringify({ ...gesture.flow, flow_token: 'unused' });
    const nfm_reply = { name: 'flow', body: 'Sent', response_json };
    return { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply } };
  }
  if ('order' in gesture) {
    const product_items = gesture.order.items.map(({ product, quantity }) => ({
      product_retailer_id: product,
      quantity,
      item_price: 87,
      currency: 'EUR',
    }));
    return {
      type: 'order',
      order: { catalog_id: '194836987003835', text: gesture.order.text, product_items },
    };
  }
  if ('quick' in gesture) {
    const context = gesture.answers ? { context: { id: gesture.answers } } : {};
    return { ...context, type: 'button', button: gesture.quick };
  }
  if ('unsupported' in gesture) {
    return { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] };
  }
  if ('number' in gesture) {
    const { from, to } = gesture.number;
    const body = `User changed from ${from} to ${to}`;
    const wa_id = to.replace(/^\+/, '');
    return { type: 'system', system: { type: 'user_changed_number', body, wa_id } };
  }
  if ('renamed' in gesture) {
    const body = 'User id changed';
    return { type: 'system', system: { type: 'user_changed_user_id', user_id: gesture.renamed.to, body } };
  }
  if ('media' in gesture) {
    const { id, type, filename, caption, sha256, voice } = gesture.media;
    const sticker = type === 'image/webp' ? 'sticker' : null;
    const kind =
      sticker ?? ['image', 'audio', 'video'].find((one) => type.startsWith(`${one}/`)) ?? 'document';
    return { type: kind, [kind]: { id, mime_type: type, sha256, filename, caption, voice } };
  }
  const context = gesture.answers ? { context: { id: gesture.answers } } : {};
  return 'button' in gesture
    ? { ...context, type: 'interactive', interactive: { type: 'button_reply', button_reply: gesture.button } }
    : { ...context, type: 'interactive', interactive: { type: 'list_reply', list_reply: gesture.row } };
}

function change(field: string, phoneNumberId: string, value: object): object {
  const metadata = { display_phone_number: '33187654321', phone_number_id: phoneNumberId };
  return { field, value: { messaging_product: 'whatsapp', metadata, ...value } };
}

function envelope(changes: object[]): object {
  return { object: 'whatsapp_business_account', entry: [{ id: ACCOUNT, changes }] };
}

function seconds(at: Date): string {
  return `${Math.floor(at.getTime() / 1000)}`;
}
