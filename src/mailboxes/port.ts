import { errorReason } from '../trace.ts';

/** A mail as it lies in a mailbox. */
export interface PulledMail {
  folder: 'inbox' | 'sent';
  raw: Uint8Array<ArrayBuffer>;
  /** When the server took it in, in milliseconds; null where it does not say. */
  at: number | null;
  /** Found by its date, or by a list that may say one twice: it may have been filed before. */
  again: boolean;
}

/** Keeps one mail; `cursor` is where the next pull begins once that is done. */
type File = (mail: PulledMail, cursor: string) => Promise<void>;

/** What became of a mail that was to be sent. */
export type Sending =
  /** `messageId`: the one it left with, where that is none of ours. */
  | { status: 'accepted'; words: string; messageId?: string }
  /** `unknown`: the line broke behind the mail's last byte. `login`, `policy`: for the owner. */
  | { status: 'passing' | 'unknown' | 'login' | 'recipient' | 'policy'; words: string };

/** A mailbox at somebody else's: all that is seen of it. Each call stands alone; nothing stays open. */
export interface MailSystem {
  /**
   * Files what is new, oldest first, and answers with where to go on. Without a cursor, and with one of another
   * account, it begins now: nothing old is filed.
   */
  pull(cursor: string | null, file: File): Promise<string>;
  send(mail: OutgoingMail): Promise<Sending>;
  /**
   * Looks for a mail whose answer was lost: the Message-ID with which it lies in Sent, or null. A `send` on the same
   * system may go on where the first one broke off.
   */
  findSent(mail: SentMark): Promise<string | null>;
  /** Puts a mail into Sent, where its server has not done so. */
  keepSent(mail: OutgoingMail): Promise<void>;
  /** Logs in, and says in the server's own words what came of it. */
  test(): Promise<string>;
  /** Null where it is looked into and nobody tells. */
  readonly push: MailPush | null;
}

/**
 * Being told by a provider that something is new: a hint, upon which the mailbox is looked into sooner. What a hint says is
 * believed in nothing else.
 */
export interface MailPush {
  /** What is asked for, and where it is told: another one takes the place of it. */
  readonly subject: string;
  /** Asks to be told, or to be told on. `id`: what the provider called it before. `renewAt`: in milliseconds. */
  renew(id: string | null): Promise<{ id: string; renewAt: number }>;
  /** Asks to be told no more. */
  stop(id: string): Promise<void>;
}

/** What a mail of ours is known by: some systems give it another Message-ID. */
export interface SentMark {
  /** `<x@y>`. */
  messageId: string;
  /** Of our own header, which none of them takes away. */
  reference: string;
  /** The envelope's, a bare address. */
  to: string;
}

export interface OutgoingMail extends SentMark {
  /** The envelope's, a bare address. */
  from: string;
  /** The Message-ID it answers. */
  inReplyTo: string | null;
  raw: Uint8Array<ArrayBuffer>;
}

/**
 * Why a mailbox could not be used. `login`: nothing is tried again before its owner has seen to it. `later`: it
 * passes. `wrong`: the server does not do what is needed of it.
 */
export class MailboxError extends Error {
  readonly kind: 'login' | 'later' | 'wrong';
  /** Milliseconds that the server asks to be left alone. */
  readonly after: number;

  constructor(kind: MailboxError['kind'], words: string, after = 0) {
    super(words);
    this.name = 'MailboxError';
    this.kind = kind;
    this.after = after;
  }
}

/** Whatever went wrong, as a fault of the mailbox: what is no word of its server passes. */
export function asMailboxError(error: unknown): MailboxError {
  return error instanceof MailboxError ? error : new MailboxError('later', errorReason(error));
}
