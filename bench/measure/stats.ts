/** What many measurements say; in their unit. */
export interface Summary {
  n: number;
  median: number;
  p95: number;
  /** Between the first and the third quartile. */
  iqr: number;
}

export function summary(values: readonly number[]): Summary {
  return {
    n: values.length,
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    iqr: quantile(values, 0.75) - quantile(values, 0.25),
  };
}

/** Linear between neighbours; NaN of nothing. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * A ratio as rounds saw it: each round compares its own medians, so that a slow minute weighs on both sides.
 */
export interface Ratio {
  median: number;
  least: number;
  most: number;
  /** Between the first and the third quartile of the rounds. */
  iqr: number;
}

/** `these` over `those`, round by round; `q` says which quantile of a round is compared. */
export function ratio(these: readonly number[][], those: readonly number[][], q = 0.5): Ratio {
  const each = these.flatMap((values, round) => {
    const against = those[round];
    return values.length && against?.length ? [quantile(values, q) / quantile(against, q)] : [];
  });
  return {
    median: quantile(each, 0.5),
    least: Math.min(...each),
    most: Math.max(...each),
    iqr: quantile(each, 0.75) - quantile(each, 0.25),
  };
}
