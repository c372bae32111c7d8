import type { ConsentCard } from '../card.ts';
import type { Marked, Segment } from '../grammar.ts';
import { type Judged, MANNERLY, OWN, WHY } from './roles.ts';

/* Less than what is put. */

/** Some of several things are named, also where another is only told of: "return the dress, my daughter likes the belt". */
export function isPartial(card: ConsentCard, sentences: readonly Judged[]): boolean {
  const named = (marked: readonly Marked[]) =>
    new Set(marked.flatMap(({ marks }) => [...marks].filter((name) => /^i\d/.test(name)))).size;
  const all = named(sentences.flatMap(({ marked }) => marked));
  const meant = named(
    sentences.flatMap(({ segments, marked }) =>
      segments
        .filter(({ role }) => !WHY.includes(role))
        .flatMap(({ start, end }) => marked.slice(start, end)),
    ),
  );
  return [all, meant].some((some) => some > 0 && some < itemsOf(card));
}

/** "Yes to the exchange, but I'll think about the skirt": what is agreed to is named, and nothing but manners follows what is put off. */
export function putsOffElse(segments: readonly Segment[]): boolean {
  const at = segments.findIndex(({ role }) => role === 'later');
  const manners = segments.slice(at + 1).every(({ role }) => MANNERLY.includes(role));
  return manners && segments.slice(0, at).some(({ names }) => names);
}

/** A size that the thing has, and nothing of what is to be done: it may answer another question. */
export function sizeAlone({ alternatives }: ConsentCard, sentences: readonly Judged[]): boolean {
  if (alternatives.some(({ target }) => target.length > 0)) return false;
  const parts = sentences.flatMap(({ segments, marked }) =>
    segments.map((segment) => ({ ...segment, marked: marked.slice(segment.start, segment.end) })),
  );
  const words = parts
    .filter(({ role }) => !WHY.includes(role))
    .flatMap(({ marked }) => marked)
    .filter(({ marks }) => OWN.some((mark) => marks.has(mark)));
  return !parts.some(({ names }) => names) && words.length > 0 && words.every(({ marks }) => marks.has('z'));
}

export function itemsOf({ alternatives }: ConsentCard): number {
  return alternatives[0]?.items.length ?? 0;
}
