import type { Intent } from '../conversation/values.ts';

/**
 * How content somebody is likely to be who wants this and whose words tell no more: nobody asks where a lost parcel is in high
 * spirits. 0 to 1; what she says herself always comes before it.
 */
export function likelySatisfaction(intent: Intent | null): number {
  return (intent && LIKELY[intent]) ?? 0.5;
}

const LIKELY: Partial<Record<Intent, number>> = {
  thanks: 0.8,
  yes: 0.6,
  goodbye: 0.6,
  return: 0.4,
  exchange: 0.45,
  refund: 0.4,
  cancellation: 0.4,
  human: 0.35,
  undo: 0.35,
  payment: 0.4,
  missing_parcel: 0.25,
  wrong_item: 0.25,
  damaged_item: 0.25,
  complaint: 0.15,
};

/** How content a reaction shows her to be; null for one that tells nothing, or was taken away. */
export function moodOf(emoji: string): number | null {
  const bare = emoji.replace(/[\u{fe0f}\u{1f3fb}-\u{1f3ff}]/gu, '');
  if (GLAD.includes(bare)) return 0.8;
  return CROSS.includes(bare) ? 0.1 : null;
}

const GLAD = ['👍', '❤', '🙏', '😊', '😀', '😍', '🥰', '👏', '🎉', '👌', '💯'];
const CROSS = ['👎', '😡', '😠', '🤬', '😤', '💔', '🙄', '😢', '😭'];
