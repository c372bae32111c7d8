import { lookup } from '../../lookup.ts';
import type { Token } from './text.ts';

/** A compiled pattern; see `Lexicon` for how one is written. */
export interface Pattern {
  terms: Term[];
  atStart: boolean;
  atEnd: boolean;
  /** The word without which it cannot match; null where any of its words may be missing. */
  anchor: Term | null;
}

interface Term {
  words: Set<string>;
  prefixes: string[];
  optional: boolean;
  /** Any words, so many at most. */
  gap: number;
}

export interface Span {
  start: number;
  end: number;
}

const GAP = 4;

/** A pattern from its text, such as `^ where is @my order|parcel $`; `@` names a set of words, `?` marks what may be missing, `..` a gap. */
export function compile(pattern: string, sets: Record<string, string[]>): Pattern {
  const parts = pattern.split(' ').filter(Boolean);
  const atStart = parts[0] === '^';
  const atEnd = parts.at(-1) === '$';
  const terms = parts.slice(atStart ? 1 : 0, atEnd ? -1 : undefined).map((part): Term => {
    if (part === '..') return { words: new Set(), prefixes: [], optional: true, gap: GAP };
    const optional = part.endsWith('?');
    const name = optional ? part.slice(1, -1) : part.slice(1);
    // A set that stands alone is the same for all that name it: some have hundreds of words.
    if (part.startsWith('@') && !part.includes('|'))
      return { words: shared(sets, name), prefixes: [], optional, gap: 0 };
    const words = new Set<string>();
    const prefixes: string[] = [];
    for (const word of (optional ? part.slice(0, -1) : part).split('|')) {
      if (word.startsWith('@')) for (const member of lookup(sets, word.slice(1)) ?? []) words.add(member);
      else if (word.endsWith('*')) prefixes.push(word.slice(0, -1));
      else words.add(word);
    }
    return { words, prefixes, optional, gap: 0 };
  });
  const compiled: Pattern = { terms, atStart, atEnd, anchor: anchorOf(terms) };
  remember(compiled);
  return compiled;
}

const NONE: readonly string[] = [];
const sharedSets = new WeakMap<readonly string[], Set<string>>();

function shared(sets: Record<string, string[]>, name: string): Set<string> {
  const members = lookup(sets, name) ?? NONE;
  const known = sharedSets.get(members) ?? new Set(members);
  sharedSets.set(members, known);
  return known;
}

/** The most telling word that a pattern cannot do without: the one with the fewest forms. */
function anchorOf(terms: readonly Term[]): Term | null {
  const needed = terms.filter(({ optional }) => !optional);
  const forms = ({ words, prefixes }: Term) => words.size + 3 * prefixes.length;
  return needed.reduce<Term | null>((best, term) => (best && forms(best) <= forms(term) ? best : term), null);
}

/**
 * Patterns by the words of their anchors, and by the first letter of its prefixes: a sentence holds few of
 * the thousand.
 */
const byWord = new Map<string, Pattern[]>();
const byPrefix = new Map<string, { prefix: string; pattern: Pattern }[]>();

function remember(pattern: Pattern): void {
  const add = <T>(index: Map<string, T[]>, key: string, entry: T) => {
    const entries = index.get(key);
    if (entries) entries.push(entry);
    else index.set(key, [entry]);
  };
  for (const word of pattern.anchor?.words ?? []) add(byWord, word, pattern);
  for (const prefix of pattern.anchor?.prefixes ?? []) add(byPrefix, prefix.slice(0, 1), { prefix, pattern });
}

/** Patterns that may match, by the words of a sentence: the others are not tried. */
const possible = new WeakMap<readonly Token[], ReadonlySet<Pattern>>();

function may(pattern: Pattern, tokens: readonly Token[]): boolean {
  if (!pattern.anchor) return true;
  let known = possible.get(tokens);
  if (!known) {
    known = new Set(tokens.flatMap(({ word }) => anchoredAt(word)));
    possible.set(tokens, known);
  }
  return known.has(pattern);
}

function anchoredAt(word: string): Pattern[] {
  const begun = byPrefix.get(word.slice(0, 1)) ?? [];
  const longer = begun.flatMap(({ prefix, pattern }) => (word.startsWith(prefix) ? [pattern] : []));
  return [...(byWord.get(word) ?? []), ...longer];
}

/**
 * Every place where the pattern begins to match; no gap reaches over a word of the `barrier`; work is bounded
 * by the sentence's length times a constant.
 */
export function matches(
  pattern: Pattern,
  tokens: readonly Token[],
  barrier?: ReadonlySet<string>,
): readonly Span[] {
  if (!may(pattern, tokens)) return NOWHERE;
  const spans: Span[] = [];
  const starts = pattern.atStart ? Math.min(1, tokens.length) : tokens.length;
  for (let start = 0; start < starts; start++) {
    const end = advance(pattern, tokens, start, 0, barrier);
    if (end !== null) spans.push({ start, end });
  }
  return spans;
}

const NOWHERE: readonly Span[] = [];

/** Where the first of the patterns that fits does; null where none fits. */
export function found(patterns: readonly Pattern[], tokens: readonly Token[]): Span | null {
  for (const pattern of patterns) {
    const [span] = matches(pattern, tokens);
    if (span) return span;
  }
  return null;
}

function advance(
  pattern: Pattern,
  tokens: readonly Token[],
  at: number,
  index: number,
  barrier?: ReadonlySet<string>,
): number | null {
  const term = pattern.terms[index];
  if (!term) return !pattern.atEnd || at === tokens.length ? at : null;
  if (term.gap > 0) {
    for (let skip = 0; skip <= term.gap && at + skip <= tokens.length; skip++) {
      const end = advance(pattern, tokens, at + skip, index + 1, barrier);
      if (end !== null) return end;
      if (barrier?.has(tokens[at + skip]?.word ?? '')) return null;
    }
    return null;
  }
  const token = tokens[at];
  if (token && fits(term, token.word)) {
    const end = advance(pattern, tokens, at + 1, index + 1, barrier);
    if (end !== null) return end;
  }
  return term.optional ? advance(pattern, tokens, at, index + 1, barrier) : null;
}

function fits(term: Term, word: string): boolean {
  if (term.words.has(word)) return true;
  for (const prefix of term.prefixes) if (word.startsWith(prefix)) return true;
  return false;
}

/** The literal words of patterns, for the speller. */
export function wordsOf(patterns: Iterable<string>): string[] {
  const words: string[] = [];
  for (const pattern of patterns)
    for (const part of pattern.split(' '))
      for (const word of part.replace(/\?$/, '').split('|')) if (isWord(word)) words.push(word);
  return words;
}

const LETTERS = /^[\p{L}']+$/u;

/** Nearly all are of the alphabet's own letters: they are seen to be without a regular expression. */
function isWord(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const isLatin = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39;
    if (!isLatin) return code >= 128 && LETTERS.test(word);
  }
  return word.length > 0;
}
