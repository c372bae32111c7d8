import type { Intent } from '../conversation/values.ts';
import { languageOf } from '../language/index.ts';
import { type Compiled, compiled } from '../language/reading/compiled.ts';
import { colourConcept } from '../language/reading/concepts.ts';
import { entitiesOf } from '../language/reading/entities.ts';
import { found, matches, type Pattern } from '../language/reading/match.ts';
import { fold, readable, type Sentence, sentencesOf, type Token } from '../language/reading/text.ts';

/** What a yes would be to; with it a yes by name counts, and a yes that names another size or colour does not. */
export interface Offered {
  intent: Intent;
  effect: string;
}

/**
 * Whether a customer's words are a plain yes or no. Hedged ("yes but", "if"), negated, asked ("yes?") or quoted words are
 * neither. Independent of any brain, so that no composed reply can stand in for her consent.
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

/** The yes or no a message opens with, unless something in it takes it back. */
export function plainAnswer(sentences: readonly Sentence[], language: Compiled): 'yes' | 'no' | null {
  const opening = sentences.find(({ tokens }) => tokens.some(({ word }) => !language.fillers.has(word)));
  const first = opening ?? sentences[0];
  if (!first) return null;
  const answer = opensWith(first.tokens, language);
  if (!answer || answer.end === 0) return null;
  if (answer.kind === 'no') {
    const later = sentences.filter((sentence) => sentence !== first);
    const rest = first.tokens.slice(answer.end);
    if (opensWith(rest, language)?.kind === 'yes') return null;
    const taken = later.some(({ tokens }) => opensWith(tokens, language)?.kind === 'yes');
    return first.question || taken ? null : 'no';
  }
  if (answer.kind === 'weak' && !bare(sentences, first, answer.end, language)) return null;
  if (first.question && first.tokens.length <= answer.end + 1) return null;
  for (const sentence of sentences) {
    const rest = sentence === first ? sentence.tokens.slice(answer.end) : sentence.tokens;
    if (hedged(rest, language)) return null;
    if (sentence !== first && opensWith(rest, language)?.kind === 'no') return null;
  }
  return 'yes';
}

/** True when a weak yes ("ok") stands alone: with thanks it may just end the talk, with more words it may mean anything. */
function bare(sentences: readonly Sentence[], first: Sentence, end: number, language: Compiled): boolean {
  const rest = sentences.flatMap((sentence) =>
    sentence === first ? sentence.tokens.slice(end) : sentence.tokens,
  );
  const thanks = sentences.some(({ tokens }) => found(language.thanks, tokens));
  return !thanks && rest.every(({ word }) => language.fillers.has(word));
}

function opensWith(
  tokens: readonly Token[],
  language: Compiled,
): { kind: 'yes' | 'weak' | 'no'; end: number } | null {
  for (let at = 0; at <= tokens.length; at++) {
    const rest = tokens.slice(at, at + 8);
    const no = endAtStart(language.no, rest);
    const yes = endAtStart(language.yes, rest);
    const weak = endAtStart(language.yesAlone, rest);
    if (no !== null && (yes === null || no > yes)) return { kind: 'no', end: at + no };
    if (yes !== null) return { kind: 'yes', end: at + yes };
    if (weak !== null) {
      const more = opensWith(tokens.slice(at + weak), language);
      return more ? { ...more, end: at + weak + more.end } : { kind: 'weak', end: at + weak };
    }
    if (!language.fillers.has(tokens[at]?.word ?? '')) return null;
  }
  return null;
}

/** The furthest end of a pattern that matches at the first word. */
function endAtStart(patterns: readonly Pattern[], tokens: readonly Token[]): number | null {
  let end: number | null = null;
  for (const pattern of patterns) {
    for (const span of matches(pattern, tokens)) {
      if (span.start === 0 && (end === null || span.end > end)) end = span.end;
      break;
    }
  }
  return end;
}

/** "no problem", "why not" and the like take nothing back. */
function harmless(tokens: readonly Token[], language: Compiled): Token[] {
  const span = found(language.harmless, tokens);
  return span ? harmless(tokens.toSpliced(span.start, span.end - span.start), language) : [...tokens];
}

/** True when something takes a yes back or puts it off. */
function hedged(tokens: readonly Token[], language: Compiled): boolean {
  const rest = harmless(tokens, language);
  return found(language.hedges, rest) !== null || found(language.later, rest) !== null;
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
