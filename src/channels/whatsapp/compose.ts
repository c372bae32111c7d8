import type { Attachment, Choice } from '../../conversation/values.ts';
import type { Outbound } from '../channel.ts';
import { shorten, splitEnd, splitText, whatsappText } from './text.ts';

/** Longest text message, in characters. */
export const TEXT_MOST = 4096;
/** Longest caption of a document, and longest text over buttons. */
const CAPTION_MOST = 1024;
export const BUTTONS_MOST = 3;
export const BUTTON_LABEL = 20;
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
 * What one reply becomes, in the order it should be read: text, then files, then whatever carries the choices, so that the
 * buttons stand last. A file alone takes the text as its caption, where it fits, and all is one message.
 * Limits: developers.facebook.com/documentation/business-messaging/whatsapp/messages.
 */
export async function compose(
  outbound: Pick<Outbound, 'text' | 'choices' | 'attachments' | 'locale' | 'author' | 'name'>,
  link: (attachment: Attachment) => Promise<string>,
): Promise<Body[]> {
  const choices = outbound.choices.filter((choice) => choice.label.trim() !== '');
  const menu = menuOf(choices, outbound.locale);
  const text = menu ? wordsOf(outbound) : [wordsOf(outbound), numbered(choices)].filter(Boolean).join('\n\n');
  const files = await Promise.all(
    outbound.attachments.map(async (file) => ({ file, url: await link(file) })),
  );

  if (menu) {
    const [before, last] = splitEnd(text || choices.map(({ label }) => label).join(' / '), menu.textMost);
    return [...texts(before), ...files.map(({ file, url }) => document(file, url)), menu.show(last)];
  }
  const captioned = files.length > 0 && text.length <= CAPTION_MOST;
  return [
    ...(captioned ? [] : texts(text)),
    ...files.map(({ file, url }, index) => document(file, url, captioned && index === 0 ? text : '')),
  ];
}

/** The text under WhatsApp's markup. It shows no sender but the shop, so an advisor's words begin with her name. */
function wordsOf({ text, author, name }: Pick<Outbound, 'text' | 'author' | 'name'>): string {
  const words = whatsappText(text);
  const who = author === 'advisor' ? (name ?? '').replace(/[*_~`\s]+/g, ' ').trim() : '';
  return who && words ? `*${who}*\n${words}` : words;
}

function texts(text: string): Body[] {
  return splitText(text, TEXT_MOST).map((body) => ({ type: 'text', text: { preview_url: false, body } }));
}

function document(file: Attachment, link: string, caption = ''): Body {
  return {
    type: 'document',
    document: { link, filename: file.filename.slice(0, 240), ...(caption ? { caption } : {}) },
  };
}

/** Buttons where three short ones do, else a list; null where neither holds them and they must be told in words. */
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
      action: { button: locale.startsWith('fr') ? 'Choisir' : 'Choose', sections: [{ rows }] },
    },
  };
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
