import type { Compiled } from './compiled.ts';
import { matches, type Pattern, type Span } from './match.ts';
import type { Sentence } from './text.ts';

/** That a pattern is said, and not denied. */
export function meant(pattern: Pattern, sentence: Sentence, compiled: Compiled): boolean {
  for (const span of matches(pattern, sentence.tokens, compiled.negators)) {
    if (!negated(span, sentence, compiled)) return true;
  }
  return false;
}

/**
 * "Not" and the like shortly before a cue, in its clause, unless it denies something else ("not know how
 * to").
 */
function negated({ start }: Span, { tokens }: Sentence, compiled: Compiled): boolean {
  const clause = tokens[start]?.clause;
  for (let at = start - 1; at >= Math.max(0, start - 4); at--) {
    const token = tokens[at];
    if (!token || token.clause !== clause || compiled.negationStops.has(token.word)) return false;
    if (compiled.negators.has(token.word)) return true;
  }
  return false;
}
