import type { FeedLine } from './shop.ts';

/** What lines of the feed hold, for whoever looks before it is taken. */
export class RecognisedLines {
  #orders = 0;
  #products = 0;
  #places = 0;
  readonly #people = new Set<string>();
  readonly #some: { order: string; name: string; total: number; currency: string }[] = [];

  add(lines: readonly FeedLine[]): void {
    for (const line of lines) {
      if (line.type === 'product') this.#products++;
      if (line.type === 'store') this.#places++;
      if ('customer' in line) this.#people.add(line.customer.id);
      if (line.type !== 'order') continue;
      this.#orders++;
      const { id: order, customer, total, currency } = line;
      if (this.#some.length < 3) this.#some.push({ order, name: customer.name, total, currency });
    }
  }

  told() {
    const counted = { orders: this.#orders, products: this.#products, places: this.#places };
    return { ...counted, people: this.#people.size, some: this.#some };
  }
}
