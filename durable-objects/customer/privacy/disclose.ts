import type { Fact, FactOf } from '../../../src/conversation/events.ts';
import { asAttachment } from './files.ts';

/*
 * What of a thread is the person's to have. Pure. Three rules. Everything about the person is theirs, notes
 * of advisors included, since an opinion about somebody is that person's data (CJEU C-434/16, Nowak). What
 * names others is not: neither the words of strangers who named the person's order nor which colleague wrote
 * or was rung (GDPR art. 15(4)). Nor is anything by which the service works or could be entered: keys of
 * files, and the tokens under which a browser knows its uploads.
 */

/** A file as an export names it. `key` is its storage key, and never leaves. */
export interface Disclosed {
  /** `file-1`: the name by which events refer to it. */
  file: string;
  filename: string;
  type: string;
  /** Bytes; null where only the store knows. */
  size: number | null;
  key: string;
}

/** Names files in the order of their first mention, each once. */
export class FileList implements Iterable<Disclosed> {
  readonly #files = new Map<string, Disclosed>();

  /** How an export calls the file of a key. */
  name(key: string, { filename, type, size }: Omit<Disclosed, 'file' | 'key'>): string {
    const known = this.#files.get(key);
    if (known) return known.file;
    const file = `file-${this.#files.size + 1}`;
    this.#files.set(key, { file, filename, type, size, key });
    return file;
  }

  [Symbol.iterator](): Iterator<Disclosed> {
    return this.#files.values();
  }
}

/** A copy in which every attachment, however deep, is a reference into the list. */
export function withFiles(value: unknown, files: FileList): unknown {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, files));
  if (typeof value !== 'object' || value === null) return value;
  const attachment = asAttachment(value);
  if (attachment) {
    const { key, filename, type, size } = attachment;
    return { file: files.name(key, attachment), filename, type, size };
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withFiles(item, files)]));
}

/** An event's fact as the person gets it. */
export function disclosed(fact: Fact, files: FileList): Record<string, unknown> {
  switch (fact.type) {
    case 'testimony.heard':
      return testimony(fact);
    case 'message.received': {
      const { original, ...rest } = fact;
      const mail = { filename: 'message.eml', type: 'message/rfc822', size: null };
      return {
        ...(withFiles(rest, files) as object),
        ...(original ? { original: files.name(original, mail) } : {}),
      };
    }
    case 'note.added':
      return { type: fact.type, author: fact.advisor ? 'advisor' : 'assistant', text: fact.text };
    case 'tags.changed':
      return { type: fact.type, author: 'advisor', added: fact.added, removed: fact.removed };
    case 'sender.blocked':
      return { type: fact.type, author: 'advisor', address: fact.address, reason: fact.reason };
    case 'sender.unblocked':
      return { type: fact.type, author: 'advisor', address: fact.address };
    case 'action.done': {
      // Under which the shop knows its write again.
      const { key: _, ...rest } = fact;
      return withFiles(rest, files) as Record<string, unknown>;
    }
    case 'advisor.joined':
      // The person was given that name.
      return { type: fact.type, name: fact.name };
    case 'advisor.left':
      return { type: fact.type };
    case 'transfer.started':
      return { type: fact.type, session: fact.session };
    case 'transfer.ended': {
      // Who of the shop took it is the shop's own.
      const { to: _, by: __, ...rest } = fact;
      return rest;
    }
    case 'thread.joined':
    case 'thread.parted': {
      const { by, ...rest } = fact;
      return { ...rest, ...(by ? { author: 'advisor' } : {}) };
    }
    case 'link.suggested':
      // That other one may well be somebody else.
      return { type: fact.type, withheld: 'third party' };
    case 'later':
      // Whose words and whose keys are in it, only that version can say.
      return { type: fact.named, withheld: 'unreadable by this version of the service' };
    case 'promise.made': {
      // Who of the shop said it; that somebody did is the customer's to know.
      const { advisor: _, ...rest } = fact;
      return rest;
    }
    case 'approval.decided':
      return { type: fact.type, approval: fact.approval, decision: fact.decision, author: 'advisor' };
    case 'draft.settled':
      return { type: fact.type, draft: fact.draft, session: fact.session, outcome: fact.outcome };
    case 'draft.made':
    case 'approval.asked':
    case 'approval.settled':
      return withFiles(fact, files) as Record<string, unknown>;
    case 'promise.kept':
      return { type: fact.type, promise: fact.promise };
    case 'session.revoked':
      return { type: fact.type, session: fact.session, author: 'advisor' };
    case 'address.departed': {
      const { by, ...rest } = fact;
      return { ...rest, ...(by ? { author: 'advisor' } : {}) };
    }
    case 'session.assured': {
      const { holder: _, ...rest } = fact;
      return rest;
    }
    case 'message.composed': {
      // The name is what the person was given.
      const { advisor: _, ...rest } = fact;
      return withFiles(rest, files) as Record<string, unknown>;
    }
    case 'promise.broken':
    case 'session.opened':
    case 'session.ended':
    case 'language.switched':
    case 'callback.noted':
    case 'message.cut':
    case 'message.withdrawn':
    case 'file.delayed':
    case 'file.arrived':
    case 'file.lost':
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
    case 'ticket.rated':
    case 'account.known':
    case 'challenge.asked':
    case 'challenge.sent':
    case 'challenge.passed':
    case 'challenge.failed':
    case 'address.confirmed':
      return withFiles(fact, files) as Record<string, unknown>;
  }
}

/**
 * That somebody spoke of the person's order, and what that changed for it; not who, and not a word of theirs.
 */
function testimony({ type, order, said, event }: FactOf<'testimony.heard'>): Record<string, unknown> {
  const withheld = { type, order, said, about: event.type, withheld: 'third party' };
  switch (event.type) {
    case 'ticket.opened':
      return { ...withheld, ticket: event.ticket, intent: event.intent };
    case 'ticket.moved':
      return { ...withheld, ticket: event.ticket, status: event.status };
    case 'action.done':
      return { ...withheld, tool: event.tool };
    case 'message.received':
    case 'message.composed':
    case 'message.cut':
    case 'exchange.recorded':
      return withheld;
  }
}
