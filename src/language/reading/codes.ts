import { CODE_DIGITS } from '../../identity/code.ts';
import { lookup } from '../../lookup.ts';
import { languageOf, languages } from '../index.ts';
import { type Compiled, compiled } from './compiled.ts';
import { fold, readable, sentencesOf } from './text.ts';

/** A run of digits with no more than a little between them: "482 913", "4-8-2-9-1-3", "4, 8, 2 …". */
const RUN = /\d(?:[ .,\u00a0\u202f-]{0,2}\d)*/g;

/**
 * The codes that a text holds, in their order, each as six digits: typed in any grouping, or said digit by
 * digit or as numbers ("four eight two nine one three", "quatre cent quatre-vingt-deux, neuf cent treize").
 * Independent of any brain, so that none can try what the customer has not said.
 */
export function codesSaid(text: string, locale: string): string[] {
  const said = readable(text);
  const typed = [...said.matchAll(RUN)].flatMap(([run]) => codesIn(run));
  if (typed.length > 0) return typed;
  // Few numbers do not tell one language from another: the session's own comes first.
  const own = languageOf(locale);
  for (const language of [own, ...languages.filter((other) => other !== own)]) {
    const found = spelled(said, compiled(language));
    if (found.length > 0) return found;
  }
  return [];
}

/** The text without what may be a code: it names no order, no size and no postcode. */
export function withoutCodes(text: string, locale: string): string {
  const typed = text.replace(RUN, (run) => (codesIn(run).length > 0 ? ' ' : run));
  if (typed !== text || codesSaid(text, locale).length === 0) return typed;
  const counting = new Set(
    languages.flatMap(({ lexicon: { digits, numbers, scales } }) =>
      [digits, numbers, scales].flatMap((said) => Object.keys(said).flatMap((key) => key.split(' '))),
    ),
  );
  return text.replace(/\p{L}+/gu, (word) => (counting.has(fold(word)) ? ' ' : word)).replace(/\d+/g, ' ');
}

/** The text as others may read it once the code in it was given. */
export function hiddenCodes(text: string): string {
  const typed = text.replace(RUN, (run) => (codesIn(run).length > 0 ? HIDDEN : run));
  if (typed !== text || codesSaid(text, '').length === 0) return typed;
  return `${withoutCodes(text, '').replace(/\s+/g, ' ').trim()} ${HIDDEN}`.trim();
}

const HIDDEN = '••••••';

/** A run that is one code as a whole, or holds one in a piece. */
function codesIn(run: string): string[] {
  const digits = run.replace(/\D/g, '');
  if (digits.length === CODE_DIGITS) return [digits];
  return run.split(/\D+/).filter((piece) => piece.length === CODE_DIGITS);
}

/** Codes that were said in words. */
function spelled(text: string, { lexicon, correct }: Compiled): string[] {
  const tokens = sentencesOf(text, lexicon, correct).flatMap((sentence) => sentence.tokens);
  const found: string[] = [];
  let digits = '';
  const close = () => {
    if (digits.length === CODE_DIGITS) found.push(digits);
    digits = '';
  };
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.word ?? '';
    const times = lookup(lexicon.repeats, word) ?? 1;
    const said = times > 1 ? (tokens[i + 1]?.word ?? '') : word;
    const digit = lookup(lexicon.digits, said) ?? (/^\d{1,6}$/.test(said) ? said : null);
    if (digit !== null) {
      digits += String(digit).repeat(times);
      if (times > 1) i++;
    } else if (!lexicon.fillers.includes(word)) close();
  }
  close();
  return found;
}
