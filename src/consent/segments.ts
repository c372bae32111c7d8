import type { Grammar, Marked, Phrase, Role, Segment } from './grammar.ts';
import type { Term } from './rules.ts';

/** The rule for any word that stands against nothing and is nothing of the card. */
const ANY = 'w';
/** A longer sentence is no plain answer. */
const LONGEST_SENTENCE = 60;
/** Roles in the order in which a tie is decided: what stops comes first. */
const ORDER: readonly Role[] = [
  ...([
    'spent',
    'mind',
    'condition',
    'no',
    'doubt',
    'asks',
    'pick',
    'agree',
    'yes',
    'target',
    'item',
  ] as const),
  ...(['follow', 'spare', 'later', 'change', 'grounds', 'reason', 'praise', 'please', 'fill'] as const),
];

/** Titles and addresses have these, and everything else too. */
const FUNCTION_WORDS = new Set(
  'a and at au aux by d de des du en et for from in l la le les of on the to with'.split(' '),
);
const TOLD: readonly Role[] = ['grounds', 'follow'];

/**
 * A sentence as phrases: as few unknown words as can be, then as few phrases as can be, then what stops
 * before what goes.
 */
export function segmented(said: readonly Marked[], grammar: Grammar): Segment[] {
  if (said.length > LONGEST_SENTENCE)
    return [{ role: 'unknown', alternative: 0, names: false, start: 0, end: said.length }];
  const memo = new Map<string, readonly number[]>();
  const best: { cost: number; segment: Segment | null }[] = [];
  best[said.length] = { cost: 0, segment: null };
  for (let start = said.length - 1; start >= 0; start--) {
    const unknown: Segment = { role: 'unknown', alternative: 0, names: false, start, end: start + 1 };
    let found = { cost: 1_000_000 + (best[start + 1]?.cost ?? 0), segment: unknown };
    const token = said[start];
    const tried = new Set<Phrase>();
    for (const first of [token?.word ?? '', ...[...(token?.marks ?? [])].map((mark) => `@${mark}`)]) {
      for (const phrase of grammar.byFirst.get(first) ?? []) {
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        for (const end of endsOf(phrase.terms, start)) {
          if (end === start || breaksOff(phrase.role, end)) continue;
          const cost = 1000 + ORDER.indexOf(phrase.role) + (best[end]?.cost ?? 0);
          if (cost < found.cost)
            found = {
              cost,
              segment: {
                role: phrase.role,
                alternative: phrase.alternative,
                names: phrase.names,
                start,
                end,
              },
            };
        }
      }
    }
    best[start] = found;
  }
  const segments: Segment[] = [];
  for (let at = 0; at < said.length; ) {
    const segment = best[at]?.segment;
    if (!segment) break;
    segments.push(segment);
    at = segment.end;
  }
  return segments;

  /** A clause that tells something does not end in the middle of a phrase. */
  function breaksOff(role: Role, end: number): boolean {
    return TOLD.includes(role) && grammar.dangling.has(said[end - 1]?.word ?? '');
  }

  function endsOf(terms: readonly Term[], start: number): readonly number[] {
    let ends: readonly number[] = [start];
    for (const term of terms) {
      const next = new Set<number>(term.least === 0 ? ends : []);
      let from = ends;
      for (let time = 0; time < term.most && from.length > 0; time++) {
        const reached = new Set<number>();
        for (const at of from) for (const end of termEnds(term, at)) reached.add(end);
        from = [...reached].filter((end) => !next.has(end));
        for (const end of from) next.add(end);
      }
      ends = [...next];
      if (ends.length === 0) return ends;
    }
    return ends;
  }

  function termEnds(term: Term, at: number): number[] {
    const token = said[at];
    if (!token) return [];
    const ends: number[] = term.words.has(token.word) ? [at + 1] : [];
    for (const name of term.rules) {
      if (grammar.rules.has(name)) ends.push(...ruleEnds(name, at));
      else if (name === ANY) ends.push(...(plain(token) ? [at + 1] : []));
      else if (token.marks.has(name)) ends.push(at + 1);
    }
    return ends;
  }

  function plain({ marks, word }: Marked): boolean {
    return (marks.size === 0 || FUNCTION_WORDS.has(word)) && !grammar.against.has(word);
  }

  function ruleEnds(name: string, at: number): readonly number[] {
    const key = `${name} ${at}`;
    const known = memo.get(key);
    if (known) return known;
    memo.set(key, []);
    const ends = new Set<number>();
    for (const terms of grammar.rules.get(name) ?? []) for (const end of endsOf(terms, at)) ends.add(end);
    const all = [...ends];
    memo.set(key, all);
    return all;
  }
}
