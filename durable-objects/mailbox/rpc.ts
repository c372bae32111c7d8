import type { MailMessage } from '../../src/channels/channel.ts';
import type { Sending } from '../../src/mailboxes/port.ts';

/** What others ask of the object of a store's mailbox. */
export interface MailboxRpc {
  /** Its settings or a connection of it have changed: it is looked into at once, also where it was given up. */
  changed(): Promise<void>;
  /** Sends a mail, once for each reference, and says what became of it. */
  send(mail: MailMessage): Promise<Sending & { messageId: string }>;
  /** Tries a connection of it: reading logs in, sending sends a mail to the mailbox itself. */
  tryOut(connection: 'imap' | 'smtp'): Promise<{ ok: boolean; detail: string }>;
  /** Looks for what is new, as its alarm does. */
  wake(): Promise<void>;
  /** Forgets everything. */
  wipe(): Promise<void>;
}

export type MailboxObject = MailboxRpc & Rpc.DurableObjectBranded;
