/** Scripts in which one language alone is written, of those that are told apart. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Ethiopic}/gu, 'am'],
  [/\p{sc=Bengali}/gu, 'bn'],
  [/\p{sc=Greek}/gu, 'el'],
  [/\p{sc=Gujarati}/gu, 'gu'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Armenian}/gu, 'hy'],
  [/\p{sc=Georgian}/gu, 'ka'],
  [/\p{sc=Kannada}/gu, 'kn'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Lao}/gu, 'lo'],
  [/\p{sc=Malayalam}/gu, 'ml'],
  [/\p{sc=Oriya}/gu, 'or'],
  [/\p{sc=Gurmukhi}/gu, 'pa'],
  [/\p{sc=Tamil}/gu, 'ta'],
  [/\p{sc=Telugu}/gu, 'te'],
  [/\p{sc=Thai}/gu, 'th'],
  // Japanese has signs of Chinese beside its own.
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Han}/gu, 'zh'],
];

/** A word of Japanese in five letters of its own is Japanese, a product's Greek letter no Greek. */
const SHARE = 0.2;

/** The languages that their script gives away. */
export const byScript: ReadonlySet<string> = new Set(SCRIPTS.map(([, tag]) => tag));

/** The language that most letters of a text give away by their script; null where they do not. */
export function scriptLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  return SCRIPTS.find(([script]) => (text.match(script)?.length ?? 0) > SHARE * letters)?.[1] ?? null;
}
