import type { Channel } from './values.ts';

/** How a channel speaks. Data, so that brains and renderers need not know the channels by name. */
export interface Manner {
  channel: Channel;
  /** Spoken aloud: no markup, short sentences, numbers as people say them. */
  spoken: boolean;
  /** Whole letters with greeting and signature (email). */
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
