import { z } from 'zod';
import { Playback, silent } from './playback.ts';

/** What an object keeps about one call, beside the thread. Times in milliseconds of service time. */
export const CallRecord = z.object({
  session: z.string(),
  /**
   * `ringing` until the relay's socket opens, `lost` while there is none, `leaving` once the relay was asked
   * to end, `dialling` while a person is rung or talks with the caller, `over` after that.
   */
  phase: z.enum(['ringing', 'talking', 'lost', 'leaving', 'dialling', 'over']),
  /** The ticket of the socket that speaks: one that it replaced has nothing more to say. */
  ticket: z.string().nullable(),
  playback: Playback,
  /** The greeting the call was answered with: the provider speaks it, and nothing repeats it. */
  greeting: z.string().nullable(),
  /** Keys pressed that are not taken yet. */
  keys: z.object({ digits: z.string(), due: z.number() }).nullable(),
  /** What keys 1 and 2 answer, once the caller was told so: the only alternative of a card. */
  offered: z.string().nullable(),
  /** The silence on the line: when it is acted on, and whether the caller was already asked. */
  quiet: z.object({ due: z.number(), asked: z.boolean() }).nullable(),
  /** The language the caller asked for, until a prompt comes in it: earlier ones still carry the old one. */
  awaiting: z.string().nullable(),
  /** Relays that broke since the caller was last heard. */
  failures: z.number(),
  /** True once the person who was rung has taken the call. */
  taken: z.boolean(),
  /** The advisor who took it, in a browser or on their own number. */
  takenBy: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
  /** Who was rung for this wish, in turn: ids of advisors, `number` or `browsers`. */
  rung: z.array(z.string()).default([]),
  /** The advisor whose own number rings. */
  ringing: z.object({ id: z.string(), name: z.string() }).nullable().default(null),
});
export type CallRecord = z.infer<typeof CallRecord>;

/** A call of which nothing is known but the session. */
export function newCall(session: string): CallRecord {
  return {
    session,
    phase: 'ringing',
    ticket: null,
    playback: silent(),
    greeting: null,
    keys: null,
    offered: null,
    quiet: null,
    awaiting: null,
    failures: 0,
    taken: false,
    takenBy: null,
    rung: [],
    ringing: null,
  };
}

/** A pause after which keys are complete without a #, in milliseconds. */
export const KEY_PAUSE = 3000;
const MOST_KEYS = 32;

/**
 * What a key means: one more digit, a wish for a person (0 before all others), the end of a number, or a
 * fresh start (*). `awaited` is how many digits a number has that was asked for: then 0 may begin it, and the
 * last one ends it.
 */
export function pressed(
  keys: string,
  digit: string,
  awaited: number | null = null,
): { type: 'more'; digits: string } | { type: 'human' } | { type: 'number'; digits: string } {
  if (digit === '#') return { type: 'number', digits: keys };
  if (digit === '*') return { type: 'more', digits: '' };
  if (digit === '0' && !keys && awaited === null) return { type: 'human' };
  if (keys.length + 1 === awaited) return { type: 'number', digits: keys + digit };
  return { type: 'more', digits: (keys + digit).slice(-MOST_KEYS) };
}

/** How long `text` takes to be said, in milliseconds: some 15 characters a second. */
export function speakingTime(text: string): number {
  return text.length * 65;
}
