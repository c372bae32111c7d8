import type { Delivery } from '../../../../src/channels/channel.ts';
import type { PostedName } from '../../../../src/conversation/channels.ts';

/** What leaves, and to whom, once it is taken in hand. */
export interface OutboxRow {
  id: number;
  kind: OutboxKind;
  /** Orders: rows to one address leave one after the other. */
  address: string;
  /** The message it delivers, when it is one. */
  message: string | null;
  /** JSON; its kind reads it. */
  body: string;
  attempts: number;
  /**
   * True when an earlier attempt was cut off between the call and its record, or never got an answer: it may
   * have arrived.
   */
  doubtful: boolean;
  /** What came of the attempt before. */
  error: string | null;
  /** A template has asked the customer to write, so that this may be sent. */
  invited: boolean;
  /** Why the provider took back what it had accepted: nothing is left to try here. */
  refused: string | null;
}

/** A row to be queued. Its kind makes it. */
export interface OutboxEntry extends Pick<OutboxRow, 'kind' | 'address' | 'message' | 'body'> {
  /** The path its cause came by. */
  path: string[];
}

/**
 * `email`, `whatsapp`: to the customer. `owner`: to the object of the account whose order was named. `carried`: to the
 * object of whoever showed the chat's code elsewhere. `desk`:
 * to the store's waiting list. `notice`: a letter of our own to the address on file, still to be written.
 * `file`: a file of the customer's, still to be fetched. `trouble`: to the store, what only its owner can
 * mend. `code`: a one-time code, still to be made and addressed. `confirm`: to an address, that its
 * holder has proven whose it is. `link`: to another object of the same person. `acknowledgement`: to a sender
 * whom nothing vouches for, still to be written. `promise`, `approval`,
 * `draft`: to the store, how one of them stands. `figures`: of earlier versions, which told the store's figures by rows.
 */
export type OutboxKind =
  | PostedName
  | 'owner'
  | 'carried'
  | 'desk'
  | 'notice'
  | 'file'
  | 'trouble'
  | 'code'
  | 'confirm'
  | 'link'
  | 'acknowledgement'
  | 'promise'
  | 'approval'
  | 'draft'
  | 'figures';

/** What came of taking a row in hand: a delivery, or a reason not to try yet. Times in milliseconds. */
export type DeliveryResult =
  | Delivery
  /** Not its time: no attempt is counted. */
  | { status: 'wait'; until: number }
  /**
   * The customer was asked to write first; `provider` is that message's id, `until` when to give up waiting.
   */
  | { status: 'held'; provider: string; until: number };

/** How a delivery ended, for whoever records it. */
export type Ending =
  | { status: 'sent'; provider: string; doubled: boolean }
  | { status: 'parked'; error: string }
  | { status: 'held'; provider: string }
  | { status: 'later' };
