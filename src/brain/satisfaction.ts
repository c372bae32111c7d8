import { INTENTS } from '../conversation/intents.ts';
import type { Intent } from '../conversation/values.ts';

/**
 * How content somebody is likely to be who wants this and whose words tell no more: nobody asks where a lost parcel is in high
 * spirits. 0 to 1; what she says herself always comes before it.
 */
export function likelySatisfaction(intent: Intent | null): number {
  return (intent && INTENTS[intent].mood) ?? 0.5;
}

/** How content a reaction shows her to be; null for one that tells nothing, or was taken away. */
export function moodOf(emoji: string): number | null {
  const bare = emoji.replace(/[\u{fe0f}\u{1f3fb}-\u{1f3ff}]/gu, '');
  if (GLAD.includes(bare)) return 0.8;
  return CROSS.includes(bare) ? 0.1 : null;
}

const GLAD = ['👍', '❤', '🙏', '😊', '😀', '😍', '🥰', '👏', '🎉', '👌', '💯'];
const CROSS = ['👎', '😡', '😠', '🤬', '😤', '💔', '🙄', '😢', '😭'];
