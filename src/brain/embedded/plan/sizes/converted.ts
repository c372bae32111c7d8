/*
 * Women's clothes, by the usual table of conversion: the French number is 28 above the British and 2 above
 * the German one, the American 4 below the British.
 */

/** One size in the systems that are asked for. */
export interface ConvertedSize {
  asked: string;
  sizes: { system: 'FR' | 'DE' | 'UK' | 'US'; size: number }[];
}

const ABOVE_UK = { FR: 28, DE: 26, UK: 0, US: -4 } as const;
type System = keyof typeof ABOVE_UK;
/** British sizes that clothes come in. */
const LEAST = 4;
const GREATEST = 24;

/** Sizes that a message names in another system, in all of them; shoes have another table. */
export function convertedSizes(named: readonly string[]): ConvertedSize[] {
  return named.flatMap((asked): ConvertedSize[] => {
    const [, system, number] = /^(?:(UK|US) )?(\d{1,2})$/.exec(asked) ?? [];
    if (number === undefined) return [];
    const from: System = system === 'UK' || system === 'US' ? system : 'FR';
    const british = Number(number) - ABOVE_UK[from];
    if (british < LEAST || british > GREATEST || british % 2 !== 0) return [];
    const others = (Object.keys(ABOVE_UK) as System[]).filter((other) => other !== from);
    return [{ asked, sizes: others.map((other) => ({ system: other, size: british + ABOVE_UK[other] })) }];
  });
}
