import type { ConsentAlternative, ConsentCard, Force, Verdict } from './card.ts';
import { isPartial, itemsOf, putsOffElse, sizeAlone } from './deciding/part.ts';
import { ASIDE, type Judged, OWN } from './deciding/roles.ts';
import { takenBack } from './deciding/taken-back.ts';
import { saidWith } from './force.ts';
import type { Grammar, Segment } from './grammar.ts';
import { SIZE_SIGN } from './marks.ts';

/* What sentences that a grammar has taken apart are to a card. */

/** Words in which there is no yes and no no. */
export const unclear = (about: boolean, stops: boolean, against = stops): Verdict => ({
  kind: 'unclear',
  about,
  stops,
  against,
});

/** The verdict on a message whose sentences are judged: agreement only where nothing in it speaks against one. */
export function decide(
  card: ConsentCard,
  sentences: readonly Judged[],
  grammar: Grammar,
  setOff: () => boolean,
): Verdict {
  const marks = new Set(sentences.flatMap(({ marked }) => marked.flatMap(({ marks }) => [...marks])));
  const items = [...marks].filter((name) => /^i\d/.test(name));
  const segments = sentences.flatMap((sentence) => sentence.segments);
  const has = (...roles: Segment['role'][]) => segments.some(({ role }) => roles.includes(role));
  const asked = sentences.some(
    (sentence) => sentence.question && !sentence.segments.some(({ role }) => role === 'asks'),
  );
  const doubtful = unclear(has('yes', 'agree', 'pick', 'asks'), asked);
  // "Could I have the dress in S?" asks as one asks for what is on the card, and is about another thing.
  const beside = sentences.some(({ question }) => question) ? apart(card, sentences, grammar, setOff) : null;
  if (beside) return beside;
  if (segments.length === 0 || asked || has('condition')) return doubtful;
  const partial = card.alternatives.length === 1 && isPartial(card, sentences);
  const meant = segments.filter(({ role }) => !ASIDE.includes(role));
  // A change of mind beside "cancel it" is its reason; by itself it takes back what was wished for.
  const refuses = (role: Segment['role']) =>
    role === 'no' || (role === 'mind' && !segments.some(({ names }) => names));
  const lastNo = meant.findLastIndex(({ role }) => refuses(role));
  const goes = (at: number) => ['yes', 'agree', 'pick', 'asks'].includes(meant[at]?.role ?? '');
  if (has('change') || (partial && !has('doubt'))) return { kind: 'changes' };
  if (lastNo >= 0) {
    if (segments.every(({ role }) => role !== 'no') && has('yes')) return doubtful;
    // "Yes, but not the dress", "yes to the coat, no to the dress": of several things some.
    if (itemsOf(card) > 1 && items.length > 0 && has('yes', 'agree')) return { kind: 'changes' };
    const back = takenBack(card, sentences, grammar);
    if (back) return back;
    const retracted = meant.slice(lastNo + 1).some((_, i) => goes(lastNo + 1 + i));
    if (retracted) return itemsOf(card) > 1 ? { kind: 'changes' } : doubtful;
    const clear = sentences.some(
      (sentence) =>
        sentence.segments.some(({ role }) => refuses(role)) &&
        (refuses(
          sentence.segments.find(({ role }) => !['fill', 'please', 'praise', 'yes', 'doubt'].includes(role))
            ?.role ?? 'unknown',
        ) ||
          sentence.segments.every(({ role }) => role !== 'unknown')),
    );
    // "Yes, it has a hole and I never wore it" begins with a yes: what is not understood in it takes nothing back.
    const begins = goes(0) && has('unknown');
    return clear && !begins ? { kind: 'declines' } : doubtful;
  }
  if (has('unknown', 'doubt')) return doubtful;
  if (sizeAlone(card, sentences)) return doubtful;
  if (has('later') && !putsOffElse(segments)) return doubtful;
  const points = ['i', 'n', 'o', 's'].some((mark) => marks.has(mark));
  return agreed(card, segments, { points, force: saidWith(sentences, grammar) }, setOff) ?? doubtful;
}

/**
 * "Yes, cancel 45837. Did you see my question about the jumper?", « ok vas-y. et je peux avoir la robe en S ? »: a plain yes in a sentence of
 * its own, before a question that names another thing and nothing of the card.
 */
function apart(
  card: ConsentCard,
  sentences: readonly Judged[],
  grammar: Grammar,
  setOff: () => boolean,
): Verdict | null {
  const at = sentences.findIndex(({ question }) => question);
  const [answer, rest] = [sentences.slice(0, at), sentences.slice(at)];
  if (at < 1 || !rest.every((sentence) => isElse(sentence, grammar))) return null;
  const verdict = decide(card, answer, grammar, setOff);
  if (verdict.kind !== 'agrees') return null;
  // A bare "yes" may be said to the question that follows it.
  const plain = answer.some(({ segments }) => segments.some(({ role }) => PLAINLY.includes(role)));
  return (verdict.names && verdict.points) || plain ? verdict : null;
}

/** Asks about another thing or order than the card's, or is said beside that. */
function isElse({ question, segments, marked }: Judged, { relates }: Grammar): boolean {
  if (segments.every(({ role }) => ASIDE.includes(role))) return true;
  const names = marked.some(({ word, marks }) => marks.has('g') || (marks.has('x') && /^\d/.test(word)));
  return (
    question &&
    names &&
    relates.size > 0 &&
    segments.every(({ role }) => role !== 'condition') &&
    marked.every(({ word, marks }, at) =>
      // "En S" is no "some of them", nor the "en" of what a thing is called.
      relates.has(word)
        ? marked[at + 1]?.word.startsWith(SIZE_SIGN) === true
        : !OWN.some((mark) => marks.has(mark)),
    )
  );
}

/** What makes more of a yes than the word. */
const PLAINLY: readonly Segment['role'][] = ['agree', 'please', 'follow'];

/** Everything is accounted for and nothing stands against it: is there a yes, and to what? */
function agreed(
  card: ConsentCard,
  segments: readonly Segment[],
  said: { points: boolean; force: Force },
  setOff: () => boolean,
): Verdict | null {
  const at = (...roles: Segment['role'][]) => segments.findIndex(({ role }) => roles.includes(role));
  const has = (...roles: Segment['role'][]) => at(...roles) >= 0;
  const names = segments.some((segment) => segment.names);
  const to = (alternative: ConsentAlternative | undefined): Verdict | null =>
    alternative ? { kind: 'agrees', alternative: alternative.id, names, ...said } : null;
  if (card.alternatives.length > 1) {
    const named = new Set(
      segments.filter(({ role }) => role === 'pick' || role === 'asks').map(({ alternative }) => alternative),
    );
    const [only] = named;
    return named.size === 1 && only !== undefined ? to(card.alternatives[only]) : null;
  }
  const [only] = card.alternatives;
  if (has('agree', 'asks')) return to(only);
  const [yes, item, reason] = [at('yes'), at('item'), at('reason')];
  if (segments.length === 1 && has('please')) return to(only);
  if (yes < 0) return has('follow') && has('praise') ? to(only) : null;
  // "The dress, yes" may answer which one; "yes, it really is huge" may only tell of it.
  if ((reason >= 0 && !has('follow')) || (item >= 0 && item < yes)) return null;
  // "Yes, it is too small" answers what was asked; "yes it is too small" may only agree that it is.
  if (has('grounds', 'spent') && !has('follow') && !setOff()) return null;
  return to(only);
}
