import { errorStatus, type GraphError } from './errors.ts';

/* What Meta posts to a service. Pure: clients outside the Worker use it too. */

/** The account that stands for the store at Meta. */
const ACCOUNT = '102290129340398';
/** The phone number id of the demo store. */
const PHONE_NUMBER_ID = '106540352242922';

/** What a person may do on her phone. */
export type Gesture =
  | { text: string }
  | { button: { id: string; title: string }; answers?: string }
  | { row: { id: string; title: string; description?: string }; answers?: string }
  | { media: { id: string; type: string; filename?: string; caption?: string; sha256?: string } };

/** One message from a person. */
export interface Incoming {
  /** `+number`. */
  from: string;
  name: string;
  /** A wamid. */
  id: string;
  at: Date;
  gesture: Gesture;
}

/** A batch with one message, as Meta posts it. */
export function messageBatch(message: Incoming, phoneNumberId = PHONE_NUMBER_ID): object {
  const wa_id = message.from.replace(/^\+/, '');
  return batch(phoneNumberId, {
    contacts: [{ profile: { name: message.name }, wa_id }],
    messages: [{ from: wa_id, id: message.id, timestamp: seconds(message.at), ...content(message.gesture) }],
  });
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
  return batch(phoneNumberId, {
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
  });
}

/** A fresh message id. */
export function wamid(): string {
  return `wamid.${btoa(crypto.randomUUID())}`;
}

/** Meta escapes everything beyond ASCII and signs it so: who re-serialises before checking fails here as there. */
export function escaped(json: string): Uint8Array {
  const ascii = json.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new TextEncoder().encode(ascii.replaceAll('/', '\\/'));
}

function content(gesture: Gesture): object {
  if ('text' in gesture) return { type: 'text', text: { body: gesture.text } };
  if ('media' in gesture) {
    const { id, type, filename, caption, sha256 } = gesture.media;
    const kind = ['image', 'audio', 'video'].find((one) => type.startsWith(`${one}/`)) ?? 'document';
    return { type: kind, [kind]: { id, mime_type: type, sha256, filename, caption } };
  }
  const context = gesture.answers ? { context: { id: gesture.answers } } : {};
  return 'button' in gesture
    ? { ...context, type: 'interactive', interactive: { type: 'button_reply', button_reply: gesture.button } }
    : { ...context, type: 'interactive', interactive: { type: 'list_reply', list_reply: gesture.row } };
}

function batch(phoneNumberId: string, value: object): object {
  const metadata = { display_phone_number: '33187654321', phone_number_id: phoneNumberId };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: ACCOUNT,
        changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }],
      },
    ],
  };
}

function seconds(at: Date): string {
  return `${Math.floor(at.getTime() / 1000)}`;
}
