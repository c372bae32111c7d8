import { z } from 'zod';

/** What ELD adds to each score that it keeps. */
const KEPT_WITHOUT = 53;

const Data = z.object({
  ngramsData: z.object({
    languages: z.record(z.string(), z.string()),
    ngrams: z.record(z.string(), z.record(z.string(), z.number())),
  }),
});
const Dictionary = z.object({ dictionary: z.array(z.string()) });

/** Languages by their tags, and of each n-gram, with one character a byte, those that it tells of and how plainly. */
export interface EldTable {
  languages: string[];
  grams: { piece: string; told: { language: string; score: number }[] }[];
}

/**
 * ELD's smallest table. The package exports neither, so they are read as files.
 */
export async function eldTable(): Promise<EldTable> {
  const file = (path: string): Promise<unknown> =>
    import(new URL(`../${path}.js`, import.meta.resolve('eld/extrasmall')).href);
  const { languages, ngrams } = Data.parse(await file('ngrams/extrasmall')).ngramsData;
  // A letter stands for each byte, since not every byte is a letter.
  const { dictionary } = Dictionary.parse(await file('dictionary'));
  const bytes = new Map(
    dictionary.flatMap((letter, byte) =>
      letter === ' ' ? [] : [[letter, String.fromCharCode(byte)] as const],
    ),
  );
  const grams = Object.entries(ngrams).map(([gram, told]) => ({
    piece: [...gram].map((letter) => bytes.get(letter) ?? ' ').join(''),
    told: Object.entries(told).map(([language, score]) => ({
      language: languages[language] ?? '',
      score: score + KEPT_WITHOUT,
    })),
  }));
  return { languages: Object.values(languages), grams };
}
