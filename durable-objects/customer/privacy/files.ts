import { z } from 'zod';
import type { Inbound } from '../../../src/channels/channel.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { Attachment } from '../../../src/conversation/values.ts';
import { labelIn } from '../thread/label.ts';

/** Where a mail is kept as it came; null for anything else. Pure. */
export function originalOf(fact: Fact): string | null {
  return fact.type === 'message.received' ? (fact.original ?? null) : null;
}

/** The files that the customer sent with an event. Pure. */
export function inboundFiles(fact: Fact): Attachment[] {
  if (fact.type === 'message.received') return fact.attachments;
  return fact.type === 'file.arrived' ? [fact.attachment] : [];
}

/**
 * Every key in the file store that an event of the customer names: mails as they came, files both ways,
 * labels. Testimony of strangers names the strangers' files, and is left out. Pure.
 */
export function keysOf(fact: Fact): string[] {
  const original = originalOf(fact);
  const files = fact.type === 'message.composed' ? fact.attachments : inboundFiles(fact);
  const label = fact.type === 'action.done' ? labelIn(fact.output) : null;
  return [...(original ? [original] : []), ...[...files, ...(label ? [label] : [])].map(({ key }) => key)];
}

/**
 * What a mail that came once more, in other bytes, left in the file store beside what is known of it: nothing names it, so nobody
 * could ever erase it. Pure.
 */
export function orphanedFiles(inbound: Inbound, known: Fact | null): string[] {
  if (!CHANNELS[inbound.channel].letter || known?.type !== 'message.received') return [];
  const brought = [inbound.original ?? [], inbound.attachments.map(({ key }) => key)].flat();
  const kept = keysOf(known);
  return brought.filter((key) => !kept.includes(key));
}

/** The return that a key in the file store is the label of; null when it is none. Pure. */
export function returnOfLabel(key: string): string | null {
  const name = /^labels\/(.+)\.pdf$/.exec(key)?.[1];
  return name ? decodeURIComponent(name) : null;
}

/** An attachment anywhere in what a tool put out. */
export function asAttachment(value: unknown): Attachment | null {
  return z.object(Attachment.shape).safeParse(value).data ?? null;
}
