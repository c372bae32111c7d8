/** One bar, measured in modules (the width of the narrowest bar). */
export interface Bar {
  x: number;
  width: number;
}

/**
 * The bars of a Code 128 symbol (ISO/IEC 15417), without its quiet zones: leave 10 modules free on both
 * sides. `text` is printable ASCII, else a RangeError. No shorter symbol of code sets B and C says the same.
 */
export function code128Bars(text: string): { bars: Bar[]; modules: number } {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError('Code 128 says printable ASCII here');
  const symbols = symbolsOf(text);
  const sum = symbols.reduce((total, symbol, place) => total + symbol * Math.max(1, place), 0);
  const bars: Bar[] = [];
  let modules = 0;
  for (const symbol of [...symbols, sum % 103, STOP]) {
    // Bars and spaces take turns, and every symbol begins with a bar.
    for (const [index, digit] of [...(WIDTHS[symbol] ?? '')].entries()) {
      const width = Number(digit);
      if (index % 2 === 0) bars.push({ x: modules, width });
      modules += width;
    }
  }
  return { bars, modules };
}

/** The code sets: B has a symbol for every character, C one for two digits. */
type Set = 'B' | 'C';
const START = { B: 104, C: 105 } as const;
const SWITCH_TO = { B: 100, C: 99 } as const;
const STOP = 106;

/**
 * The start symbol and the data, with the fewest symbols: for each place and set, the best is known of what
 * follows.
 */
function symbolsOf(text: string): number[] {
  let next: Record<Set, number[] | null>[] = [{ B: [], C: [] }];
  for (let at = text.length - 1; at >= 0; at--) {
    const pair = /^\d\d/.test(text.slice(at, at + 2)) ? Number(text.slice(at, at + 2)) : null;
    const after = next[1]?.C;
    const one: number[] = [text.charCodeAt(at) - 0x20, ...(next[0]?.B ?? [])];
    const two = pair !== null && after ? [pair, ...after] : null;
    next = [
      {
        B: two && two.length + 1 < one.length ? [SWITCH_TO.C, ...two] : one,
        C: two && two.length <= one.length + 1 ? two : [SWITCH_TO.B, ...one],
      },
      ...next.slice(0, 1),
    ];
  }
  const { B, C } = next[0] ?? {};
  return B && (!C || B.length <= C.length) ? [START.B, ...B] : [START.C, ...(C ?? [])];
}

/** The widths of bar, space, bar … of each symbol: values 0 to 102, the three starts and the stop. */
const WIDTHS =
  `212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323
131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113
213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214
112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112
421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232
2331112`.split(/\s+/);
