import { z } from 'zod';

/* Conversations of the past, in whatever form they come. */

/** What was said in one go, by the customer or by the shop. */
export interface Said {
  by: 'customer' | 'shop';
  text: string;
}

/** One conversation, oldest words first. */
export interface Past {
  id: string;
  channel: 'chat' | 'email' | 'whatsapp';
  /** Who the customer was, as far as the channel says. */
  email: string | null;
  phone: string | null;
  name: string | null;
  subject: string | null;
  said: Said[];
}

/** A file that cannot be read as what it is said to be; says where. */
export class UnreadablePast extends Error {}

const Line = z.object({
  /** What belongs together has one. */
  conversation: z.union([z.string(), z.number()]).transform(String),
  from: z.enum(['customer', 'agent']),
  text: z.string(),
  channel: z.enum(['chat', 'email', 'whatsapp']).default('chat'),
  email: z.email().optional(),
  phone: z
    .string()
    .regex(/^\+\d{6,15}$/)
    .optional(),
  name: z.string().optional(),
  subject: z.string().optional(),
});

/** NDJSON: one message a line, in the order they were said. */
export function pastOfLines(text: string): Past[] {
  const all = new Map<string, Past>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const read = Line.safeParse(jsonOf(line));
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new UnreadablePast(
        `line ${index + 1}: ${issue?.path.join('.') || 'no JSON object'}: ${issue?.message}`,
      );
    }
    const { conversation: id, from, text: words, channel, ...who } = read.data;
    const past = all.get(id) ?? {
      ...{ id, channel, email: null, phone: null, name: null, subject: null, said: [] },
    };
    for (const key of ['email', 'phone', 'name', 'subject'] as const) past[key] ??= who[key] ?? null;
    say(past, { by: from === 'customer' ? 'customer' : 'shop', text: words });
    all.set(id, past);
  }
  return worthwhile([...all.values()]);
}

/**
 * A line of a WhatsApp export, as phones write it in their languages: `[02/11/2026, 19:32:05] Sophie: Hello` or
 * `02/11/2026, 19:32 - Sophie: Hello`, with `AM`, dots, dashes and marks of direction.
 */
const CHAT_LINE =
  /^[\u200e\u200f]?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),?\s+(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:\s*[ap]\.?\s?m\.?)?\]?\s*(?:[-–]\s*)?([^:\n]{1,80}):\s?(.*)$/i;
/** The same of a line that the app wrote: nobody's. */
const APP_LINE = /^[\u200e\u200f]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}/;
/** What stands in the place of a picture. */
const MEDIA = /^[\u200e\u200f]?(?:<[^<>]{3,60}>|[\u200e\u200f].{3,60})$/;

/** A WhatsApp export is one conversation. `shop`: the shop's name in it. */
export function pastOfWhatsApp(text: string, shop: string, id: string): Past[] {
  const past: Past = {
    ...{ id, channel: 'whatsapp', email: null, phone: null, name: null, subject: null, said: [] },
  };
  const own = shop.trim().toLowerCase();
  let last: Said | null = null;
  for (const line of text.split(/\r?\n/)) {
    const [, , , name = '', words = ''] = CHAT_LINE.exec(line) ?? [];
    if (name === '') {
      if (last && !APP_LINE.test(line)) last.text += `\n${line}`;
      else last = null;
      continue;
    }
    const who = name.trim();
    const by = who.toLowerCase() === own ? 'shop' : 'customer';
    if (by === 'customer') {
      past.phone ??= /^\+?[\d\s()-]{7,}$/.test(who) ? `+${who.replaceAll(/\D/g, '')}` : null;
      past.name ??= past.phone === null ? who : null;
    }
    last = MEDIA.test(words) ? null : { by, text: words };
    if (last) past.said.push(last);
  }
  if (past.said.length > 0 && past.said.every(({ by }) => by === 'customer'))
    throw new UnreadablePast(`nobody in it is called "${shop}": say with --shop whose words are the shop's`);
  const joined: Past = { ...past, said: [] };
  for (const one of past.said) say(joined, one);
  return worthwhile([joined]);
}

/** Words of the same side that follow each other are said in one go. */
export function say(past: Past, { by, text }: Said): void {
  const words = text.trim();
  if (words === '') return;
  const last = past.said.at(-1);
  if (last?.by === by) last.text += `\n${words}`;
  else past.said.push({ by, text: words });
}

/** Those in which a customer said anything. */
export function worthwhile(all: readonly Past[]): Past[] {
  return all.filter(({ said }) => said.some(({ by }) => by === 'customer'));
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
