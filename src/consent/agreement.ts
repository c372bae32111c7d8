import type { Intent } from '../conversation/values.ts';
import { languageOf } from '../language/index.ts';
import { type Compiled, compiled } from '../language/reading/compiled.ts';
import { colourConcept } from '../language/reading/concepts.ts';
import { entitiesOf } from '../language/reading/entities.ts';
import { found } from '../language/reading/match.ts';
import { fold, readable, type Sentence, sentencesOf, type Token } from '../language/reading/text.ts';
import { hedged, plainAnswer } from './answer.ts';

/** What a yes would be to; with it a yes by name counts, and a yes that names another size or colour does not. */
export interface Offered {
  intent: Intent;
  effect: string;
}

/**
 * Whether a customer's words are a plain yes or no. Hedged ("yes but", "if"), negated, asked ("yes?") or
 * quoted words are neither. Independent of any brain, so that no composed reply can stand in for the
 * customer's consent.
 */
export function readsAsYes(text: string, locale: string, offered?: Offered): 'yes' | 'no' | null {
  const language = compiled(languageOf(locale));
  const own = withoutQuotes(readable(text));
  const sentences = sentencesOf(own, language.lexicon, language.correct);
  const answer = plainAnswer(sentences, language);
  if (answer === 'no') return 'no';
  if (answer === null && !(offered && namesIntent(sentences, language, offered.intent))) return null;
  return contradicts(own, language, offered) || redirects(own) ? null : 'yes';
}

/**
 * True when a sentence names an email address ("send it to mallory@evil.example"): that is a wish of its own, and no yes to what
 * was offered. A line of a signature has fewer words.
 */
function redirects(own: string): boolean {
  return own.split('\n').some((line) => /[^\s@]@[^\s@]/.test(line) && line.trim().split(/\s+/).length > 3);
}

/** Lines and words that somebody else said. */
function withoutQuotes(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .replace(/"[^"\n]{0,400}"/g, ' ');
}

function namesIntent(sentences: readonly Sentence[], language: Compiled, intent: Intent): boolean {
  const cues = language.cues.filter((cue) => cue.intent === intent && cue.weight === 1);
  let named = false;
  for (const { tokens: said, question } of sentences) {
    const tokens = unopened(said, language);
    // "Could I swap it for one size bigger?" asks for it; "can I exchange it?" only asks.
    const polite = found(language.signs.polite, tokens);
    const plain = polite ? tokens.toSpliced(polite.start, polite.end - polite.start) : tokens;
    if (hedged(plain, language)) return false;
    if (cues.some(({ patterns }) => found(patterns, tokens) !== null)) {
      if (!polite && (question || found(language.signs.question, tokens))) return false;
      named = true;
    }
  }
  return named;
}

/** Without the words that only open a sentence: "actually" is a hedge after a yes, not before a wish. */
function unopened(tokens: readonly Token[], language: Compiled): readonly Token[] {
  let start = 0;
  while (found(language.signs.opener, tokens.slice(start, start + 1))) start++;
  return tokens.slice(start);
}

/** True when the words name a size or colour that the offer does not. */
function contradicts(text: string, language: Compiled, offered: Offered | undefined): boolean {
  const none = { today: '2000-01-01', country: 'FR', known: [], expectsOrder: false };
  const { sizes, colours } = entitiesOf(text, language, none);
  if (sizes.length + colours.length === 0) return false;
  // What an apostrophe cuts off is no size: the l of "l'article".
  const plain = fold(readable(offered?.effect ?? '')).replace(/(?<!\p{L})\p{L}+'(?=\p{L})/gu, ' ');
  const words = plain.split(/[^\p{L}\p{N}.]+/u);
  // A colour may be two words, and of another language than the offer.
  const effect = new Set(
    words.flatMap((word, i) => [word, colourConcept(word), colourConcept(`${word} ${words[i + 1]}`)]),
  );
  return [...sizes, ...colours].some(
    (value) => !effect.has(fold(value)) && !effect.has(colourConcept(value)),
  );
}
