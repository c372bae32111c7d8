import { errorReason } from '../trace.ts';

/** A mail as it lies in a mailbox. */
export interface PulledMail {
  folder: 'inbox' | 'sent';
  raw: Uint8Array<ArrayBuffer>;
  /** When the server took it in, in milliseconds; null where it does not say. */
  at: number | null;
  /** Found by its date, since the place in the folder was lost: it may have been filed before. */
  again: boolean;
}

/** Keeps one mail; `cursor` is where the next pull begins once that is done. */
type File = (mail: PulledMail, cursor: string) => Promise<void>;

/** What became of a mail that was to be sent. */
export type Sending =
  | { status: 'accepted'; words: string }
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
  /** Whether a mail of that id (`<x@y>`) lies in Sent. */
  isSent(messageId: string): Promise<boolean>;
  /** Puts a mail into Sent, where its server has not done so. */
  keepSent(mail: OutgoingMail): Promise<void>;
  /** Logs in, and says in the server's own words what came of it. */
  test(): Promise<string>;
}

export interface OutgoingMail {
  /** The envelope's, bare addresses. */
  from: string;
  to: string;
  messageId: string;
  raw: Uint8Array<ArrayBuffer>;
}

/**
 * Why a mailbox could not be used. `login`: nothing is tried again before its owner has seen to it. `later`: it
 * passes. `wrong`: the server does not do what is needed of it.
 */
export class MailboxError extends Error {
  readonly kind: 'login' | 'later' | 'wrong';

  constructor(kind: MailboxError['kind'], words: string) {
    super(words);
    this.name = 'MailboxError';
    this.kind = kind;
  }
}

/** Whatever went wrong, as a fault of the mailbox: what is no word of its server passes. */
export function asMailboxError(error: unknown): MailboxError {
  return error instanceof MailboxError ? error : new MailboxError('later', errorReason(error));
}
