import { INTENTS } from '../conversation/intents.ts';
import type { Intent } from '../conversation/values.ts';

/**
 * How content somebody is likely to be who wants this and whose words show no more: nobody asks where a lost
 * parcel is in high spirits. 0 to 1; what the customer says always comes before it.
 */
export function likelySatisfaction(intent: Intent | null): number {
  return (intent && INTENTS[intent].mood) ?? 0.5;
}

/** How content a reaction shows the customer to be; null for one that shows nothing, or was taken away. */
export function moodOf(emoji: string): number | null {
  const bare = emoji.replace(/[\u{fe0f}\u{1f3fb}-\u{1f3ff}]/gu, '');
  if (GLAD.includes(bare)) return 0.8;
  return CROSS.includes(bare) ? 0.1 : null;
}

const GLAD = ['👍', '❤', '🙏', '😊', '😀', '😍', '🥰', '👏', '🎉', '👌', '💯'];
const CROSS = ['👎', '😡', '😠', '🤬', '😤', '💔', '🙄', '😢', '😭'];
