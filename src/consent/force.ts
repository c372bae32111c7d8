import type { Force } from './card.ts';
import type { Judged } from './deciding/roles.ts';
import type { Grammar, Segment } from './grammar.ts';

/** How much of a yes is in what agrees: words that tell to go on, a yes, or nothing that would not be said to any answer. */
export function saidWith(sentences: readonly Judged[], { firm }: Grammar): Force {
  const parts = sentences.flatMap(({ segments, marked }) =>
    segments.map(({ role, names, start, end }) => ({
      role,
      names,
      words: marked.slice(start, end).map(({ word }) => word),
    })),
  );
  const tells = parts.some(
    ({ role, names, words }) =>
      names || (TELLS.includes(role) && !words.every((word) => firm.has(word) || MANNERS.test(word))),
  );
  if (tells) return 'tells';
  // A card ends in a question: nothing but "ok" is an answer to it.
  if (OKAY.test(parts.flatMap(({ words }) => words).join(' '))) return 'says';
  const says = parts.some(
    ({ role, words }) => role === 'please' || (SAYS.includes(role) && words.some((word) => firm.has(word))),
  );
  return says ? 'says' : 'goes along';
}

const OKAY = /^(?:ok|okay|de accord|vale|va bene|akkoord|einverstanden)$/;
const TELLS: readonly Segment['role'][] = ['agree', 'pick', 'asks'];
/** Roles that a yes has. */
export const SAYS: readonly Segment['role'][] = ['yes', 'agree'];
/** Around a yes, these make no more of it. */
const MANNERS =
  /^(?:ok|please|thanks|sil|vous|te|plait|plais|merci|bitte|danke|graag|alsjeblieft|alstublieft|por|favor|per|favore|faz|favor|gracias|grazie|obrigad[oa])$/;
