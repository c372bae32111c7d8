import { fold, readable } from '../reading/text.ts';

const WHICH = '(?:(?:order|commande|cde|cmd|number|numero|no|n|nr|#) ?)*';
const KEEPS = new RegExp(
  `\\b(?:keep|keeping|hold on to|hang on to) (?:(?:on|to|the|my|this|that|whole|entire|of) )*(?:order|purchase|${WHICH}\\d{4,})\\b|\\b(?:conserve\\w*|garde\\w*|maintien\\w*|maintenir|conserver) (?:(?:bien|donc|finalement|quand|meme|toute|la|ma|cette|mon|l) )*(?:commande|achat|${WHICH}\\d{4,})\\b|\\b(?:order|commande) ?(?:stays|should stay|can stay|reste|doit rester)\\b`,
  'u',
);
const DENIES =
  /\b(?:don't|do not|dont|not|never|no longer|ne|pas|plus) (?:\w+ ){0,3}?(?:keep|keeping|garde\w*|conserve\w*)\b|\bgarde\w* (?:pas|plus)\b/u;

/** "I want to keep the order after all", « je garde la commande »: nothing of it is to be called off. English and French. */
export function keepsOrder(text: string): boolean {
  const words = fold(readable(text))
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\d' ]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return !/[?？]/.test(text) && KEEPS.test(words) && !DENIES.test(words);
}
