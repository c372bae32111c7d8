import { number } from '../../sandbox/seed/chance.ts';

/** Dice that fall the same way for the same seed. */
export class Chance {
  readonly #seed: number;
  #rolls = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return number(`${this.#seed}/${this.#rolls++}`, limit);
  }

  /** True once in `times` on average. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}
