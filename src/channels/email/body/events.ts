import { z } from 'zod';
import { plainSubject } from '../../../conversation/subject.ts';
import type { Mail } from './mail.ts';

/** What a client sends by itself at the press of a button: noted, and no question. */
export interface MailEvent {
  kind: 'reaction' | 'calendar' | 'recall' | 'read';
  /** The emoji of a reaction; else what little stands in it. */
  text: string;
}

/** Google's reaction part (developers.google.com/gmail/reactions/format), and RFC 9078's. */
const Reaction = z.object({ emoji: z.string().min(1).max(40), version: z.literal(1) });
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\ufe0f?)$/v;

/**
 * What of a mail is an event: told by its parts, and where a client writes none (Outlook's reactions and
 * recalls), by a single line about the sender's own name. `own` is the sender's words, `sender` the display name.
 */
export function eventOf(mail: Mail, own: string, sender: string): MailEvent | null {
  const emoji = emojiOf(mail);
  if (emoji) return { kind: 'reaction', text: emoji };
  if (mail.attachments.some(isCalendarReply)) return { kind: 'calendar', text: own };
  const kind = mail.tnef?.messageClass ?? '';
  if (/^IPM\.Outlook\.Recall/i.test(kind)) return { kind: 'recall', text: '' };
  if (/^(REPORT\.|IPM\.Report\.).*IPN/i.test(kind)) return { kind: 'read', text: '' };
  const line = own.split('\n').filter((one) => one.trim() !== '' && !EMOJI.test(one.trim()));
  const [only = ''] = line;
  if (line.length !== 1 || sender.length < 2 || only.length > 300) return null;
  if (!only.startsWith(sender) || /[?？]/.test(only)) return null;
  // "NAME reacted to your message:", above it.
  if (/[:：]$/.test(only)) return { kind: 'reaction', text: emojiIn(`${own}\n${mail.html ?? ''}`) };
  // "NAME would like to recall the message, “SUBJECT”.", under a subject of that and a mark before it.
  return recalls(only, mail.subject ?? '') ? { kind: 'recall', text: '' } : null;
}

function emojiOf({ attachments, reaction }: Mail): string | null {
  const [first = ''] = reaction.split(/\s+/);
  if (EMOJI.test(first)) return first;
  for (const part of attachments) {
    const content = typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
    if (part.mimeType === 'text/vnd.google.email-reaction+json' && part.disposition !== 'attachment') {
      const read = Reaction.safeParse(jsonOf(content.slice(0, 1_000)));
      if (read.success && EMOJI.test(read.data.emoji)) return read.data.emoji;
    }
  }
  return null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** RFC 5546: an answer to an invitation, a counter-proposal, an attendee's refresh. */
function isCalendarReply({ mimeType, method, content }: Mail['attachments'][number]): boolean {
  if (!/^(text\/calendar|application\/ics)$/.test(mimeType)) return false;
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content.slice(0, 20_000));
  const named = method ?? /^METHOD:([A-Z-]{1,20})\s*$/im.exec(text)?.[1] ?? '';
  return /^(REPLY|COUNTER|REFRESH|DECLINECOUNTER)$/i.test(named);
}

function emojiIn(text: string): string {
  return /\p{RGI_Emoji}/v.exec(text)?.[0] ?? '';
}

function recalls(line: string, subject: string): boolean {
  const named = /["“„«「『]([^"“”„«»「」『』]{1,200})["”“»」』]/.exec(line)?.[1] ?? '';
  const earlier = plainSubject(named);
  return (
    earlier !== '' && subject !== named && plainSubject(subject).endsWith(earlier) && subject.endsWith(named)
  );
}
