import type { MailMessage } from '../../src/channels/channel.ts';
import type { MailboxConnection } from '../../src/connections/roster.ts';
import type { ConsentName } from '../../src/mailboxes/oauth/consents.ts';
import type { Sending } from '../../src/mailboxes/port.ts';
import type { ConsentAsked, ConsentGiven, ConsentVerdict } from './consent.ts';

/** What others ask of the object of a store's mailbox. */
export interface MailboxRpc {
  /**
   * Its settings or a connection of it have changed: it is looked into at once, also where it was given up. `origin`:
   * where the service was reached by whoever changed them.
   */
  changed(origin?: string): Promise<void>;
  /** The provider says that something is new; `ends`: or that it will tell no more, unless it is asked again. */
  pushed(ends: boolean): Promise<void>;
  /** Sends a mail, once for each reference, and says what became of it. */
  send(mail: MailMessage): Promise<Sending & { messageId: string }>;
  /** Tries a connection of it: reading logs in, sending sends a mail to the mailbox itself. */
  tryOut(connection: MailboxConnection): Promise<{ ok: boolean; detail: string }>;
  /** Where its owner is asked to let us in: `detail` is an address, or why there is none. */
  askConsent(asked: ConsentAsked): Promise<ConsentVerdict>;
  /** The owner has said yes. */
  takeConsent(given: ConsentGiven): Promise<ConsentVerdict>;
  /** Gives a consent back whose connection is about to be forgotten. */
  releaseConsent(name: ConsentName): Promise<void>;
  /** Looks for what is new, as its alarm does. */
  wake(): Promise<void>;
  /** Forgets everything. */
  wipe(): Promise<void>;
}

export type MailboxObject = MailboxRpc & Rpc.DurableObjectBranded;
