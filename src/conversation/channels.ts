import { roster } from './channel-roster.ts';
import type { Channel } from './values.ts';

/** How a channel speaks: everything that brains and languages read of it. */
export interface Manner {
  channel: Channel;
  /** Heard and said aloud: no markup, short sentences, numbers as people say them. */
  spoken: boolean;
  /** Whole letters with greeting, subject and signature. */
  letter: boolean;
  /** How many choices can be shown as buttons, and how long a label may be. */
  choices: { most: number; labelLength: number };
  /** Longest text of one message, in characters. */
  textLength: number;
  /** Files may go along with a message. Where they may not, a signed link is given. */
  attachments: boolean;
  /** About how long an answer should be. */
  sentences: number;
  /**
   * How long to wait for more before an answer begins, in milliseconds: a customer who sends one thought in
   * two messages is answered once.
   */
  gather: number;
}

/**
 * What a channel can and cannot do, as data: everything outside a channel's own folder reads it here and asks
 * for no channel by its name.
 */
export interface Capabilities extends Omit<Manner, 'channel'> {
  /** Its name, where a language has no word of its own for it. */
  name: string;
  /** Posted: messages are delivered, one by one. Live: words go over an open socket. */
  kind: 'posted' | 'live';
  /** The kind of address its customers have. */
  address: 'visitor' | 'email' | 'phone' | 'whatsapp';
  /**
   * What the channel itself proves about the speaker: nothing, until a login does; something with every
   * message; something for as long as the call lasts.
   */
  proves: 'nothing' | 'message' | 'call';
  /** How long after the customer's last message they may be written to freely, in milliseconds; null: always. */
  window: number | null;
  /** The provider limits how fast one person is written to, and so do we. */
  paced: boolean;
  /** The provider reports what became of a message that it has accepted. */
  receipts: boolean;
  /** One conversation for each address, or many, told apart by what a message replies to. */
  conversations: 'one' | 'many';
  /**
   * Messages may be edited, withdrawn and reacted to, and come with the provider's time, its number and files
   * that follow later.
   */
  amends: boolean;
  /** The sender's number may be hidden, and can be asked for. */
  hidesNumber: boolean;
  /** An action that a merely recognised speaker agreed to there is confirmed in writing on another channel. */
  receiptElsewhere: boolean;
}

/** The channels by their names. */
export const CHANNELS: Record<Channel, Capabilities> = roster;

/** A channel that messages are delivered by. */
export type PostedName = {
  [Name in Channel]: (typeof roster)[Name]['kind'] extends 'posted' ? Name : never;
}[Channel];

/** Whether what is said on the channel is sent to an address, and not to somebody who is there. */
export function isPosted(channel: Channel): channel is PostedName {
  return CHANNELS[channel].kind === 'posted';
}

/** How a channel speaks. */
export function mannerOf(channel: Channel): Manner {
  const { spoken, letter, choices, textLength, attachments, sentences, gather } = CHANNELS[channel];
  return { channel, spoken, letter, choices, textLength, attachments, sentences, gather };
}

/** Names of the channels that a rule holds for, as a list in SQL. They are our own names, so nothing is escaped. */
export function channelsWhere(rule: (channel: Capabilities) => boolean): string {
  return Object.entries(CHANNELS)
    .filter(([, channel]) => rule(channel))
    .map(([name]) => `'${name}'`)
    .join(', ');
}
