import type { Compiled } from '../../language/reading/compiled.ts';
import { found, matches, type Pattern } from '../../language/reading/match.ts';
import type { Sentence, Token } from '../../language/reading/text.ts';

/**
 * The yes or no a message opens with, unless something in it takes it back: what a question of this brain's
 * own is answered by. It consents to nothing: for what is on the table `consent` alone decides.
 */
export function plainAnswer(sentences: readonly Sentence[], language: Compiled): 'yes' | 'no' | null {
  const opening = sentences.find(({ tokens }) => tokens.some(({ word }) => !language.fillers.has(word)));
  const first = opening ?? sentences[0];
  if (!first) return null;
  const answer = opensWith(first.tokens, language);
  if (!answer || answer.end === 0) return null;
  if (answer.kind === 'no') {
    // "No rush", "no worries": nothing is refused.
    const easy = found(language.harmless, first.tokens);
    if (easy && easy.start < answer.end) return null;
    const later = sentences.filter((sentence) => sentence !== first);
    const rest = first.tokens.slice(answer.end);
    const more = opensWith(rest, language);
    // "No, I do" is a yes; "no, I do not think so" is none.
    if (more?.kind === 'yes' && !language.negators.has(rest[more.end]?.word ?? '')) return null;
    const taken = later.some(({ tokens }) => opensWith(tokens, language)?.kind === 'yes');
    return first.question || taken ? null : 'no';
  }
  if (answer.kind === 'weak' && !bare(sentences, first, answer.end, language)) return null;
  if (first.question && first.tokens.length <= answer.end + 1) return null;
  // "Yes, hello, I have a problem with": how a call begins.
  const greets = endAtStart(language.greetings, first.tokens.slice(answer.end));
  if (greets !== null && first.tokens.length > answer.end + greets + 2) return null;
  for (const sentence of sentences) {
    const rest = sentence === first ? sentence.tokens.slice(answer.end) : sentence.tokens;
    if (hedged(rest, language)) return null;
    if (sentence !== first && opensWith(rest, language)?.kind === 'no') return null;
  }
  return 'yes';
}

/**
 * True when a weak yes ("ok") stands alone: with thanks it may just end the talk, with more words it may mean
 * anything.
 */
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
