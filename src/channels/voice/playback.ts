import { z } from 'zod';
import { sentencesOf } from '../../language/sentences.ts';
import { lettersOf, truncateToHeard } from './heard.ts';

/** Something said on a call. Lengths are in characters of `text`. */
const Utterance = z.object({
  /** The message, or the turn as long as it composes one. */
  id: z.string(),
  text: z.string(),
  /** How much of it a socket took. */
  sent: z.number(),
  /** How much of it was certainly heard. */
  heard: z.number(),
});
type Utterance = z.infer<typeof Utterance>;

/**
 * What was said on one call and how far it was heard. Kept with the call, so that a lost socket loses no
 * word.
 */
export const Playback = z.object({
  /** Whether this relay tells what it has played; without that, what was sent counts as heard. */
  reports: z.boolean(),
  /** Not known to be heard to their end, oldest first. */
  said: z.array(Utterance),
  /** The caller spoke after these: over, unless an interruption that came late says where. */
  over: z.array(Utterance),
});
export type Playback = z.infer<typeof Playback>;

/** What the caller heard of an utterance: a beginning of its text. */
export interface PlaybackResult {
  id: string;
  text: string;
  heard: string;
}

/** Utterances that are followed; a call has one or two at a time. */
const FOLLOWED = 8;

/** A line on which nothing is being said. */
export function silent(): Playback {
  return { reports: false, said: [], over: [] };
}

/** `words` were said as part of `id`; `taken` tells whether a socket took them. */
export function spoken(playback: Playback, id: string, words: string, taken: boolean): Playback {
  const before = playback.said.find((one) => one.id === id) ?? { id, text: '', sent: 0, heard: 0 };
  const text = before.text + words;
  // What comes after a gap is no use: sent is a beginning.
  const sent = taken && before.sent === before.text.length ? text.length : before.sent;
  const others = playback.said.filter((one) => one.id !== id);
  return { ...playback, said: [...others, { ...before, text, sent }].slice(-FOLLOWED) };
}

/** A turn became a message. */
export function named(playback: Playback, turn: string, message: string): Playback {
  const renamed = (one: Utterance) => (one.id === turn ? { ...one, id: message } : one);
  return { ...playback, said: playback.said.map(renamed), over: playback.over.map(renamed) };
}

/** A turn that left nothing behind. */
export function forgotten(playback: Playback, id: string): Playback {
  return { ...playback, said: playback.said.filter((one) => one.id !== id) };
}

/**
 * The relay has played `words`: the next ones, or all from the utterance's beginning. Told twice, as after a
 * reconnection, it changes nothing.
 */
export function played(playback: Playback, words: string): Playback {
  const target = plain(words);
  if (!target) return playback;
  for (const [index, one] of playback.said.entries()) {
    const letters = lettersOf(one.text);
    const whole = letters.map(({ letter }) => letter).join('');
    const from = letters.filter(({ end }) => end <= one.heard).length;
    const next = whole.startsWith(target, from) ? from + target.length : 0;
    const all = whole.startsWith(target) ? target.length : 0;
    const to = Math.max(next, all);
    if (to === 0) continue;
    const end = to === letters.length ? one.text.length : (letters[to - 1]?.end ?? 0);
    const now = { ...one, heard: Math.max(one.heard, end) };
    const left = playback.said.slice(index + 1);
    return { ...playback, reports: true, said: to === letters.length ? left : [now, ...left] };
  }
  return { ...playback, reports: true };
}

/** The caller said something: what was played before counts as heard. */
export function answeredTo(playback: Playback): Playback {
  return { ...playback, over: playback.said, said: [] };
}

/**
 * The caller spoke over the assistant. `account` is what the provider says had been played by then: it may
 * differ in case and marks, be a later sentence, more than was said, or nothing. Returns what the caller
 * heard of each utterance concerned; none when nothing was being said. An account of an utterance that the
 * caller has since answered does not touch the current one.
 */
export function interrupted(
  playback: Playback,
  account: string,
): { playback: Playback; heard: PlaybackResult[] } {
  const { said, over } = playback;
  const about = concerned(playback, account);
  if (about.length === 0) return { playback, heard: [] };
  let left = plain(account);
  const heard: PlaybackResult[] = [];
  for (const [index, one] of about.entries()) {
    const whole = plain(one.text);
    const last = index === about.length - 1;
    if (!last && whole && left.length > whole.length && left.startsWith(whole)) {
      left = left.slice(whole.length);
      heard.push({ id: one.id, text: one.text, heard: one.text });
      continue;
    }
    const words = left || index > 0 ? truncateToHeard(one.text, left) : one.text.slice(0, one.heard);
    heard.push({ id: one.id, text: one.text, heard: words });
    left = '';
  }
  return {
    playback: about === said ? { ...playback, said: [], over: [] } : { ...playback, said, over: [] },
    heard: over === about ? heard.filter(({ text, heard: words }) => plain(words) !== plain(text)) : heard,
  };
}

/**
 * What an interruption is about: the current utterance, unless `account` matches one the caller has just
 * answered.
 */
function concerned({ said, over, reports }: Playback, account: string): Utterance[] {
  const words = plain(account);
  const untouched = said.every(({ heard }) => heard === 0);
  if (over.length === 0 || !untouched) return said;
  // No words, and the relay tells what it plays: nothing of the new was heard, while something of the old was
  // cut.
  if (!words) return reports || said.length === 0 ? over : said;
  const fits = (all: Utterance[]) => all.some(({ text }) => common(plain(text), words) === words.length);
  if (fits(said)) return said;
  const inside = over.some(({ text }) => plain(text).includes(words));
  return fits(over) || inside || said.length === 0 ? over : said;
}

/**
 * The socket is gone: how far each utterance was heard, and what has still to be said. A sentence that broke
 * is said again from its beginning, for half of one is no use; whole sentences that were heard are not.
 */
export function unheard({ reports, said }: Playback): { heard: PlaybackResult[]; rest: string } {
  const heard: PlaybackResult[] = [];
  let rest = '';
  for (const one of said) {
    const upTo = reports ? one.heard : one.sent;
    if (upTo >= one.text.length) continue;
    heard.push({ id: one.id, text: one.text, heard: one.text.slice(0, upTo) });
    rest += ` ${one.text.slice(sentenceStart(one.text, upTo))}`;
  }
  return { heard, rest: rest.trim() };
}

/** Sentences of what is being said that were heard to their end: what is worth a write. */
export function milestones({ said }: Playback): number {
  return said.reduce((sum, { text, heard }) => sum + sentenceStart(text, heard), 0);
}

/** Where the sentence begins that is not whole at `upTo`. */
function sentenceStart(text: string, upTo: number): number {
  let start = 0;
  for (const sentence of sentencesOf(text)) {
    // Marks and spaces make no sound.
    const end = start + sentence.replace(/[^\p{L}\p{N}]+$/u, '').length;
    if (end > upTo) return start;
    start += sentence.length;
  }
  return start;
}

function plain(text: string): string {
  return lettersOf(text)
    .map(({ letter }) => letter)
    .join('');
}

function common(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
