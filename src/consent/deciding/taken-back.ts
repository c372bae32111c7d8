import type { ConsentCard, Verdict } from '../card.ts';
import { SAYS } from '../force.ts';
import type { Grammar } from '../grammar.ts';
import { ASIDE, type Judged } from './roles.ts';

/** "No. Well yes, I do want to cancel it": a bare no that a yes to the act by name takes back. */
export function takenBack(card: ConsentCard, sentences: readonly Judged[], grammar: Grammar): Verdict | null {
  const parts = sentences.flatMap((sentence) =>
    sentence.segments.map((segment) => ({
      ...segment,
      marked: sentence.marked.slice(segment.start, segment.end),
    })),
  );
  const last = parts.findLastIndex(({ role }) => role === 'no');
  const bare = parts.every(({ role, start, end }, at) => role !== 'no' || (at <= last && end - start === 1));
  const after = parts.slice(last + 1);
  const firm = after.some(
    ({ role, marked }) =>
      SAYS.includes(role) && marked.some(({ word }) => YES.has(word) && grammar.firm.has(word)),
  );
  const names = after.some((segment) => segment.names);
  const others = after.some(({ role }) => !['yes', 'agree', 'asks'].includes(role) && !ASIDE.includes(role));
  const [only, ...more] = card.alternatives;
  if (last < 0 || !only || more.length > 0 || !bare || !firm || !names || others) return null;
  return { kind: 'agrees', alternative: only.id, names, points: false, force: 'tells' };
}

/** "No, I want my money" has no yes in it. */
const YES = new Set('yes absolutely definitely oui ouais ja jawohl si sim do'.split(' '));
