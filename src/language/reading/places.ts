import { readable, TEXT_LIMIT } from './text.ts';

/** From a place in the text as it is read to one in the text as it was written. */
export interface Places {
  start(at: number): number;
  end(at: number): number;
}

/** Composing and leaving out signs moves what follows: which sign came of which. */
export function placesIn(source: string): Places {
  const starts: number[] = [];
  const ends: number[] = [];
  let read = '';
  for (const { 0: cluster, index } of source.slice(0, TEXT_LIMIT).matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const plain = readable(cluster);
    read += plain;
    const same = plain.length === cluster.length;
    for (let i = 0; i < plain.length; i++) {
      starts.push(index + (same ? i : 0));
      ends.push(same ? index + i + 1 : index + cluster.length);
    }
  }
  // Jamo compose across clusters: rare enough to be looked for where they stand.
  if (read !== readable(source)) return { start: (at) => at, end: (at) => Math.min(at, source.length) };
  return { start: (at) => starts[at] ?? source.length, end: (at) => ends[at - 1] ?? 0 };
}
