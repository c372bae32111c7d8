import { type Compiled, compiled } from './compiled.ts';
import { languageOfText } from './language/detect.ts';
import { languageOf } from './language/index.ts';
import { fold, readable, sentencesOf } from './text.ts';

/** Digits of a code, and how many. */
const LENGTH = 6;
/** A run of digits with no more than a little between them: "482 913", "4-8-2-9-1-3", "4, 8, 2 …". */
const RUN = /\d(?:[ .,\u00a0\u202f-]{0,2}\d)*/g;

/**
 * The codes that a text holds, in their order, each as six digits: typed in any grouping, or said digit by digit or as numbers
 * ("four eight two nine one three", "quatre cent quatre-vingt-deux, neuf cent treize"). Independent of any brain, so that none can
 * try what she has not said.
 */
export function codesSaid(text: string, locale: string): string[] {
  const said = readable(text);
  const typed = [...said.matchAll(RUN)].flatMap(([run]) => codesIn(run));
  return typed.length > 0
    ? typed
    : spelled(said, compiled(languageOfText(said, languageOf(locale))), compiled(languageOf(locale)));
}

/** The text without what may be a code: it names no order, no size and no postcode. */
export function withoutCodes(text: string, locale: string): string {
  const typed = text.replace(RUN, (run) => (codesIn(run).length > 0 ? ' ' : run));
  if (typed !== text || codesSaid(text, locale).length === 0) return typed;
  const { digits, numbers, scales } = compiled(languageOf(locale)).lexicon;
  const counting = new Set(
    [digits, numbers, scales].flatMap((said) => Object.keys(said).flatMap((key) => key.split(' '))),
  );
  return text.replace(/\p{L}+/gu, (word) => (counting.has(fold(word)) ? ' ' : word)).replace(/\d+/g, ' ');
}

/** A run that is one code as a whole, or holds one in a piece. */
function codesIn(run: string): string[] {
  const digits = run.replace(/\D/g, '');
  if (digits.length === LENGTH) return [digits];
  return run.split(/\D+/).filter((piece) => piece.length === LENGTH);
}

/** Digits that were said in words. The session's own language comes first; a few numbers do not tell one from another. */
function spelled(text: string, ...languages: Compiled[]): string[] {
  for (const { lexicon, correct } of languages.toReversed()) {
    const tokens = sentencesOf(text, lexicon, correct).flatMap((sentence) => sentence.tokens);
    let digits = '';
    const found: string[] = [];
    const close = () => {
      if (digits.length === LENGTH) found.push(digits);
      digits = '';
    };
    for (let i = 0; i < tokens.length; i++) {
      const word = tokens[i]?.word ?? '';
      const times = lexicon.repeats[word] ?? 1;
      const next = times > 1 ? (tokens[i + 1]?.word ?? '') : word;
      const digit = lexicon.digits[next] ?? (/^\d{1,6}$/.test(next) ? next : null);
      if (digit !== null) {
        digits += String(digit).repeat(times);
        if (times > 1) i++;
      } else if (!lexicon.fillers.includes(word)) close();
    }
    close();
    if (found.length > 0) return found;
  }
  return [];
}
