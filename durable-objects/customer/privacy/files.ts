import { z } from 'zod';
import type { Inbound } from '../../../src/channels/channel.ts';
import { CHANNELS } from '../../../src/conversation/channels.ts';
import type { Fact } from '../../../src/conversation/events.ts';
import { Attachment } from '../../../src/conversation/values.ts';
import { unknownIn } from '../../storage/json.ts';
import { fileIn } from '../thread/label.ts';

/** The files that an event names, by their origin. */
interface FilesOf {
  /** The key of the original mail. */
  original: string | null;
  /** Files from the customer. */
  inbound: Attachment[];
  /** Files that we sent or made: attachments of answers, labels, receipts. */
  ours: Attachment[];
}

const NONE: FilesOf = { original: null, inbound: [], ours: [] };

/**
 * Testimony of strangers names the strangers' files, which are left out; an offer has no files. Every event
 * is listed, so that none is forgotten.
 */
function filesOf(fact: Fact): FilesOf {
  switch (fact.type) {
    case 'message.received':
      return { ...NONE, original: fact.original ?? null, inbound: fact.attachments };
    case 'file.arrived':
      return { ...NONE, inbound: [fact.attachment] };
    case 'message.composed':
    case 'draft.made':
      return { ...NONE, ours: fact.attachments };
    case 'action.done': {
      const file = fileIn(fact.output);
      return file ? { ...NONE, ours: [file] } : NONE;
    }
    case 'later':
      return fact.named === 'testimony.heard' ? NONE : filesWithin(unknownIn(fact.json));
    case 'session.opened':
    case 'session.assured':
    case 'session.ended':
    case 'session.revoked':
    case 'language.switched':
    case 'transfer.started':
    case 'transfer.ended':
    case 'callback.noted':
    case 'message.cut':
    case 'message.withdrawn':
    case 'file.delayed':
    case 'file.lost':
    case 'address.departed':
    case 'turn.silent':
    case 'delivery.reported':
    case 'card.put':
    case 'card.agreed':
    case 'card.lapsed':
    case 'ticket.opened':
    case 'ticket.moved':
    case 'exchange.recorded':
    case 'fact.learned':
    case 'handover.requested':
    case 'advisor.joined':
    case 'advisor.left':
    case 'note.added':
    case 'tags.changed':
    case 'sender.blocked':
    case 'sender.unblocked':
    case 'ticket.rated':
    case 'account.known':
    case 'challenge.asked':
    case 'challenge.sent':
    case 'challenge.passed':
    case 'challenge.failed':
    case 'address.confirmed':
    case 'testimony.heard':
    case 'thread.joined':
    case 'thread.parted':
    case 'link.suggested':
    case 'promise.made':
    case 'promise.kept':
    case 'promise.broken':
    case 'approval.asked':
    case 'approval.decided':
    case 'approval.settled':
    case 'draft.settled':
      return NONE;
  }
}

/** The files of an event that this version cannot read: by the shape that every version gives them. */
function filesWithin(value: unknown): FilesOf {
  if (typeof value !== 'object' || value === null) return NONE;
  const attachment = asAttachment(value);
  if (attachment) return { ...NONE, inbound: [attachment] };
  const within = Object.values(value).map(filesWithin);
  const own = 'original' in value && typeof value.original === 'string' ? value.original : null;
  return {
    original: own ?? within.find(({ original }) => original !== null)?.original ?? null,
    inbound: within.flatMap(({ inbound }) => inbound),
    ours: [],
  };
}

/** The key of the original mail; null for anything else. Pure. */
export function originalOf(fact: Fact): string | null {
  return filesOf(fact).original;
}

/** The files that the customer sent with an event. Pure. */
export function inboundFiles(fact: Fact): Attachment[] {
  return filesOf(fact).inbound;
}

/**
 * Every key in the file store that an event names for the customer: original mails, files in both directions,
 * labels. Testimony of strangers names the strangers' files, which are left out. Pure.
 */
export function keysOf(fact: Fact): string[] {
  const { original, inbound, ours } = filesOf(fact);
  return [...(original === null ? [] : [original]), ...[...inbound, ...ours].map(({ key }) => key)];
}

/**
 * The stored files of a mail that arrived a second time with other bytes: no event names them, so nothing
 * could ever erase them. Pure.
 */
export function orphanedFiles(inbound: Inbound, known: Fact | null): string[] {
  if (!CHANNELS[inbound.channel].letter || known?.type !== 'message.received') return [];
  const brought = [inbound.original ?? [], inbound.attachments.map(({ key }) => key)].flat();
  const kept = keysOf(known);
  return brought.filter((key) => !kept.includes(key));
}

/** The return whose label a key in the file store is; null when it is no label. Pure. */
export function returnOfLabel(key: string): string | null {
  const name = /^labels\/([^/]+)(?:\/[^/]+)?\.pdf$/.exec(key)?.[1];
  return name ? decodeURIComponent(name) : null;
}

/** The attachment that a part of a tool's output is; null when it is none. */
export function asAttachment(value: unknown): Attachment | null {
  return z.object(Attachment.shape).safeParse(value).data ?? null;
}
