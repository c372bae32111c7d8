import type { Exchange, Part, Return, Span } from '../shop.ts';

/** A part as a shop may tell it: how many pieces, and not which. */
type LoosePart = Omit<Part, 'pieces'> & { pieces?: Span[] | undefined };

/**
 * Says of every part which pieces of its line it holds, where the shop only tells how many: the next ones, in
 * the sequence of the returns. What was taken back holds none that others could not have.
 */
export function numbered<Back extends Omit<Return, 'parts'> & { parts: LoosePart[] }>(
  returns: readonly Back[],
): (Omit<Back, 'parts'> & { parts: Part[] })[] {
  const taken = new Map<string, number>();
  return returns.map((back) => ({
    ...back,
    parts: back.parts.map(({ line, quantity, pieces }) => {
      if (pieces) return { line, quantity, pieces };
      const from = taken.get(line) ?? 0;
      if (back.status !== 'undone') taken.set(line, from + quantity);
      return { line, quantity, pieces: [{ from, to: from + quantity }] };
    }),
  }));
}

/** The same for exchanges: the next pieces of the return that they are of. */
export function numberedExchanges<Made extends Omit<Exchange, 'pieces'> & { pieces?: Span[] | undefined }>(
  exchanges: readonly Made[],
  returns: readonly Return[],
): (Omit<Made, 'pieces'> & { pieces: Span[] })[] {
  const taken = new Map<string, number>();
  return exchanges.map((made) => {
    if (made.pieces) return { ...made, pieces: made.pieces };
    const key = `${made.return} ${made.line}`;
    const back = returns.find(({ id }) => id === made.return);
    const start = back?.parts.find(({ line }) => line === made.line)?.pieces[0]?.from ?? 0;
    const from = start + (taken.get(key) ?? 0);
    if (made.status !== 'undone') taken.set(key, from - start + made.quantity);
    return { ...made, pieces: [{ from, to: from + made.quantity }] };
  });
}
