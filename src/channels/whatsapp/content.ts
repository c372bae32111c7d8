import { z } from 'zod';
import type { MissingFile } from '../../conversation/events/messages.ts';
import { type Address, whatsappAddress } from '../../identity/address.ts';
import { lookup } from '../../lookup.ts';

/**
 * A file that Meta holds for us: fetched by id, for seven days at most. Its type is what the sender declared.
 */
export type Media = MissingFile;

/** What a message says, whatever its type. */
export interface Content {
  kind: string;
  text: string;
  media?: Media;
  choice?: string;
  /** The id of the message it reacts to, edits or takes back. */
  about?: string;
  automatic?: string;
  /** Where somebody who changed number or user id can be found from now on. */
  movedTo?: Address;
  /** The sender's own number, which WhatsApp vouches for: its digits. */
  number?: string | undefined;
}

type Reader = (message: Record<string, unknown>) => Content | null;

/**
 * Content of a message by its `type`. An unknown type, and a known one whose body cannot be parsed or trips
 * its reader, are `unsupported`: the customer did write, so the message is kept and can be answered. Shapes:
 * developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages.
 */
export function contentOf(message: Record<string, unknown>): Content {
  const type = typeof message.type === 'string' ? message.type : '';
  const unsupported = { kind: 'unsupported', text: '' };
  try {
    return readers.get(type)?.(message) ?? unsupported;
  } catch {
    return unsupported;
  }
}

/** Reads the part of a message that is named after its type. */
function part<T>(type: string, schema: z.ZodType<T>, read: (body: T) => Content | null): [string, Reader] {
  return [
    type,
    (message) => {
      const body = schema.safeParse(lookup(message, type));
      return body.success ? read(body.data) : null;
    },
  ];
}

const text = z.string().catch('');
const Id = z.string().min(1);

const File = z.object({
  id: Id,
  mime_type: z.string().catch('application/octet-stream'),
  sha256: z.string().optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
  caption: text,
  voice: z.boolean().optional().catch(undefined),
});

function file(kind: Media['kind']): [string, Reader] {
  return part(kind, File, ({ id, mime_type, sha256, filename, caption, voice }) => ({
    kind,
    text: caption,
    media: { id, kind, type: mime_type, sha256, filename, voice },
  }));
}

const Reply = z.object({ id: Id, title: text });
const Interactive = z.union([
  z.object({ button_reply: Reply }).transform((body) => body.button_reply),
  z.object({ list_reply: Reply }).transform((body) => body.list_reply),
  z
    .object({ nfm_reply: z.object({ response_json: z.string().max(20_000) }) })
    .transform((body) => ({ form: body.nfm_reply.response_json })),
]);

const Place = z.object({ latitude: z.number(), longitude: z.number(), name: text, address: text });

const Contact = z.object({
  name: z.object({ formatted_name: text }).catch({ formatted_name: '' }),
  phones: z.array(z.object({ phone: text, wa_id: text })).catch([]),
  emails: z.array(z.object({ email: text })).catch([]),
  addresses: z.array(z.object({ street: text, zip: text, city: text, state: text, country: text })).catch([]),
  origin: text,
});

/** A card of an address book as it would be written by hand, what belongs together on a line. */
function cardText({ name, phones, emails, addresses }: z.infer<typeof Contact>): string {
  const line = [
    name.formatted_name,
    ...phones.map(({ phone }) => phone),
    ...emails.map(({ email }) => email),
  ];
  const places = addresses.map(({ street, zip, city, state, country }) =>
    [street, [zip, city].filter(Boolean).join(' '), state, country].filter(Boolean).join(', '),
  );
  return [line.filter(Boolean).join(' '), ...places].filter(Boolean).join('\n');
}

/**
 * The number that the sender gave by our own button (`origin: contact_request`): theirs, as one that WhatsApp
 * names. A card that is passed on proves nothing.
 */
function sharedNumber(contacts: readonly z.infer<typeof Contact>[]): string | undefined {
  const [only, ...more] = contacts;
  const phones = only?.origin === 'contact_request' && more.length === 0 ? only.phones : [];
  return phones.length === 1 ? phones[0]?.wa_id || undefined : undefined;
}

/** A Flow's answers: an object of plain values, as lines. Its token and what is nested are left out. */
function flowText(json: string): string {
  const answers = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  return Object.entries(answers)
    .filter(([name]) => name !== 'flow_token')
    .flatMap(([name, value]) => {
      const plain = [value].flat().filter((one) => ['string', 'number', 'boolean'].includes(typeof one));
      return plain.length > 0 ? [`${name.replaceAll('_', ' ')}: ${plain.join(', ')}`] : [];
    })
    .join('\n');
}

const Order = z.object({
  text,
  product_items: z
    .array(
      z.object({ product_retailer_id: z.string(), quantity: z.union([z.number(), z.string()]).catch(1) }),
    )
    .catch([]),
});

const System = z.object({ type: text, body: text, wa_id: text, new_wa_id: text, user_id: text });

const MOVED = /changed_(number|user_id)$/;

const readers = new Map<string, Reader>([
  part('text', z.object({ body: z.string() }), ({ body }) => ({ kind: 'text', text: body })),
  file('image'),
  file('document'),
  file('audio'),
  file('video'),
  file('sticker'),
  part('location', Place, ({ name, address, latitude, longitude }) => ({
    kind: 'location',
    text: [name, address, `(${latitude}, ${longitude})`].filter(Boolean).join(', '),
  })),
  part('contacts', z.array(Contact).min(1), (contacts) => ({
    kind: 'contacts',
    text: contacts.map(cardText).join('\n'),
    number: sharedNumber(contacts),
  })),
  // A quick reply of a template: the payload is ours, the text is what the customer saw.
  part('button', z.object({ payload: text, text }), (button) => ({
    kind: 'choice',
    text: button.text,
    choice: button.payload || button.text,
  })),
  part('interactive', Interactive, (reply) =>
    'form' in reply
      ? { kind: 'form', text: flowText(reply.form) }
      : { kind: 'choice', text: reply.title, choice: reply.id },
  ),
  // Never answered: a thumb under a question is no yes to it, and a reply to every heart is noise.
  part('reaction', z.object({ message_id: Id, emoji: text }), ({ message_id, emoji }) => ({
    kind: 'reaction',
    text: emoji,
    about: message_id,
    automatic: 'reaction',
  })),
  part('order', Order, ({ text: note, product_items }) => ({
    kind: 'order',
    text: [note, ...product_items.map((item) => `${item.quantity} × ${item.product_retailer_id}`)]
      .filter(Boolean)
      .join('\n'),
  })),
  // WhatsApp's own words about the customer, not the customer's.
  part('system', System, ({ type, body, wa_id, new_wa_id, user_id }) => ({
    kind: 'system',
    text: body,
    automatic: 'system',
    // Other news (a renewed security code) names the address that the customer already has, and moves nobody.
    movedTo: MOVED.test(type) ? (whatsappAddress(wa_id || new_wa_id || user_id) ?? undefined) : undefined,
  })),
  part(
    'edit',
    z.object({ original_message_id: Id, message: z.record(z.string(), z.unknown()) }),
    ({ original_message_id, message }) => {
      if (message.type === 'edit') return null;
      const { text: now, media } = contentOf(message);
      return { kind: 'edit', text: now, media, about: original_message_id };
    },
  ),
  part('revoke', z.object({ original_message_id: Id }), ({ original_message_id }) => ({
    kind: 'revoke',
    text: '',
    about: original_message_id,
    automatic: 'revoke',
  })),
]);
