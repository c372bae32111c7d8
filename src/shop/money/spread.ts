/*
 * Dividing amounts so that nothing is lost: a share is what a running total comes to, less what it came to
 * before. However a whole is split, the parts add up to it exactly. Amounts are whole minor units.
 */

/**
 * `amount` × `part` / `whole`, rounded down. Exact: a product of two amounts may be more than a number holds.
 * 0 of nothing.
 */
export function share(amount: number, part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}

/**
 * Divides `amount` by `weights`, by cumulative rounding. The parts add up to `amount`, and where it is at
 * most the sum of the weights no part exceeds its weight. Where all weights are 0 so are the parts.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  let reached = 0;
  return weights.map((weight) => {
    const before = share(amount, reached, whole);
    reached += weight;
    return share(amount, reached, whole) - before;
  });
}

/** The sum of amounts, in minor units. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
