import type { Channel } from './values.ts';

/**
 * What a channel can and cannot do, as data: everything outside a channel's own folder reads it here and asks
 * for no channel by its name. How it words things is its {@link Manner}.
 */
export interface Capabilities {
  /** Posted: messages are delivered, one by one. Live: words go over an open socket. */
  kind: 'posted' | 'live';
  /** Heard and said aloud. */
  spoken: boolean;
  /** Whole letters with greeting, subject and signature. */
  letter: boolean;
  /** Files may go along with a message. */
  attachments: boolean;
  /**
   * What the channel itself says of who speaks: nothing, until a login does; something with every message;
   * something for as long as the call lasts.
   */
  proves: 'nothing' | 'message' | 'call';
  /** Milliseconds after the customer's last word in which they may be written to freely; null: always. */
  window: number | null;
  /** The provider counts how fast one person is written to, and so do we. */
  paced: boolean;
  /** One conversation for each address, or many, told apart by what a message answers. */
  conversations: 'one' | 'many';
  /**
   * Messages may be edited, taken back and reacted to, and come with the provider's time, number and late
   * files.
   */
  amends: boolean;
  /** The sender's number may be hidden, and can be asked for. */
  hidesNumber: boolean;
  /** What was done on the word of somebody no more than recognised there is put in writing elsewhere. */
  receiptElsewhere: boolean;
}

const DAY = 24 * 3_600_000;

const TABLE = {
  chat: {
    kind: 'live',
    spoken: false,
    letter: false,
    attachments: true,
    proves: 'nothing',
    window: null,
    paced: false,
    conversations: 'many',
    amends: false,
    hidesNumber: false,
    receiptElsewhere: false,
  },
  email: {
    kind: 'posted',
    spoken: false,
    letter: true,
    attachments: true,
    proves: 'message',
    window: null,
    paced: false,
    conversations: 'many',
    amends: false,
    hidesNumber: false,
    receiptElsewhere: false,
  },
  whatsapp: {
    kind: 'posted',
    spoken: false,
    letter: false,
    attachments: true,
    proves: 'message',
    // Meta, "Customer service windows".
    window: DAY,
    paced: true,
    conversations: 'one',
    amends: true,
    hidesNumber: true,
    receiptElsewhere: true,
  },
  voice: {
    kind: 'live',
    spoken: true,
    letter: false,
    attachments: false,
    proves: 'call',
    window: null,
    paced: false,
    conversations: 'one',
    amends: false,
    hidesNumber: false,
    receiptElsewhere: true,
  },
} as const satisfies Record<Channel, Capabilities>;

/** The channels. A new one is a line here and a folder in src/channels. */
export const CHANNELS: Record<Channel, Capabilities> = TABLE;

/** A channel that messages are delivered by. */
export type PostedName = {
  [Name in Channel]: (typeof TABLE)[Name]['kind'] extends 'posted' ? Name : never;
}[Channel];

export function isPosted(channel: Channel): channel is PostedName {
  return CHANNELS[channel].kind === 'posted';
}
