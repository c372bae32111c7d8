import type { HeardFrame } from './frames.ts';

/** A prompt that was taken, and when (milliseconds). */
export interface Taken {
  text: string;
  at: number;
}

/** How soon, in milliseconds, the same words are the same breath and not said again. */
const BREATH = 2000;

/**
 * What is new in a prompt: null for a partial one, for one without words, and for one that only repeats
 * `previous`. Speech over the assistant is reported when it interrupts, and again once it is over. `previous`
 * is the last prompt taken on this call; null once the assistant has answered it, for then a second "yes" is
 * another yes.
 */
export function takePrompt(
  frame: Extract<HeardFrame, { type: 'prompt' }>,
  previous: Taken | null,
  now: number,
): Taken | null {
  if (!frame.last || !frame.text) return null;
  const again = previous && now - previous.at <= BREATH && sameWords(previous.text, frame.text);
  return again ? null : { text: frame.text, at: now };
}

/** Whether two transcriptions are of the same words. */
export function sameWords(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Words alone: the two reports may differ in case and punctuation. */
function plain(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || text
  );
}
