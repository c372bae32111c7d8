import { CHANNELS } from '../../conversation/channels.ts';
import { type Attachment, type Choice, SHARE_NUMBER } from '../../conversation/values.ts';
import { listButton } from '../../language/channels.ts';
import type { Outbound } from '../channel.ts';
import { shorten, splitEnd, splitText, whatsappText } from './text.ts';

/** Longest caption of a document, and longest text over buttons. */
const CAPTION_MOST = 1024;
const {
  textLength: TEXT_MOST,
  choices: { most: BUTTONS_MOST, labelLength: BUTTON_LABEL },
} = CHANNELS.whatsapp;
const ROWS_MOST = 10;
const ROW_LABEL = 24;
const ROW_DESCRIPTION = 72;

/** The part of a request that says what is sent: `type` and the object named after it. */
export type Body = { type: string } & Record<string, unknown>;

/** Choices under a text: how they are shown, and how long that text may be. */
interface Menu {
  textMost: number;
  show(text: string): Body;
}

/**
 * What one reply becomes, in the order it should be read: text, then files, then whatever carries the
 * choices, so that the buttons stand last. A file alone takes the text as its caption, where it fits, and all
 * is one message.
 * Limits: developers.facebook.com/documentation/business-messaging/whatsapp/messages.
 */
export async function compose(
  outbound: Pick<Outbound, 'text' | 'choices' | 'attachments' | 'locale' | 'author' | 'name'>,
  carry: (attachment: Attachment) => Promise<Carried>,
): Promise<Body[]> {
  const shown = outbound.choices.filter((choice) => choice.label.trim() !== '');
  const choices = shown.filter(({ id }) => id !== SHARE_NUMBER);
  const requests = shown.filter(({ id }) => id === SHARE_NUMBER).map(({ label }) => contactRequest(label));
  const menu = menuOf(choices, outbound.locale);
  const text = menu ? wordsOf(outbound) : [wordsOf(outbound), numbered(choices)].filter(Boolean).join('\n\n');
  const carried = await Promise.all(
    outbound.attachments.map(async (file) => ({ file, how: await carry(file) })),
  );
  const linked = carried.flatMap(({ file, how }) =>
    how.as === 'words' ? [how.link ? `${file.filename}: ${how.link}` : file.filename] : [],
  );
  const files = carried.flatMap(({ file, how }) => (how.as === 'words' ? [] : [{ file, how }]));
  const words = [text, ...linked].filter(Boolean).join('\n\n');

  if (menu) {
    const [before, last] = splitEnd(words || choices.map(({ label }) => label).join(' / '), menu.textMost);
    return [...texts(before), ...files.map((file) => media(file)), menu.show(last), ...requests];
  }
  const captioned = files[0] !== undefined && files[0].how.as !== 'audio' && words.length <= CAPTION_MOST;
  return [
    ...(captioned ? [] : texts(words)),
    ...files.map((file, index) => media(file, captioned && index === 0 ? words : '')),
    ...requests,
  ];
}

/**
 * How a file goes along: as what, by the id of an upload or by a link; `words`: as a link in the text, or by
 * its name alone.
 */
export type Carried =
  | { as: MediaKind; by: { id: string } | { link: string } }
  | { as: 'words'; link: string | null };
type MediaKind = 'document' | 'image' | 'audio' | 'video';

const MB = 1024 * 1024;
/** Types that Meta shows as what they are, and the most of each; anything else is a document. */
const SHOWN: readonly { as: 'image' | 'audio' | 'video'; types: readonly string[]; most: number }[] = [
  { as: 'image', types: ['image/jpeg', 'image/png'], most: 5 * MB },
  { as: 'audio', types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], most: 16 * MB },
  { as: 'video', types: ['video/mp4', 'video/3gpp'], most: 16 * MB },
];
const DOCUMENT_MOST = 100 * MB;

/** What a file may go as, by its type and size; null when it is too large for WhatsApp at all. */
export function shownAs({ type, size }: Pick<Attachment, 'type' | 'size'>): MediaKind | null {
  const shown = SHOWN.find(({ types, most }) => types.includes(type) && size <= most);
  return shown?.as ?? (size <= DOCUMENT_MOST ? 'document' : null);
}

/**
 * The text under WhatsApp's markup. WhatsApp shows no sender but the shop, so an advisor's words begin with
 * their name.
 */
function wordsOf({ text, author, name }: Pick<Outbound, 'text' | 'author' | 'name'>): string {
  const words = whatsappText(text);
  const who = author === 'advisor' ? (name ?? '').replace(/[*_~`\s]+/g, ' ').trim() : '';
  return who && words ? `*${who}*\n${words}` : words;
}

function texts(text: string): Body[] {
  return splitText(text, TEXT_MOST).map((body) => ({ type: 'text', text: { preview_url: false, body } }));
}

function media(
  { file, how: { as, by } }: { file: Attachment; how: Exclude<Carried, { as: 'words' }> },
  caption = '',
): Body {
  return {
    type: as,
    [as]: {
      ...by,
      ...(as === 'document' ? { filename: file.filename.slice(0, 240) } : {}),
      ...(caption ? { caption } : {}),
    },
  };
}

/**
 * Buttons where three short ones do, else a list; null where neither holds them and they must be told in
 * words.
 */
function menuOf(choices: Choice[], locale: string): Menu | null {
  if (choices.length === 0 || new Set(choices.map(({ id }) => id)).size < choices.length) return null;
  if (choices.length <= BUTTONS_MOST && choices.every(fitsButton) && distinct(choices)) {
    return { textMost: CAPTION_MOST, show: (text) => buttons(text, choices) };
  }
  if (choices.length <= ROWS_MOST && choices.every(({ id }) => sound(id, 200))) {
    return { textMost: TEXT_MOST, show: (text) => list(text, choices, locale) };
  }
  return null;
}

function buttons(text: string, choices: Choice[]): Body {
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text },
      action: {
        buttons: choices.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label.trim() } })),
      },
    },
  };
}

function list(text: string, choices: Choice[], locale: string): Body {
  const rows = choices.map(({ id, label }) => {
    const title = shorten(label, ROW_LABEL);
    return title === label.trim()
      ? { id, title }
      : { id, title, description: shorten(label, ROW_DESCRIPTION) };
  });
  return {
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text },
      action: { button: listButton(locale), sections: [{ rows }] },
    },
  };
}

/** WhatsApp's own dialogue that shares the customer's number at one touch; it comes back as a contact. */
function contactRequest(text: string): Body {
  const action = { name: 'request_contact_info' };
  return { type: 'interactive', interactive: { type: action.name, body: { text }, action } };
}

function numbered(choices: Choice[]): string {
  return choices.map(({ label }, index) => `${index + 1}. ${label.trim()}`).join('\n');
}

function fitsButton({ id, label }: Choice): boolean {
  return sound(id, 256) && label.trim().length <= BUTTON_LABEL;
}

/** Meta refuses ids with white space around them. */
function sound(id: string, most: number): boolean {
  return id.length > 0 && id.length <= most && id.trim() === id;
}

/** Meta refuses two buttons that read the same. */
function distinct(choices: Choice[]): boolean {
  return new Set(choices.map(({ label }) => label.trim())).size === choices.length;
}
