import { roster } from './channel-roster.ts';
import type { Channel } from './values.ts';

/** How a channel speaks: all that a brain and a language read of it. */
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
   * How long to listen for more before an answer is begun, in milliseconds: who taps Enter mid-thought is
   * answered once.
   */
  gather: number;
}

/**
 * What a channel can and cannot do, as data: everything outside a channel's own folder reads it here and asks
 * for no channel by its name.
 */
export interface Capabilities extends Omit<Manner, 'channel'> {
  /** Its proper name, where a language has no words of its own for it. */
  name: string;
  /** Posted: messages are delivered, one by one. Live: words go over an open socket. */
  kind: 'posted' | 'live';
  /** What its customers are reached at. */
  address: 'visitor' | 'email' | 'phone' | 'whatsapp';
  /**
   * What the channel itself says of who speaks: nothing, until a login does; something with every message;
   * something for as long as the call lasts.
   */
  proves: 'nothing' | 'message' | 'call';
  /** Milliseconds after the customer's last word in which they may be written to freely; null: always. */
  window: number | null;
  /** The provider counts how fast one person is written to, and so do we. */
  paced: boolean;
  /** The provider reports what became of a message that it has accepted. */
  receipts: boolean;
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

/** Names of the channels that a rule holds for, as a list in SQL: names of our own. */
export function channelsWhere(rule: (channel: Capabilities) => boolean): string {
  return Object.entries(CHANNELS)
    .filter(([, channel]) => rule(channel))
    .map(([name]) => `'${name}'`)
    .join(', ');
}
