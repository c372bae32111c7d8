import { INTENTS } from '../../conversation/intents.ts';
import type { Compiled } from '../../language/reading/compiled.ts';
import { found, matches } from '../../language/reading/match.ts';
import { meant } from '../../language/reading/meant.ts';
import type { Sentence, Token } from '../../language/reading/text.ts';
import { lookup } from '../../lookup.ts';

/** A message without what it says is fine, kept or not meant; `spared` are the words of that. */
export interface Apart {
  rest: readonly Sentence[];
  spared: readonly string[];
  /** Words that a "not" stands before. */
  denied: readonly string[];
  /** Something is set against something else, or taken back: of several things not all are meant. */
  contrast: boolean;
}

/**
 * Sets apart what a customer says of things that nothing is to be done about: "the top is fine", "not the
 * coat", "I'll keep the bag". What is left says what is wanted.
 */
export function setApart(sentences: readonly Sentence[], compiled: Compiled): Apart {
  const spared: string[] = [];
  const denied: string[] = [];
  const rest = sentences.flatMap((sentence) => {
    const left = partsOf(sentence, compiled).filter((tokens, n, parts) => {
      const part = { ...sentence, tokens };
      // "I'll keep that and send back the coat" says both in one breath.
      const spares =
        compiled.signs.spares.some((pattern) => meant(pattern, part, compiled)) &&
        !asksFor(part, compiled) &&
        !isTrouble(parts[n + 1], compiled);
      if (spares) spared.push(...tokens.map(({ word }) => word));
      denied.push(...deniedIn(tokens, compiled));
      return !spares;
    });
    return left.length > 0 ? [{ ...sentence, tokens: left.flat() }] : [];
  });
  const words = sentences.flatMap(({ tokens }) => tokens.map(({ word }) => word));
  const { negators, lexicon, signs } = compiled;
  const contrast =
    spared.length > 0 ||
    words.some((word) => negators.has(word) || lexicon.turns.includes(word)) ||
    sentences.some(({ tokens }) => found(signs.corrects, tokens) !== null);
  return { rest, spared, denied, contrast };
}

/** How far a "not" reaches, in words. */
const REACH = 5;

function deniedIn(tokens: readonly Token[], compiled: Compiled): string[] {
  const { negators, signs } = compiled;
  const starts = [
    ...tokens.flatMap(({ word }, at) =>
      negators.has(word) && !(at === 0 && word === 'no' && answers(tokens[1], compiled)) ? [at + 1] : [],
    ),
    ...signs.rather_than.flatMap((pattern) => matches(pattern, tokens).map(({ end }) => end)),
  ];
  return starts.flatMap((start) => tokens.slice(start, start + REACH).map(({ word }) => word));
}

/** "No, the coat" answers; "no coat" denies. */
function answers(next: Token | undefined, { fillers, lexicon }: Compiled): boolean {
  if (!next) return true;
  return fillers.has(next.word) || lexicon.stopwords.includes(next.word);
}

/** "Lovely, but too tight" is not fine: what follows names nothing else, and tells what is wrong. */
function isTrouble(tokens: readonly Token[] | undefined, compiled: Compiled): boolean {
  if (!tokens || tokens.some((token) => isThing(token, compiled))) return false;
  return (['too_small', 'too_big', 'misfit'] as const).some(
    (sign) => found(compiled.signs[sign], tokens) !== null,
  );
}

/** Wishes that a thing is sent back, exchanged or paid back. */
function asksFor(part: Sentence, compiled: Compiled): boolean {
  return compiled.cues.some(
    ({ intent, weight, patterns }) =>
      weight === 1 &&
      INTENTS[intent].family === 'return' &&
      intent !== 'undo' &&
      patterns.some((pattern) => meant(pattern, part, compiled)),
  );
}

/** The clauses of a sentence: at its commas, and where a "but" turns to something else. */
function partsOf({ tokens }: Sentence, compiled: Compiled): Token[][] {
  const { lexicon } = compiled;
  const parts: Token[][] = [];
  const anew = new Set(
    compiled.signs.rephrases.flatMap((pattern) => matches(pattern, tokens).map(({ start }) => start)),
  );
  for (const [at, token] of tokens.entries()) {
    const turns = lexicon.turns.includes(token.word);
    const last = parts.at(-1);
    if (last && !turns && !anew.has(at) && last[0]?.clause === token.clause) last.push(token);
    else parts.push(turns ? [] : [token]);
  }
  return parts
    .filter((part) => part.length > 0)
    .reduce<Token[][]>((joined, part) => {
      const before = joined.at(-1);
      if (before && names(before, compiled) && pointsBack(part, compiled)) before.push(...part);
      else joined.push([...part]);
      return joined;
    }, []);
}

/** "The jumper, keep it": a clause that only names a thing belongs to what is said of it. */
function names(part: readonly Token[], compiled: Compiled): boolean {
  const { lexicon, fillers, negators } = compiled;
  const beside = ({ word }: Token) =>
    !negators.has(word) && (fillers.has(word) || lexicon.stopwords.includes(word));
  return (
    part.some((token) => isThing(token, compiled)) &&
    part.every((token) => isThing(token, compiled) || beside(token))
  );
}

function pointsBack(part: readonly Token[], compiled: Compiled): boolean {
  const { lexicon } = compiled;
  return (
    part.some(({ word }) => lexicon.pronouns.includes(word)) &&
    part.every((token) => !isThing(token, compiled))
  );
}

function isThing({ word }: Token, { lexicon }: Compiled): boolean {
  return lookup(lexicon.garments, word) !== undefined;
}
