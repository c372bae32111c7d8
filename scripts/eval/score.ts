import { DIMENSIONS, type Dimension, passes, type Verdict } from '../../src/scenarios/judge.ts';

/** What k plays of each scenario come to. */
export interface Rates {
  scenarios: number;
  plays: number;
  /** The share of plays that passed, and of scenarios that passed every time (pass^k). */
  passOne: number;
  passK: number;
  /** The share of plays in which each dimension held. */
  held: Record<Dimension, number>;
}

/** Sums verdicts up, those of one scenario together. */
export function ratesOf(verdicts: readonly (readonly Verdict[])[]): Rates {
  const plays = verdicts.flat();
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const passed = plays.filter(passes).length;
  const always = verdicts.filter((tries) => tries.length > 0 && tries.every(passes)).length;
  return {
    scenarios: verdicts.length,
    plays: plays.length,
    passOne: share(passed, plays.length),
    passK: share(always, verdicts.length),
    held: Object.fromEntries(
      DIMENSIONS.map((name) => [
        name,
        share(plays.filter((verdict) => verdict[name].length === 0).length, plays.length),
      ]),
    ) as Record<Dimension, number>,
  };
}
