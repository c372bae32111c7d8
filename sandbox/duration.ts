import { lookup } from '../src/lookup.ts';

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `14h`, `1d 2h`, `90s`, `-30m`; null when it is none. */
export function duration(text: string): number | null {
  const parts = /^(-?)((?:\d+(?:\.\d+)?\s*[smhd]\s*)+)$/.exec(text.trim());
  if (!parts?.[2]) return null;
  let total = 0;
  for (const [, amount, unit] of parts[2].matchAll(/(\d+(?:\.\d+)?)\s*([smhd])/g)) {
    total += Number(amount) * (lookup(UNITS, unit ?? '') ?? 0);
  }
  return parts[1] ? -total : total;
}
